"""The story: an article, its aligned paragraphs, and the glossary that it is held to."""

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.house import Region, Source, Topic
from articles.models.intake import Block, RawDocument
from articles.models.languages import LANGUAGES, get
from articles.text.digest import digest as digest


class Article(models.Model):
    """A story in all its languages: what it is about, where it came from, and what bars it from publication."""

    class Rights(models.TextChoices):
        UNKNOWN = "unknown", _("not cleared")
        OWNED = "owned", _("our own")
        LICENSED = "licensed", _("licensed")
        QUOTATION = "quotation", _("used under an exception")

    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=False)
    source_language = models.CharField(
        _("source language"), max_length=20, help_text=_("The language that the other texts follow.")
    )
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    publisher = models.ForeignKey(
        Source, verbose_name=_("publisher"), null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    region = models.ForeignKey(
        Region, verbose_name=_("region"), null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    sources = models.ManyToManyField(Source, verbose_name=_("sources"), blank=True, related_name="stories")
    documents = models.ManyToManyField(RawDocument, verbose_name=_("raw documents"), related_name="articles")
    rights = models.CharField(_("rights"), max_length=20, choices=Rights.choices, default=Rights.UNKNOWN)
    rights_note = models.TextField(_("rights note"), blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    legal_hold = models.BooleanField(_("legal hold"), default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    # Tallies for the board, kept by the stage "tally".
    cruft_waiting = models.PositiveIntegerField(default=0, editable=False)
    quotes_waiting = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        return self.slug


def unused_slug(stem: str, promised: Collection[str] = ()) -> str:
    """`stem`, or `stem` with the first number that makes it no article's slug and none of those `promised`.

    Slugs are asked for by name, which the index answers; what a slug begins with would be compared with each.
    """
    start, names = 1, [stem]
    while True:
        taken = {*promised, *Article.objects.filter(slug__in=names).values_list("slug", flat=True)}
        if free := next((name for name in names if name not in taken), None):
            return free
        start = start * 10 if start > 1 else 2
        names = [f"{stem}-{number}" for number in range(start, start * 10)]


# Positions are unique: rows move this far out of the way before they take their new places.
OUT_OF_THE_WAY = 1_000_000


class Paragraph(models.Model):
    """One aligned passage of an article: a row with its text in each language. Headline and standfirst are rows too.

    A row that a person arranged (merged, split, moved or paired) is left alone when rows are assembled anew.

    Per language also: where the text came from, the digest of the text that a person approved, the digest of the source text
    that it was made from, an exemption with its reason, and new machine text that waits because a person owns the present one.
    """

    class Kind(models.TextChoices):
        HEADLINE = "headline", _("headline")
        STANDFIRST = "standfirst", _("standfirst")
        PARAGRAPH = "paragraph", _("paragraph")
        HEADING = "heading", _("heading")
        CAPTION = "caption", _("caption")
        LIST_ITEM = "list-item", _("list item")

    class Origin(models.TextChoices):
        SOURCE = "source", _("source")
        MACHINE = "machine", _("machine")
        IMPORTED = "imported", _("imported")
        CONVERTED = "converted", _("converted")
        HUMAN = "human", _("human")

    class Exemption(models.TextChoices):
        LEFT_OUT = "left-out", _("left out on purpose")
        SAME = "same", _("same on purpose")

    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.PARAGRAPH)
    blocks = models.ManyToManyField(Block, verbose_name=_("blocks"), blank=True, related_name="paragraphs")
    is_arranged = models.BooleanField(_("arranged by a person"), default=False)
    text = models.TextField(_("text"), blank=True)
    origin = models.CharField(_("origin"), max_length=20, choices=Origin.choices, blank=True)
    approved_digest = models.CharField(max_length=64, blank=True)
    made_from_digest = models.CharField(max_length=64, blank=True)
    exemption = models.CharField(_("exemption"), max_length=20, choices=Exemption.choices, blank=True)
    exemption_reason = models.TextField(_("reason of the exemption"), blank=True)
    proposal = models.TextField(_("proposal"), blank=True)

    class Meta:
        ordering = ["article_id", "position"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        permissions = [
            ("correct_paragraph", "Can correct the text of a paragraph"),
            ("approve_paragraph", "Can approve the text of a paragraph"),
        ]
        constraints = [models.UniqueConstraint(fields=["article", "position"], name="paragraph_position_unique")]

    def __str__(self) -> str:
        return f"{self.article_id}:{self.position}"

    def is_approved(self, language: str) -> bool:
        """Whether a person approved the very text that stands there now."""
        text = get(self, "text", language)
        return bool(text) and get(self, "approved_digest", language) == digest(text)

    def is_stale(self, language: str, source_language: str) -> bool:
        """Whether the source text has changed since this language's text was made from it; fresh again when it goes back."""
        made_from = get(self, "made_from_digest", language)
        return bool(made_from) and made_from != digest(get(self, "text", source_language))

    def needs_approval(self, language: str, source_language: str) -> bool:
        """Whether a person has yet to say that the text is right as it stands, against the source as it stands."""
        if not get(self, "text", language):
            return False
        return not self.is_approved(language) or self.is_stale(language, source_language)

    def is_owned(self, language: str) -> bool:
        """Whether a person wrote or approved the text, so that no stage may overwrite it."""
        return get(self, "origin", language) == self.Origin.HUMAN or self.is_approved(language)


class Term(models.Model):
    """A glossary entry: per language the form to use, others that will do, and forms to avoid; of the house or of one article."""

    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="terms",
        help_text=_("Empty for the whole house."),
    )
    form = models.CharField(_("form to use"), max_length=200, blank=True)
    also = models.JSONField(_("also right"), default=list, blank=True)
    avoid = models.JSONField(_("forms to avoid"), default=list, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return " / ".join(form for language in LANGUAGES if (form := get(self, "form", language)))
