"""The board: numbers that are links, the pieces behind them, and who has which, at the same cost in an archive of any size."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Region
from articles.reading.desk_board import Filters, board
from tests.make import make_article, make_document, make_paragraph, make_source, make_user
from tests.many import fill

pytestmark = pytest.mark.django_db


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_waiting(need: str = "review", language: str = "en", **fields):
    """An article with one edition that needs something, and a headline."""
    article = make_article(**fields)
    make_paragraph(article, {language: f"About {article.slug}"}, kind="headline")
    article.editions.update(need=need)
    return article


def counts(seen) -> dict[str, int]:
    return {line.need: line.count for line in seen.lines if line.count}


def slugs(seen) -> list[str]:
    return [entry.piece.article.slug for entry in seen.entries]


def look(viewer, **chosen):
    return board(Filters(**chosen), viewer, "en")


def test_editions_are_counted_by_need_and_language() -> None:
    mei = make_user()
    make_waiting("must-fix")
    make_waiting("must-fix", "zh-hant")
    make_waiting("published")
    make_waiting("gone")
    seen = look(mei)
    assert counts(seen) == {"must-fix": 2, "published": 1}
    (line,) = [line for line in seen.lines if line.need == "must-fix"]
    assert {cell.language: cell.count for cell in line.cells} == {"en": 1, "zh-hans": 0, "zh-hant": 1}


def test_a_page_of_no_article_is_raw() -> None:
    document = make_document("A page that nobody has made anything of yet.")
    article = make_waiting()
    article.documents.add(make_document("A page of a story that is on the desk."))
    seen = look(make_user(), need="raw")
    assert counts(seen)["raw"] == 1
    assert [row.pk for row in seen.documents] == [document.pk]


def test_the_list_is_of_the_chosen_number_oldest_first() -> None:
    first, other, second = make_waiting("stale"), make_waiting("review"), make_waiting("stale")
    mei = make_user()
    assert slugs(look(mei, need="stale")) == [first.slug, second.slug]
    assert slugs(look(mei)) == [first.slug, other.slug, second.slug]
    assert slugs(look(mei, need="stale", language="zh-hant")) == []


def test_what_is_published_is_no_work() -> None:
    make_waiting("published")
    seen = look(make_user())
    assert slugs(seen) == []
    assert not seen.is_empty


def test_filters_narrow_the_numbers_and_the_list() -> None:
    mei, yunnan, herald = make_user(), Region.objects.create(slug="yunnan"), make_source("herald", kind="publication")
    mine = make_waiting(assignee=mei)
    theirs = make_waiting(assignee=make_user("li"), region=yunnan)
    free = make_waiting(publisher=herald)
    for chosen, expected in (
        ({"who": "mine"}, mine),
        ({"who": "unassigned"}, free),
        ({"region": yunnan.pk}, theirs),
        ({"publisher": herald.pk}, free),
    ):
        seen = look(mei, **chosen)
        assert slugs(seen) == [expected.slug]
        assert counts(seen) == {"review": 1}


def test_filters_stand_in_the_address_and_forged_ones_are_none() -> None:
    filters = Filters.of({"language": "en", "need": "stale", "who": "mine", "region": "7", "page": "3"})
    assert filters.query(page=filters.page) == "?language=en&need=stale&who=mine&region=7&page=3"
    assert filters.query(who="all") == "?language=en&need=stale&region=7"
    assert Filters.of({"language": "xx", "need": "'", "who": "x", "region": "-1", "page": "9" * 30}) == Filters()


def test_the_page_shows_headline_due_time_and_who_has_it() -> None:
    mei = make_user()
    article = make_waiting(assignee=make_user("li", first_name="Li"), due_at=timezone.now() - timedelta(hours=1))
    page = door(mei).get("/admin/").content.decode()
    for text in (f"About {article.slug}", "Overdue", "Li", "Assign to me"):
        assert text in page


def test_taking_and_losing_a_piece(client) -> None:
    article, mei, li = make_waiting(), make_user("mei", first_name="Mei"), make_user("li")
    take = {"do": "take", "seen_assignee": "", "seen_due_at": "", "next": "/admin/?who=mine"}
    answer = door(mei).post(f"/admin/articles/article/{article.pk}/assign/", take)
    assert answer.headers["Location"] == "/admin/?who=mine"
    answer = door(li).post(
        f"/admin/articles/article/{article.pk}/assign/", take | {"next": "//evil.example/"}, follow=True
    )
    assert "Mei has this piece now." in answer.content.decode()
    assert answer.redirect_chain[0][0] == "/admin/"
    article.refresh_from_db()
    assert article.assignee == mei


def test_a_due_time_is_saved_in_the_newsrooms_zone() -> None:
    article, mei = make_waiting(), make_user()
    post = {"do": "save", "assignee": mei.pk, "due_at": "2026-12-01T18:30", "seen_assignee": "", "seen_due_at": ""}
    door(mei).post(f"/admin/articles/article/{article.pk}/assign/", post)
    article.refresh_from_db()
    assert timezone.localtime(article.due_at).strftime("%Y-%m-%d %H:%M") == "2026-12-01 18:30"
    page = door(mei).get("/admin/").content.decode()
    assert 'value="2026-12-01T18:30"' in page


@pytest.mark.parametrize("role", [None, "Translator"])
def test_a_forged_post_assigns_nothing(role) -> None:
    article = make_waiting()
    client = door(make_user("zhou", role))
    assert client.post(f"/admin/articles/article/{article.pk}/assign/", {"do": "take"}).status_code == 403
    article.refresh_from_db()
    assert article.assignee is None
    assert "Assign to me" not in client.get("/admin/").content.decode()


def test_an_empty_desk_says_so() -> None:
    assert "The desk is empty." in door(make_user()).get("/admin/").content.decode()


def test_the_board_costs_the_same_in_a_large_archive(django_assert_max_num_queries) -> None:
    client = door(fill(2_000))
    assert Edition.objects.count() == 6_000
    client.get("/admin/")
    for query in ("", "?need=published&language=en", "?who=mine", "?need=raw"):
        with django_assert_max_num_queries(12):
            assert client.get(f"/admin/{query}").status_code == 200
