"""What the house knows before a story arrives: regions, topics, and the sources that stories draw on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.languages import LANGUAGES, name_in


class Region(models.Model):
    """A place that the newsroom covers, named in each language."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self) -> str:
        return name_in(self, "name", LANGUAGES[0])


class Topic(models.Model):
    """A subject that stories share, named in each language."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return name_in(self, "name", LANGUAGES[0])


class Source(models.Model):
    """Who or what a story draws on: names, roles and known wrong spellings in each language. A publisher is a source."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        PUBLICATION = "publication", _("publication")
        DOCUMENT = "document", _("document")
        UNNAMED = "unnamed", _("unnamed")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(
        _("name"), max_length=300, help_text=_("For an unnamed source: how the story describes it.")
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    wrong_spellings = models.JSONField(
        _("wrong spellings"), default=list, blank=True, help_text=_("Known wrong forms, as a list of strings.")
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return name_in(self, "name", LANGUAGES[0])
