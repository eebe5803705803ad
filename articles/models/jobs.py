"""What is to be done at a moment: the side effects of what readers then see already."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.story import Article


class Job(models.Model):
    """One thing to do for one edition, done at most once. `before` holds what the edition was, to put it back when the job is cancelled."""

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("publish")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="jobs")
    language = models.CharField(_("language"), max_length=20)
    due_at = models.DateTimeField(_("due at"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("failed attempts"), default=0)
    error = models.TextField(_("last error"), blank=True)
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "article", "language"],
                condition=models.Q(done_at__isnull=True),
                name="job_waits_once",
            )
        ]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(done_at__isnull=True), name="job_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.article} {self.language}"
