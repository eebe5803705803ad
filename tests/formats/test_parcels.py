"""Errands are opened one by one: nothing is loaded before it is asked for, and one bad place is one refusal."""

from __future__ import annotations

import json

import pytest

from articles import formats
from articles.errors import RefusedInput
from articles.formats.parcels import Errand, Place, Sent, named, opened

LINES = "application/jsonl"


def sent(place: Place, content: bytes = b"Text.", media_type: str = "text/plain") -> Sent:
    return Sent(place.name, place.name, content, media_type)


def errand(*names: str, paired: str = "") -> Errand:
    return Errand(tuple(map(Place, names)), paired)


def rows(*rows: dict[str, object]) -> bytes:
    return "\n".join(json.dumps({"body": ["Text."], **row}) for row in rows).encode()


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    loaded: list[str] = []

    def load(place: Place) -> Sent:
        loaded.append(place.name)
        return sent(place)

    parcels = opened([errand(f"{number}.txt") for number in range(10_000)], load)
    assert [next(parcels).place for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    assert loaded == ["0.txt", "1.txt", "2.txt"]


def test_the_pages_of_a_story_come_together() -> None:
    [parcel] = opened([errand("a.en.txt", "a.zh.txt", paired="name")], sent)
    assert ([page.place for page in parcel.pages], parcel.paired, parcel.container) == (
        ["a.en.txt", "a.zh.txt"],
        "name",
        None,
    )


def test_a_place_that_cannot_be_loaded_is_refused_and_the_rest_goes_on() -> None:
    def load(place: Place) -> Sent:
        if place.name == "bad.txt":
            raise RefusedInput("no", code="missing", place=place.name)
        return sent(place)

    parcels = list(opened([errand("bad.txt"), errand("good.txt")], load))
    assert [page.refused is None for parcel in parcels for page in parcel.pages] == [False, True]


def test_a_file_of_many_is_a_parcel_a_story() -> None:
    content = rows({"id": "1", "story": "a"}, {"id": "2"}, {"id": "3", "story": "a"}, {"id": "4"})
    parcels = list(opened([errand("many.jsonl")], lambda place: sent(place, content, LINES)))
    assert [[page.item for page in parcel.pages] for parcel in parcels] == [["1", "3"], ["2"], ["4"]]
    assert [parcel.paired for parcel in parcels] == ["story", "", ""]
    assert {parcel.container.place for parcel in parcels if parcel.container} == {"many.jsonl"}


def test_an_item_that_cannot_be_read_is_refused_alone() -> None:
    content = rows({"id": "1"}, {"id": "2", "body": 7}, {"id": "3"})
    parcels = list(opened([errand("many.jsonl")], lambda place: sent(place, content, LINES)))
    assert [parcel.pages[0].refused is None for parcel in parcels] == [True, False, True]


def test_a_file_of_many_that_breaks_off_gives_what_came_before() -> None:
    def items(content: bytes, place: str, media_type: str) -> object:
        yield formats.Item("1", b"<p>Text.", "text/html")
        raise RefusedInput("half", code="cut-off", place=place)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "items", items)
        parcels = list(opened([errand("many.jsonl")], lambda place: sent(place, b"", LINES)))
    assert [parcel.pages[0].refused is None for parcel in parcels] == [True, False]


def test_names_pair_files() -> None:
    assert [(len(found.places), found.paired) for found in named(["a.en.txt", "b.txt", "a.zh.txt"])] == [
        (2, "name"),
        (1, ""),
    ]
