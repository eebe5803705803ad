"""What the house knows before a story arrives: regions, topics, and the sources that stories draw on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.languages import LANGUAGES, name_in
from articles.text.cruft.taught import Lesson, Lessons


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
    """Who or what a story draws on: names, roles and known wrong spellings in each language. A publisher is a source.

    A source that turned out to be another one stays as `merged_into` that one, so that its public address leads on.
    """

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
    also = models.JSONField(_("other names"), default=list, blank=True, help_text=_("Names that are right too."))
    wrong_spellings = models.JSONField(
        _("wrong spellings"), default=list, blank=True, help_text=_("Known wrong forms, as a list of strings.")
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return name_in(self, "name", LANGUAGES[0])


class PublisherRuleQuerySet(models.QuerySet["PublisherRule"]):
    """Rules, and what they teach the judge."""

    def lessons(self, publisher_id: int | None) -> Lessons:
        """The live rules of a publisher, which judge its pages; none where nobody knows the publisher."""
        if publisher_id is None:
            return Lessons()
        live = self.filter(publisher=publisher_id, state=PublisherRule.State.LIVE)
        return Lessons.of(Lesson(*row) for row in live.values_list("pk", "match", "pattern", "ruling"))


class PublisherRule(models.Model):
    """What editors taught about a publisher's pages: a block that reads so is always cruft, or always article.

    `pattern` is the block's text as articles.text.cruft.taught normalises it: the text itself, or its skeleton, in which
    figures and dates are left open. Only a live rule judges; a draft is tried against the archive first.
    """

    class Match(models.TextChoices):
        TEXT = "text", _("the whole text")
        SKELETON = "skeleton", _("the text with figures left open")

    class Ruling(models.TextChoices):
        KEEP = "keep", _("article")
        STRIP = "strip", _("cruft")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        LIVE = "live", _("live")
        RETIRED = "retired", _("retired")

    publisher = models.ForeignKey(
        Source, verbose_name=_("publisher"), on_delete=models.PROTECT, related_name="cruft_rules"
    )
    match = models.CharField(_("compares"), max_length=10, choices=Match.choices, default=Match.TEXT)
    pattern = models.TextField(_("pattern"))
    digest = models.CharField(max_length=64, editable=False)
    ruling = models.CharField(_("ruling"), max_length=5, choices=Ruling.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.LIVE)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = PublisherRuleQuerySet.as_manager()

    class Meta:
        ordering = ["publisher_id", "-made_at", "-pk"]
        verbose_name = _("publisher rule")
        verbose_name_plural = _("publisher rules")
        constraints = [
            models.UniqueConstraint(fields=["publisher", "match", "digest"], name="publisher_rule_pattern_unique")
        ]

    def __str__(self) -> str:
        return f"{self.get_ruling_display()}: {self.pattern[:60]}"
