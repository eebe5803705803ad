"""What the desk works on: findings about the text and quotes in it."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.house import Source
from articles.models.languages import LANGUAGES, column
from articles.models.story import Article, Paragraph


class Finding(models.Model):
    """Something that a check found, at a place; its key outlives edits elsewhere, so that a dismissal does too."""

    class Severity(models.TextChoices):
        MUST_FIX = "must-fix", _("must fix")
        ADVISORY = "advisory", _("advisory")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        FIXED = "fixed", _("fixed")
        DISMISSED = "dismissed", _("dismissed")

    class Origin(models.TextChoices):
        CHECK = "check", _("a check")
        PERSON = "person", _("an editor")
        READER = "reader", _("a reader")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="findings")
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.CASCADE, related_name="findings")
    key = models.CharField(max_length=64)
    check_id = models.CharField(_("check"), max_length=40)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity.choices)
    language = models.CharField(_("language"), max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    evidence = models.TextField(_("evidence"))
    parameters = models.JSONField(default=dict)
    suggestion = models.TextField(_("suggestion"), null=True)  # noqa: DJ001 - None is "no suggestion", "" is "delete it"
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("dismissed by")
    )
    dismissal_reason = models.TextField(_("reason of the dismissal"), blank=True)
    origin = models.CharField(_("found by"), max_length=10, choices=Origin.choices, default=Origin.CHECK)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    class Meta:
        ordering = ["article_id", "paragraph__position", "language", "start"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        permissions = [("dismiss_finding", "Can dismiss a finding")]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="finding_key_unique"),
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="finding_span_valid"),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | (Q(dismissed_by__isnull=False) & ~Q(dismissal_reason="")),
                name="finding_dismissal_has_who_and_why",
            ),
        ]
        indexes = [models.Index(fields=["article", "state", "severity"], name="finding_open")]

    def __str__(self) -> str:
        return f"{self.check_id} {self.language} {self.evidence}"


def finding_key(check: str, paragraph: int | None, language: str, evidence: str, number: int = 1) -> str:
    """What a finding is known by: check, place and evidence, and a number where the same evidence stands twice in one place."""
    identity = (check, paragraph, language, evidence, number)
    return hashlib.sha256("\x1f".join(map(str, identity)).encode()).hexdigest()


class Quote(models.Model):
    """Words attributed to a source, with their span in a paragraph per language; suggested until a person confirms them."""

    class Type(models.TextChoices):
        DIRECT = "direct", _("direct")
        INDIRECT = "indirect", _("indirect")
        MIXED = "mixed", _("mixed")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="quotes")
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    type = models.CharField(_("type"), max_length=10, choices=Type.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.SUGGESTED)
    words = models.TextField(_("words"), blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    speaker = models.CharField(_("speaker in the text"), max_length=300, blank=True)
    cue = models.CharField(_("cue"), max_length=60, blank=True)

    class Meta:
        ordering = ["paragraph_id", "pk"]
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        permissions = [("confirm_quote", "Can confirm or reject a quote")]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{column('start', code)}__isnull": True})
                | Q(**{f"{column('start', code)}__lt": F(column("end", code))}),
                name=f"quote_span_valid_{code.replace('-', '_')}",
            )
            for code in LANGUAGES
        ]

    def __str__(self) -> str:
        return f"{self.paragraph_id} {self.type}"


class TextDraft(models.Model):
    """What a person typed into a text's box and has not saved: kept as she types, gone when she saves it or puts it aside.

    `base` is the text that she began from, so that a conflict can be shown with all three texts.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="drafts")
    language = models.CharField(_("language"), max_length=20)
    text = models.TextField(_("text"), blank=True)
    base = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [models.UniqueConstraint(fields=["user", "paragraph", "language"], name="text_draft_unique")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.paragraph_id} {self.language}"


class Presence(models.Model):
    """Who has an article open just now, and which row she is in."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="presence_unique")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.article_id}"
