"""Which fields hold a text for each language (the module's name is fixed by django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Correction, Paragraph, Picture, Quote, Region, Source, Term, Topic


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name",)


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name",)


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ("name", "role", "also", "wrong_spellings")


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = ("byline",)


@register(Paragraph)
class ParagraphTranslation(TranslationOptions):
    fields = (
        "text",
        "origin",
        "approved_digest",
        "made_from_digest",
        "exemption",
        "exemption_reason",
        "proposal",
    )


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "caption", "credit")


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("form", "also", "avoid")


@register(Quote)
class QuoteTranslation(TranslationOptions):
    fields = ("words", "start", "end", "speaker", "cue")


@register(Correction)
class CorrectionTranslation(TranslationOptions):
    fields = ("note",)
