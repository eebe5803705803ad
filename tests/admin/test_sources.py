"""Sources in the admin: lists one a line, where a source is used, likely duplicates, and the page that merges."""

import pytest
from django.test import Client

from articles.models import Source
from tests.make import make_article, make_paragraph, make_source, make_user
from tests.public.make import make_public, make_quote

pytestmark = pytest.mark.django_db


def door(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def twins() -> tuple[Source, Source]:
    return make_source(), make_source("ruan-2", name_en="RUAN Chengfa", name_zh_hans="", name_zh_hant="")


def address(*sources: Source) -> str:
    return "/admin/articles/source/merge/?" + "&".join(f"source={source.pk}" for source in sources)


def test_a_list_is_written_one_a_line() -> None:
    source, mei = make_source(), make_user()
    post = {
        "slug": source.slug,
        "kind": "person",
        "name_en": "Ruan Chengfa",
        "wrong_spellings_en": "Yuan\r\n Ruen \n\n",
    }
    assert door(mei).post(f"/admin/articles/source/{source.pk}/change/", post).status_code == 302
    source.refresh_from_db()
    assert source.wrong_spellings_en == ["Yuan", "Ruen"]


def test_a_changed_name_is_followed_by_the_articles() -> None:
    source = make_source()
    article = make_article(source_language="en")
    make_paragraph(article, {"en": "Yuan Chengfa said so."})
    article.sources.add(source)
    post = {"slug": source.slug, "kind": "person", "name_en": "Ruan Chengfa", "wrong_spellings_en": "Yuan Chengfa"}
    door(make_user()).post(f"/admin/articles/source/{source.pk}/change/", post)
    assert article.findings.filter(check_id="name-differs").exists()


def test_a_source_shows_where_it_is_used() -> None:
    article, source = make_public(), make_source()
    article.sources.add(source)
    quote = make_quote(article, source=source)
    page = door(make_user()).get(f"/admin/articles/source/{source.pk}/change/").content.decode()
    assert "Tea moves west" in page
    assert f"/quotes/#quote-{quote.pk}" in page


def test_likely_duplicates_are_found_whatever_the_case_and_the_script() -> None:
    one, _ = twins()
    make_source("third", name_en="", name_zh_hans="", name_zh_hant="阮成發")
    make_source("other", name_en="Li Na", name_zh_hans="李娜", name_zh_hant="李娜")
    page = door(make_user()).get("/admin/articles/source/duplicates/").content.decode()
    assert "ruan-2" in page
    assert "third" in page
    assert "Li Na" not in page
    assert "Compare and merge" in door(make_user("li")).get(f"/admin/articles/source/{one.pk}/change/").content.decode()


def test_a_merge_shows_what_it_would_move_and_then_does_it() -> None:
    kept, lost = twins()
    make_article(publisher=lost)
    client = door(make_user())
    page = client.get(address(kept, lost)).content.decode()
    assert "RUAN Chengfa" in page
    assert "<dt>Articles</dt><dd>1</dd>" in page
    answer = client.post(address(kept, lost), {"keep": kept.pk, f"fate-{lost.pk}-0": "wrong_spellings"})
    assert answer.headers["Location"] == f"/admin/articles/source/{kept.pk}/change/"
    kept.refresh_from_db()
    assert kept.wrong_spellings_en == ["RUAN Chengfa"]
    assert client.get(f"/admin/articles/source/{lost.pk}/change/").headers["Location"].endswith(f"/{kept.pk}/change/")


def test_the_list_leads_to_the_merge() -> None:
    kept, lost = twins()
    post = {"action": "merge_chosen", "_selected_action": [kept.pk, lost.pk]}
    answer = door(make_user()).post("/admin/articles/source/", post)
    assert set(answer.headers["Location"].split("?")[1].split("&")) == {f"source={kept.pk}", f"source={lost.pk}"}


def test_a_single_source_is_not_merged() -> None:
    assert door(make_user()).get(address(make_source())).status_code == 302


@pytest.mark.parametrize("role", [None, "Translator"])
def test_a_forged_merge_changes_nothing(role) -> None:
    kept, lost = twins()
    assert door(make_user("zhou", role)).post(address(kept, lost), {"keep": kept.pk}).status_code == 403
    lost.refresh_from_db()
    assert lost.merged_into is None


@pytest.mark.parametrize("post", [{}, {"keep": "0"}, {"fate": "x"}])
def test_a_merge_that_keeps_nothing_is_a_bad_request(post) -> None:
    assert door(make_user()).post(address(*twins()), post).status_code == 400


def test_the_public_address_of_a_lost_source_leads_to_the_kept_one(client) -> None:
    article = make_public(publisher=make_source("herald", kind="publication", name_en="Herald"))
    assert article.publisher
    lost, kept = article.publisher, make_source("the-herald", kind="publication", name_en="The Herald")
    door(make_user()).post(address(kept, lost), {"keep": kept.pk})
    answer = client.get("/en/sources/herald/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/sources/the-herald/")
    assert "Tea moves west" in client.get("/en/sources/the-herald/").content.decode()
