"""The staff: what colleagues call each other, and which languages' texts a translator may edit."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _


class LanguageGrant(models.Model):
    """A language whose texts somebody may edit; who approves texts edits every language without one."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="language_grants"
    )
    language = models.CharField(_("language"), max_length=20, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["user_id", "language"]
        verbose_name = _("language to edit")
        verbose_name_plural = _("languages to edit")
        constraints = [models.UniqueConstraint(fields=["user", "language"], name="language_grant_unique")]

    def __str__(self) -> str:
        return self.get_language_display()


def called(person: User | None) -> str:
    """What colleagues and readers call a person: her name, else the one that she logs in with, of an e-mail address only the first part;
    "" for nobody."""
    return person.get_full_name() or person.get_username().partition("@")[0] if person else ""
