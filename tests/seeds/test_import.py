"""The Yunnan piece, end to end: from the two raw pages to the desk, through an editor's decisions, to three public editions."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from articles.errors import Blocked
from articles.models import Article, Edition, RawDocument
from articles.workflow import conductor, publication
from tests.make import make_user
from tests.seeds.test_engine import SEED, labelled_pages

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "zh-hans", "zh-hant")
# What no public page may hold; 但云南 is an error in Traditional script and the right form in Simplified.
ERRORS = {
    "en": ("1949", "Cardano", "oldest third"),
    "zh-hans": ("1949", "髮言", "隻有"),
    "zh-hant": ("1949", "髮言", "還是隻有", "但云南", "迴歸"),
}


def import_seeds(*arguments: str) -> str:
    out = StringIO()
    call_command("import_seeds", *arguments, stdout=out)
    return out.getvalue()


def everything() -> list[list[dict]]:
    article = Article.objects.get()
    managers = [article.paragraphs, article.findings, article.editions, article.revisions, article.audit_entries]
    return [list(manager.order_by("pk").values()) for manager in managers]


@pytest.fixture
def raw() -> Article:
    import_seeds("--raw")
    return Article.objects.get()


def test_the_bytes_are_kept_as_received(raw: Article) -> None:
    kept = {document.filename: bytes(document.content) for document in RawDocument.objects.all()}
    assert kept == {name: (SEED / name).read_bytes() for name in ("en.txt", "zh-hant.txt")}


def test_on_the_desk_1949_is_the_only_number_that_differs(raw: Article) -> None:
    found = raw.findings.filter(check_id="number-differs", state="open")
    assert ["1949" in finding.evidence for finding in found] == [True]
    assert found[0].paragraph.text_en[found[0].start : found[0].end] == "1949"


def test_publishing_is_refused_while_it_is_open(raw: Article) -> None:
    with pytest.raises(Blocked) as blocked:
        conductor.decide(raw, publication.publish, actor=make_user("wang", "Publisher"), language="en")
    assert "must-fix" in [gate.code for gate in blocked.value.gates]
    assert not Edition.objects.published().exists()


def test_every_cruft_line_is_stripped_and_can_be_seen(raw: Article) -> None:
    for page in labelled_pages():
        document = raw.documents.get(language=page["lang"])
        stripped = {document.text[block.start : block.end] for block in document.blocks.all() if not block.kept}
        assert {block["text"] for block in page["blocks"] if block["label"] == "cruft"} <= stripped


def test_three_editions_are_published_clean() -> None:
    assert "published in en, zh-hans, zh-hant" in import_seeds()
    article = Article.objects.get()
    assert not article.findings.filter(state="open", severity="must-fix").exists()
    headlines = set(article.revisions.values_list("headline", flat=True))  # both pages repeat theirs as cruft
    labelled = [block for page in labelled_pages() for block in page["blocks"] if block["label"] == "cruft"]
    cruft = {block["text"] for block in labelled} - headlines
    for language in LANGUAGES:
        page = Client().get(f"/{language}/articles/{article.slug}/")
        assert page.status_code == 200
        html = page.content.decode()
        assert [error for error in ERRORS[language] if error in html] == []
        assert [line for line in cruft if len(line) > 20 and line in re.sub(r"<[^>]+>", "", html)] == []


def test_every_paragraph_of_the_public_editions_is_approved() -> None:
    import_seeds()
    assert {edition.revision.is_approved for edition in Edition.objects.published()} == {True}


def test_run_twice_it_changes_nothing() -> None:
    import_seeds()
    before = everything()
    assert "nothing to do" in import_seeds()
    assert everything() == before


def test_the_decisions_can_follow_a_raw_import(raw: Article) -> None:
    import_seeds()
    assert Edition.objects.published().count() == 3


def test_settling_again_changes_nothing(raw: Article) -> None:
    before = everything()
    conductor.settle(raw)
    assert everything() == before
