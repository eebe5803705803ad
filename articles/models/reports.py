"""What readers tell the newsroom: an error in a public text, under an address at which they can see what came of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.desk import Finding
from articles.models.publication import Correction, Revision
from articles.models.story import Article, Paragraph


class ReaderReport(models.Model):
    """An error as a reader tells it. Nothing is kept of who told it but a digest that is another one each day, against floods."""

    token = models.CharField(max_length=32, unique=True)
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="reports")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.SET_NULL, related_name="+")
    finding = models.OneToOneField(Finding, null=True, on_delete=models.SET_NULL, related_name="report")
    correction = models.ForeignKey(Correction, null=True, on_delete=models.SET_NULL, related_name="reports")
    message = models.TextField(_("what a reader told"))
    sender = models.CharField(max_length=64)
    created_at = models.DateTimeField(_("received at"), default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        indexes = [
            models.Index(fields=["sender", "created_at"], name="report_sender"),
            models.Index(fields=["created_at"], name="report_time"),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.created_at:%Y-%m-%d}"
