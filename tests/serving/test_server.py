"""What readers get from the server in front of Django, in every process, while the newsroom works."""

import gzip

import brotli
import pytest
import zstandard

from tests import live
from tests.serving.conftest import House, soon

UNPACK = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": zstandard.ZstdDecompressor().decompress,
}


def slug(address: str) -> str:
    return address.split("/")[3]


def test_readers_soon_see_each_change_in_every_worker(house: House, tea: str) -> None:
    assert soon(lambda: b"Tea moves west" in house.get(tea)[2])
    assert soon(lambda: tea.encode() in house.get("/en/")[2])

    house.do(f"story('{slug(tea)}').paragraphs.filter(kind='headline').update(text_en='Tea moves east')")
    assert not soon(lambda: b"Tea moves east" in house.get(tea)[2], 0.3)  # a draft is nobody's business
    note = "languages=['en'], kind='correction', arose='translation', wrong='west', right='east'"
    house.do(f"do('{slug(tea)}', correcting.correct_public, {note}, notes={{'en': 'It moves east.'}}, override='seen')")
    for path in (tea, "/en/", "/en/regions/yunnan/"):
        assert soon(lambda: b"Tea moves east" in house.get(path)[2]), path  # noqa: B023 - asked before the next
    assert soon(lambda: b"It moves east." in house.get("/en/corrections/")[2])
    assert soon(lambda: b"It moves east." in house.get(tea)[2])


def test_a_withdrawn_story_is_gone_from_its_address_and_from_every_list(house: House, tea: str) -> None:
    lists = ("/", "/en/", "/en/regions/yunnan/")
    assert all(tea.encode() in house.get(path)[2] for path in lists)
    house.do(f"do('{slug(tea)}', publication.withdraw, language='en', reason='wrong')")
    assert soon(lambda: house.get(tea)[0] == 410)
    for path in lists:
        assert soon(lambda: tea.encode() not in house.get(path)[2]), path  # noqa: B023 - asked before the next
    assert house.get(tea.replace("en", "zh-hant", 1))[0] == 200


def test_a_story_under_legal_hold_is_gone(house: House, tea: str) -> None:
    assert house.get(tea)[0] == 200
    house.do(
        f"Article.objects.filter(slug='{slug(tea)}').update(legal_hold=True); conductor.decide_all(story('{slug(tea)}'), [])"
    )
    assert soon(lambda: house.get(tea)[0] in (404, 410))
    assert soon(lambda: tea.encode() not in house.get("/en/")[2])


def test_a_scheduled_story_is_there_at_its_moment_without_anybody_doing_anything(house: House) -> None:
    house.get("/en/")
    # To read the dictionaries takes its time.
    house.do("make_piece('coffee'); conductor.decide_all(story('coffee'), [])")
    coming = "languages=['en'], moment=timezone.now() + timedelta(seconds=8)"
    house.do(f"do('coffee', schedule.schedule, {coming})")
    assert b"/en/articles/coffee/" not in house.get("/en/")[2]
    assert house.get("/en/articles/coffee/")[0] == 404
    assert soon(lambda: house.get("/en/articles/coffee/")[0] == 200, 30)
    assert soon(lambda: b"/en/articles/coffee/" in house.get("/en/")[2])


def test_another_machine_that_shares_the_database_agrees(house: House, tea: str) -> None:
    other = live.free_address()
    with house.serve(address=other):
        for at in ("", other):
            assert house.get(tea, at=at)[0] == 200
        house.do(f"do('{slug(tea)}', publication.withdraw, language='en', reason='wrong')")
        for at in ("", other):
            assert soon(lambda: house.get(tea, at=at)[0] == 410), at  # noqa: B023 - asked before the next


@pytest.mark.parametrize(
    ("asked", "encoding"),
    [("gzip", "gzip"), ("gzip, br", "br"), ("zstd;q=1, gzip;q=0.5", "zstd"), ("br;q=0, GZIP", "gzip")],
)
def test_a_page_is_the_same_in_each_encoding_and_is_not_sent_twice(
    house: House, tea: str, asked: str, encoding: str
) -> None:
    status, plain, body = house.get(tea)
    assert (status, plain["vary"], plain.get("content-encoding")) == (200, "Accept-Encoding", None)
    _, headers, packed = house.get(tea, Accept_Encoding=asked)
    assert headers["content-encoding"] == encoding
    assert int(headers["content-length"]) == len(packed) < len(body)
    assert UNPACK[encoding](packed) == body
    status, unchanged, nothing = house.get(tea, Accept_Encoding=asked, If_None_Match=headers["etag"])
    assert (status, nothing, unchanged["etag"]) == (304, b"", headers["etag"])
    assert house.get(tea, Accept_Encoding=asked, If_None_Match='"another"')[0] == 200


def test_the_head_of_a_page_says_how_long_it_is(house: House, tea: str) -> None:
    _, headers, nothing = house.get(tea, method="HEAD")
    assert (nothing, headers["content-length"]) == (b"", str(len(house.get(tea)[2])))


def test_pages_carry_what_django_would_send_with_them(house: House, tea: str) -> None:
    stored, rendered = house.get(tea)[1], house.get(f"{tea}?from=elsewhere")[1]
    for name in ("content-type", "content-language", "x-content-type-options", "cache-control", "x-frame-options"):
        assert stored[name] == rendered[name]
    assert "default-src 'self'" in stored["content-security-policy"]
    assert not stored.keys() & {"set-cookie", "x-request-id"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/en/none/", 404), ("/en", 301), ("/admin/", 302), ("/en/?page=99", 404), ("/%E9/", 404), ("/en/?page=%00", 404)],
)
def test_what_is_no_stored_page_is_answered_too(house: House, path: str, status: int) -> None:
    assert house.get(path)[0] == status
    assert house.get(path, method="HEAD")[0] == status


def test_only_reading_and_only_the_own_address_is_answered_from_store(house: House) -> None:
    assert house.get("/en/", method="POST")[0] in (403, 405)
    assert house.get("/en/", Host="elsewhere.example")[0] == 400


def test_what_is_gone_is_never_unchanged(house: House, tea: str) -> None:
    house.do(f"do('{slug(tea)}', publication.withdraw, language='en', reason='wrong')")
    assert soon(lambda: house.get(tea)[0] == 410)
    assert house.get(tea, If_None_Match="*")[0] == 410
    assert house.get(tea, If_None_Match=house.get(tea)[1]["etag"])[0] == 410


def test_a_question_mark_that_is_part_of_an_address_begins_no_query(house: House) -> None:
    assert house.get("/en/?page=1")[0] == 200
    assert house.get("/en/%3Fpage=1")[0] == 404
