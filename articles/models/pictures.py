"""The lead picture of an article, and the names of its files."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.languages import get
from articles.models.story import Article, digest

WORDS = ("alt", "caption", "credit")
SUFFIXES = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}
MEDIA_TYPES = {suffix: media_type for media_type, suffix in SUFFIXES.items()}
FOR_READERS = re.compile(rf"pictures/[0-9a-f]{{2}}/[0-9a-f]{{32}}\.(?P<suffix>{'|'.join(MEDIA_TYPES)})")
FOLDERS = ("pictures", "masters")


def file_name(folder: str, sha256: str, media_type: str) -> str:
    """Where a file lies in media storage: other bytes have another name, so that every cache may keep them for ever."""
    return f"{folder}/{sha256[:2]}/{sha256[:32]}.{SUFFIXES[media_type]}"


def words_version(sha256: str, words: Iterable[str]) -> str:
    """A digest of a picture and of what is said of it (alt, caption, credit); space more or less is no difference."""
    return digest("\n".join((sha256, *(" ".join(text.split()) for text in words))))


class Picture(models.Model):
    """The lead picture of an article: its files, made once when it was sent, and what is said of it in each language.

    Another picture is another row. Files stay in media storage while a picture or a revision names them.
    """

    article = models.OneToOneField(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="picture")
    master = models.CharField(max_length=120)  # the file that others can be made from; not for readers
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    files = models.JSONField(default=list)  # {name, type, width, height}
    alt = models.TextField(_("alt text"), blank=True)
    caption = models.TextField(_("caption"), blank=True)
    credit = models.TextField(_("credit"), blank=True)
    filename = models.CharField(_("name of the file as it was sent"), max_length=255, blank=True)
    uploaded_at = models.DateTimeField(_("sent at"), default=timezone.now)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return f"{self.article} {self.sha256[:12]}"

    def version(self, language: str) -> str:
        """A digest of the picture and of what is said of it in a language."""
        return words_version(self.sha256, (get(self, name, language) for name in WORDS))
