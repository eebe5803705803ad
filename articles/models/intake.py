"""What came in: raw documents, kept byte for byte, and the blocks that they fall into with the verdict on each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.house import Source


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

    def __str__(self) -> str:
        return f"{self.filename or self.sha256[:12]} ({self.language})"

    @cached_property
    def text(self) -> str:
        """The page decoded; block offsets count its characters."""
        return bytes(self.content).decode(self.encoding)


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
    ruling = models.CharField(_("ruling"), max_length=5, choices=Ruling.choices, default=Ruling.NONE, blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("ruled by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    ruled_at = models.DateTimeField(_("ruled at"), null=True)
    ruling_reason = models.TextField(_("reason"), blank=True)

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
