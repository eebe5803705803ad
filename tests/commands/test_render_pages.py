"""`render_pages` stores what is not stored as this version makes it, and deletes what another one made."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import StoredPage
from articles.workflow import pages
from tests.public.make import make_public

pytestmark = pytest.mark.django_db
TEA = "/en/articles/tea-moves-west/"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("render_pages", *arguments, stdout=out)
    return out.getvalue()


def test_every_public_page_is_stored() -> None:
    make_public()
    assert "7 pages stored, 0 of other versions deleted" in run()
    assert pages.find(TEA) is not None
    assert list(pages.missing()) == []


def test_run_again_it_goes_on_where_it_stopped() -> None:
    make_public()
    run()
    StoredPage.objects.filter(address=TEA).delete()
    assert "1 pages stored" in run()
    assert "0 pages stored" in run()


def test_pages_of_another_version_are_replaced() -> None:
    make_public()
    run()
    StoredPage.objects.update(generation="of yesterday")
    assert "7 pages stored, 0 of other versions" in run("--keep-old")
    assert "0 pages stored, 7 of other versions deleted" in run()


def test_a_dry_run_only_counts() -> None:
    make_public()
    assert "7 pages are not stored" in run("--dry-run")
    assert not StoredPage.objects.exists()


def test_an_empty_site_has_its_fronts() -> None:
    assert "4 pages stored" in run()
