"""What readers see: immutable revisions, the edition of an article in each language, and public corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.languages import get
from articles.models.story import Article, Paragraph, digest

HEAD: tuple[str, ...] = (Paragraph.Kind.HEADLINE, Paragraph.Kind.STANDFIRST)


class Passage(NamedTuple):
    """One text of an edition; `row` is the id of its paragraph, 0 for the headline and standfirst of a revision, each of which is one."""

    row: int
    kind: str
    text: str


def draft_passages(paragraphs: Iterable[Paragraph], language: str) -> tuple[Passage, ...]:
    """The texts of a draft as a revision would hold them: headline, standfirst, then the body."""
    rows = [row for row in paragraphs if get(row, "text", language)]
    rows.sort(key=lambda row: HEAD.index(row.kind) if row.kind in HEAD else len(HEAD))
    return tuple(Passage(0 if row.kind in HEAD else row.pk, row.kind, get(row, "text", language)) for row in rows)


def wording(passages: Iterable[Passage]) -> str:
    """A digest of what the texts say and as what, whatever rows they stand in."""
    return digest("\n".join(f"{passage.kind}\t{passage.text}" for passage in passages))


class Revision(models.Model):
    """An immutable snapshot of an article in one language; pages, feeds and diffs read it, never the draft."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    language = models.CharField(_("language"), max_length=20)
    number = models.PositiveIntegerField(_("number"))
    headline = models.TextField(_("headline"))
    standfirst = models.TextField(_("standfirst"), blank=True)
    content = models.JSONField(_("content"))
    digest = models.CharField(max_length=64)
    is_approved = models.BooleanField(_("every paragraph approved"))
    modified_at = models.DateTimeField(_("last substantive change"))
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["article_id", "language", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [models.UniqueConstraint(fields=["article", "language", "number"], name="revision_number_unique")]

    def __str__(self) -> str:
        return f"{self.article} {self.language} {self.number}"

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts: headline, standfirst, then the body."""
        head = zip(HEAD, (self.headline, self.standfirst), strict=True)
        body = (Passage(row["id"], row["kind"], row["text"]) for row in self.content["paragraphs"])
        return (*(Passage(0, kind, text) for kind, text in head if text), *body)


class Filing(models.Model):
    """A list that a revision belongs to, so that lists ask an index and not the content: of a region, of a topic, of a source that it
    draws on or was first published by, or (with slug "") of the stories that quote somebody.

    `language` and `published_at` are those of the edition that the revision was made for: the index has a list in the order of its page.
    Filings of past revisions stay, and count for nothing.
    """

    class Kind(models.TextChoices):
        REGION = "region"
        TOPIC = "topic"
        SOURCE = "source"
        QUOTES = "quotes"

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="filings", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    slug = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=20)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "kind", "slug"], name="filing_unique")]
        indexes = [
            models.Index(fields=["kind", "slug", "language", "-published_at", "-revision"], name="filing_list"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.kind} {self.slug}"


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, and which of them are public."""

    def published(self, at: datetime | None = None) -> EditionQuerySet:
        """The editions that readers may see at a moment (now, unless one is given); a scheduled one from its moment on."""
        return self._shown(at, Edition.State.PUBLISHED, Edition.State.SCHEDULED)

    def retracted(self, at: datetime | None = None) -> EditionQuerySet:
        """The editions in whose place readers find a retraction notice."""
        return self._shown(at, Edition.State.RETRACTED)

    def approved(self, at: datetime | None = None) -> EditionQuerySet:
        """The published editions that search engines and feeds may have: a person approved all of it, and the rights are cleared."""
        return self.published(at).filter(revision__is_approved=True).exclude(article__rights=Article.Rights.UNKNOWN)

    def _shown(self, at: datetime | None, *states: str) -> EditionQuerySet:
        at = at or timezone.now()
        return self.filter(
            Q(article__embargo_until__isnull=True) | Q(article__embargo_until__lte=at),
            state__in=states,
            published_at__lte=at,
            article__legal_hold=False,
        )


class Edition(models.Model):
    """An article in one language: its state, the revision that readers see, and tallies of what is left to do."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        RETRACTED = "retracted", _("retracted")

    class Need(models.TextChoices):
        """What an editor has to do next, in the order in which she does it; the last ones need nothing."""

        CRUFT = "cruft", _("cruft to confirm")
        MUST_FIX = "must-fix", _("must-fix open")
        STALE = "stale", _("stale")
        REVIEW = "review", _("to review")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        GONE = "gone", _("withdrawn or retracted")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(_("language"), max_length=20)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("published revision"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("first published"), null=True, blank=True)
    # Tallies for the board, kept by the stage "tally".
    need = models.CharField(_("needs"), max_length=10, choices=Need.choices, default=Need.REVIEW, editable=False)
    must_fix = models.PositiveIntegerField(default=0, editable=False)
    advisory = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    unapproved = models.PositiveIntegerField(default=0, editable=False)
    stale = models.PositiveIntegerField(default=0, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "language"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [
            ("publish_edition", "Can publish and withdraw an edition"),
            ("override_gate", "Can publish past a closed gate, with a reason"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="edition_language_unique"),
            models.UniqueConstraint(fields=["revision"], name="edition_revision_unique"),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "scheduled"])
                | Q(revision__isnull=False, published_at__isnull=False),
                name="edition_published_has_revision",
            ),
        ]
        indexes = [
            models.Index(fields=["language", "-published_at", "state"], name="edition_public"),
            models.Index(fields=["language", "need", "article"], name="edition_need"),
            models.Index(fields=["article", "need", "language"], name="edition_of_article"),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.language}"

    def state_at(self, at: datetime | None = None) -> Edition.State:
        """Its state at a moment: a scheduled edition is published from its moment on, whenever its job is run."""
        is_due = self.published_at is not None and self.published_at <= (at or timezone.now())
        return (
            Edition.State.PUBLISHED if self.state == Edition.State.SCHEDULED and is_due else Edition.State(self.state)
        )


class Correction(models.Model):
    """A public note: what was wrong, what is right, and where the error arose. A typo leaves the modified date alone."""

    class Kind(models.TextChoices):
        TYPO = "typo", _("typo")
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        UPDATE = "update", _("update")
        RETRACTION = "retraction", _("retraction")

    class Arose(models.TextChoices):
        ORIGINAL = "original", _("in the original")
        TRANSLATION = "translation", _("in translation")
        CONVERSION = "script-conversion", _("in script conversion")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    paragraph = models.ForeignKey(Paragraph, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    languages = models.JSONField(_("languages concerned"), default=list)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    arose = models.CharField(_("where the error arose"), max_length=20, choices=Arose.choices)
    wrong = models.TextField(_("what was wrong"))
    right = models.TextField(_("what is right"))
    note = models.TextField(_("note to readers"))
    created_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = [models.Index(fields=["-published_at", "-id"], name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"
