"""The audit trail: append-only, a trigger forbids changing or deleting an entry."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.story import Article


class AuditEntry(models.Model):
    """Who did what to what, when and why, with the digests of the text before and after."""

    at = models.DateTimeField(_("at"), default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("actor"), on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(_("verb"), max_length=40)
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, on_delete=models.PROTECT, related_name="audit_entries"
    )
    subject = models.CharField(_("subject"), max_length=200)
    language = models.CharField(_("language"), max_length=20, blank=True)
    before = models.CharField(_("digest before"), max_length=64, blank=True)
    after = models.CharField(_("digest after"), max_length=64, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    detail = models.JSONField(_("detail"), default=dict)
    request_id = models.CharField(_("request"), max_length=36, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [models.Index(fields=["article", "-at"], name="audit_article")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
