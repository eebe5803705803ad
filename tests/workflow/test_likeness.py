"""What is like what is found by an index, of the pages that articles draw on, and in the same time however many there are."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test.utils import CaptureQueriesContext

from articles.models import Likeness, RawDocument
from articles.workflow import likeness
from tests.make import make_article, make_document, make_story

pytestmark = pytest.mark.django_db

SEED = settings.BASE_DIR / "seeds" / "yunnan-blockchain"
ENGLISH, CHINESE = ((SEED / name).read_text(encoding="utf-8") for name in ("en.txt", "zh-hant.txt"))
ADVERT = "\n\nSubscribe today and save 40 % on your first year of good reading.\n"


def found(text: str, language: str, **fields: object) -> likeness.Twin | None:
    document = make_document(text, language, **fields)
    return likeness.twin(likeness.candidate(document), apart_from=[document.pk])


def test_the_same_page_is_found() -> None:
    story = make_story({"en": ENGLISH})
    twin = found(ENGLISH + ADVERT, "en")
    assert twin
    assert (twin.kind, twin.article) == ("page", story)
    assert twin.score > 0.9


def test_the_same_story_is_found_in_the_other_language() -> None:
    story = make_story({"zh-hant": CHINESE})
    twin = found(ENGLISH, "en")
    assert twin
    assert (twin.kind, twin.article) == ("story", story)


def test_another_story_is_not() -> None:
    make_story({"zh-hant": CHINESE})
    assert found("Ajax beat Feyenoord\n\nBrobbey scored three times in Amsterdam on Sunday.\n", "en") is None


def test_a_page_that_no_article_draws_on_is_not_found_however_often_it_came() -> None:
    for number in range(5):
        make_document(ENGLISH + ADVERT + f"Edition {number} of the day\n")
    assert found(ENGLISH, "en") is None
    story = make_story({"en": ENGLISH + "\nThe end of it all.\n"})
    for number in range(5, 10):
        make_document(ENGLISH + ADVERT + f"Edition {number} of the day\n")
    twin = found(ENGLISH + "\nAnd one line more.\n", "en")
    assert twin
    assert twin.article == story


@pytest.mark.parametrize("names", ["first", "second"])
def test_pages_that_name_each_other_are_found_whichever_names_the_other(names: str) -> None:
    urls = {"zh-hant": "https://example.org/zh", "en": "https://example.org/en"}
    abouts = [{"alternates": {"en": urls["en"]}}, {"alternates": {"zh-hant": urls["zh-hant"]}}]
    first, second = abouts if names == "first" else abouts[::-1]
    document = make_document(
        "雲南引領新基建。", "zh-hant", url=urls["zh-hant"], about=first if names == "first" else {}
    )
    make_article().documents.add(document)
    twin = found("Yunnan leads.", "en", url=urls["en"], about=second if names == "first" else abouts[1])
    assert twin
    assert (twin.kind, twin.document) == ("address", document)


def test_two_pages_that_name_a_third_are_no_twins() -> None:
    third = {"alternates": {"zh-hans": "https://example.org/home"}}
    make_article().documents.add(make_document("雲南引領新基建。", "zh-hant", url="https://example.org/a", about=third))
    assert found("Ajax beat Feyenoord.", "en", url="https://example.org/b", about=third) is None


def test_run_again_the_keys_stay_and_follow_the_text() -> None:
    document = make_document("Kunming opened a blockchain centre.\n\nIt cost 10,400 yuan.\n")
    before = {*Likeness.objects.values_list("pk", flat=True)}
    likeness.fingerprint(document=document)
    assert {*Likeness.objects.values_list("pk", flat=True)} == before
    document.blocks.filter(position=1).update(is_cruft=True)
    likeness.fingerprint(document=RawDocument.objects.get(pk=document.pk))
    assert {*Likeness.objects.values_list("pk", flat=True)} != before


def test_a_key_of_half_the_archive_is_asked_for_its_newest_only(django_assert_max_num_queries, monkeypatch) -> None:
    monkeypatch.setattr(likeness, "NEWEST", 3)
    stories = [make_story({"en": f"{ENGLISH}\nPart {number} of it.\n"}) for number in range(5)]
    with django_assert_max_num_queries(60) as queries:
        twin = found(ENGLISH + ADVERT, "en")
    assert isinstance(queries, CaptureQueriesContext)
    assert twin
    assert twin.article in stories[2:]
