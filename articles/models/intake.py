"""What came in: raw documents, kept byte for byte, and the blocks that they fall into with the verdict on each."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.formats import CONTAINERS, Document, read
from articles.models.house import PublisherRule, Source


class RawDocument(models.Model):
    """A page exactly as received, with where, when and by whom; a trigger forbids changing or deleting it."""

    class Origin(models.TextChoices):
        SOURCE = "source", _("as published by the source")
        MACHINE = "machine", _("machine translation")
        IMPORTED = "imported", _("translation of unknown make")

    content = models.BinaryField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    encoding = models.CharField(_("encoding"), max_length=20)
    media_type = models.CharField(_("media type"), max_length=100)
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=20)
    origin = models.CharField(_("origin"), max_length=20, choices=Origin.choices)
    publisher = models.ForeignKey(
        Source, verbose_name=_("publisher"), null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    url = models.URLField("URL", max_length=2000, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    rights_note = models.TextField(_("rights note"), blank=True)
    extracted = models.TextField(_("text read out of markup"), blank=True, editable=False)
    about = models.JSONField(_("what the page says of itself"), default=dict, blank=True)
    container = models.ForeignKey(
        "self", verbose_name=_("came in"), null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    item = models.CharField(_("id there"), max_length=500, blank=True)
    received_from = models.CharField(_("received from"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("received by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("raw document")
        verbose_name_plural = _("raw documents")
        permissions = [("receive_document", "Can receive a raw document")]
        # The board counts pages by language; beside their bytes that would read the whole archive.
        indexes = [models.Index(fields=["language", "publisher", "media_type"], name="document_by_language")]

    def __str__(self) -> str:
        return f"{self.filename or self.sha256[:12]} ({self.language})"

    @cached_property
    def text(self) -> str:
        """The page decoded, or what was read out of its markup when it came; block offsets count its characters."""
        return self.extracted or bytes(self.content).decode(self.encoding)

    @cached_property
    def page(self) -> Document:
        """The page as its reader gives it now, from the bytes. Raises RefusedInput for a file that holds many pages."""
        return read(bytes(self.content), self.filename, self.media_type, self.encoding)


class BlockQuerySet(models.QuerySet["Block"]):
    """Blocks by their verdicts."""

    def kept(self) -> "BlockQuerySet":
        """Those of which Block.kept is true."""
        return self.filter(Q(ruling=Block.Ruling.KEEP) | Q(ruling=Block.Ruling.NONE, is_cruft=False))


class Block(models.Model):
    """A stretch of a raw document, `document.text[start:end]`, and the verdict on it: the machine's, overruled by a person's."""

    class Ruling(models.TextChoices):
        NONE = "", _("as the rules say")
        KEEP = "keep", _("keep")
        STRIP = "strip", _("strip")

    document = models.ForeignKey(
        RawDocument, verbose_name=_("document"), on_delete=models.PROTECT, related_name="blocks"
    )
    position = models.PositiveIntegerField(_("position"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=20)
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    is_cruft = models.BooleanField(_("cruft by rule"), default=False)
    score = models.FloatField(_("score"), default=0.0)
    evidence = models.TextField(_("evidence"), blank=True)
    markup = models.JSONField(_("markup"), null=True, editable=False)
    taught_by = models.ForeignKey(
        PublisherRule, verbose_name=_("publisher rule"), null=True, on_delete=models.SET_NULL, related_name="blocks"
    )
    ruling = models.CharField(_("ruling"), max_length=5, choices=Ruling.choices, default=Ruling.NONE, blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("ruled by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    ruled_at = models.DateTimeField(_("ruled at"), null=True)
    ruling_reason = models.TextField(_("reason"), blank=True)

    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["document_id", "position"]
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        permissions = [("judge_block", "Can keep or strip a block")]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="block_position_unique"),
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="block_span_valid"),
            models.CheckConstraint(
                condition=Q(ruling="") | Q(ruled_by__isnull=False, ruled_at__isnull=False),
                name="block_ruling_has_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}:{self.position}"

    @property
    def kept(self) -> bool:
        """Whether the block is part of the article: a person's ruling decides, else the rules."""
        return self.ruling == self.Ruling.KEEP if self.ruling else not self.is_cruft


class Likeness(models.Model):
    """One key of a document's fingerprint: documents that share a key may be the same page, or the same story told again.

    Keys are the bands of a MinHash (articles.text.likeness), so that likely twins are found by an index and not by comparing all.
    """

    document = models.ForeignKey(RawDocument, on_delete=models.CASCADE, related_name="likenesses")
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "document"], name="likeness_unique")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.key:x}"


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    """What waits, and for whom."""

    def waiting(self, at: datetime | None = None) -> "ArrivalQuerySet":
        """What came in within the last day; the rest is as good as gone."""
        return self.filter(sent_at__gt=(at or timezone.now()) - Arrival.KEPT)

    def pages(self) -> "ArrivalQuerySet":
        """What can become a document, without the files that pages came in."""
        return self.exclude(media_type__in=CONTAINERS)

    def of(self, user: Any) -> "ArrivalQuerySet":
        """What this user sent; for a superuser what anybody sent."""
        return self if user.is_superuser else self.filter(sent_by=user.pk)


class Arrival(models.Model):
    """Bytes that an editor sent and has not decided on: shown with verdicts before anything is made, and gone after a day.

    `flips` maps a block's position to "keep" or "strip" where the editor overruled the verdict; `choices` holds what she
    entered about the page, field by field as she typed it.
    """

    KEPT = timedelta(days=1)

    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    position = models.PositiveIntegerField(default=0)
    content = models.BinaryField()
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100)
    flips = models.JSONField(default=dict, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="arrival_position_unique")]

    def __str__(self) -> str:
        return self.filename or str(self.pk)
