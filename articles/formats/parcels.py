"""What is sent to be imported, from its places to bytes: the pages of one story, or a file that holds many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from articles import formats
from articles.errors import RefusedInput
from articles.formats import filenames
from articles.formats.records import Item

Pairing = str  # "", "pair" (as told), "name", "story" (by the file that holds both), "number" (likely: the texts must say so too)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: `name` to open it by, an address where `is_address`, "-" for standard input."""

    name: str
    is_address: bool = False

    @property
    def shown(self) -> str:
        """What reports and the archive call it: a file's name may hold bytes that are no text."""
        return self.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

    @property
    def path(self) -> PurePath:
        """The place as a path, for what its name says."""
        return PurePath(self.name)


@dataclass(frozen=True, slots=True)
class Errand:
    """Places whose pages are one story, the original first where somebody said which it is."""

    places: tuple[Place, ...]
    paired: Pairing = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A page, or a file of many, as it was sent. `charset` is what the server calls its encoding; `item` and `story` are
    its ids in the file that held it, `refused` is why it has no bytes."""

    place: str
    filename: str
    content: bytes
    media_type: str
    language: str = ""
    url: str = ""
    charset: str = ""
    item: str = ""
    story: str = ""
    refused: RefusedInput | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """The pages of one story, with the file of many that held them where there was one."""

    pages: tuple[Sent, ...]
    paired: Pairing = ""
    container: Sent | None = None
    file: PurePath | None = None

    @property
    def place(self) -> str:
        """What reports call it."""
        return self.pages[0].place


def opened(errands: Iterable[Errand], load: Callable[[Place], Sent]) -> Iterator[Parcel]:
    """The parcels of the errands, each loaded when it is asked for; a file that holds many becomes a parcel a story."""
    for errand in errands:
        pages = tuple(_loaded(place, load) for place in errand.places)
        numbered = errand.places[0].path if len(pages) == 1 and not errand.places[0].is_address else None
        if not any(page.media_type in formats.CONTAINERS for page in pages):
            yield Parcel(pages, errand.paired, file=numbered)
            continue
        for page in pages:
            yield from _unpacked(page) if page.media_type in formats.CONTAINERS else [Parcel((page,))]


def _loaded(place: Place, load: Callable[[Place], Sent]) -> Sent:
    try:
        return load(place)
    except RefusedInput as error:
        return _refused(place.shown, error)


def _refused(place: str, error: RefusedInput) -> Sent:
    return Sent(place, "", b"", "", refused=error)


def _unpacked(container: Sent) -> Iterator[Parcel]:
    """A parcel for each story of the file, in the order in which each began; items that say no story are one each."""
    stories: dict[str, list[Sent]] = {}
    try:
        for number, item in enumerate(formats.items(container.content, container.place, container.media_type)):
            stories.setdefault(f"story {item.story}" if item.story else f"item {number}", []).append(
                _of(item, container)
            )
    except RefusedInput as error:
        stories["the rest"] = [_refused(container.place, error)]
    for pages in stories.values():
        yield Parcel(tuple(pages), "story" if len(pages) > 1 else "", container)


def _of(item: Item, container: Sent) -> Sent:
    return Sent(
        f"{container.place}:{item.id}",
        f"{container.filename}:{item.id}",
        item.content,
        item.media_type,
        item=item.id,
        story=item.story,
        refused=item.refused,
    )


def named(paths: Sequence[str]) -> Iterator[Errand]:
    """Files as errands: those that their names make one story together."""
    for group in filenames.stories(map(PurePath, paths)):
        yield Errand(tuple(Place(str(path)) for path in group), "name" if len(group) > 1 else "")
