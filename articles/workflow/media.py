"""Files in media storage that nothing names any more: found, and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage

from articles.models import Picture, Revision
from articles.models.pictures import FOLDERS


def unnamed(before: datetime) -> Iterator[tuple[str, int]]:
    """The files that no picture and no revision names, each with its size; none that was stored since `before`.

    A file is stored before a picture names it, so that what is new is left alone.
    """
    named = _named()
    for name in _files():
        if name not in named and default_storage.get_modified_time(name) < before:
            yield name, default_storage.size(name)


def delete(name: str) -> None:
    """Deletes a file; one that is gone already is no error."""
    default_storage.delete(name)


def _named() -> set[str]:
    named: set[str] = set()
    for master, files in Picture.objects.values_list("master", "files").iterator():
        named.update((master, *(each["name"] for each in files)))
    frozen = Revision.objects.filter(content__has_key="picture").order_by()
    for files in frozen.values_list("content__picture__files", flat=True).iterator():
        named.update(each["name"] for each in files)
    return named


def _files() -> Iterator[str]:
    for folder in FOLDERS:
        for shelf in _listed(folder)[0]:
            yield from (f"{folder}/{shelf}/{name}" for name in _listed(f"{folder}/{shelf}")[1])


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return [], []
