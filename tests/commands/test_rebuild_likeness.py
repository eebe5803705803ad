"""rebuild_likeness: stale keys become those of today, and the rest stands."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Likeness, RawDocument
from articles.workflow import likeness
from tests.make import make_document

pytestmark = pytest.mark.django_db

TEXTS = ("The dam of Kunming was built in 1999 by 400 people.\n", "Ajax beat Feyenoord by 3 to 1 on Sunday.\n")


def run(*arguments: str) -> tuple[int, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("rebuild_likeness", *arguments, stdout=out, stderr=err)
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    return code, out.getvalue() + err.getvalue()


@pytest.fixture
def stale() -> RawDocument:
    """Of two documents the second, whose keys are those of another time."""
    document = [make_document(text) for text in TEXTS][1]
    document.likenesses.all().delete()
    Likeness.objects.create(document=document, key=7)
    return document


def keys(document: RawDocument) -> set[int]:
    return {*document.likenesses.values_list("key", flat=True)}


def test_stale_keys_are_made_anew_and_the_others_stand(stale) -> None:
    assert run() == (0, "2 documents, 1 with other keys than before\n")
    assert keys(stale) == {*likeness.keys(likeness.candidate(stale))}
    assert run() == (0, "2 documents, 0 with other keys than before\n")


def test_a_dry_run_counts_and_writes_nothing(stale) -> None:
    assert "nothing written: 2 documents, 1 with" in run("--dry-run")[1]
    assert keys(stale) == {7}


def test_interrupted_it_says_where_to_go_on(stale, monkeypatch) -> None:
    made, first = likeness.fingerprint, RawDocument.objects.order_by("pk")[0]

    def stopped(*, document: RawDocument) -> bool:
        if document == stale:
            raise KeyboardInterrupt
        return made(document=document)

    monkeypatch.setattr(likeness, "fingerprint", stopped)
    code, said = run()
    assert (code, f"--after {first.pk}." in said) == (130, True)
    monkeypatch.undo()
    assert run("--after", str(first.pk)) == (0, "1 documents, 1 with other keys than before\n")


def test_a_file_of_many_has_no_keys() -> None:
    make_document(TEXTS[0])
    RawDocument.objects.create(
        content=b"{}",
        sha256="0" * 64,
        encoding="",
        media_type="application/jsonl",
        language="mul",
        received_by=RawDocument.objects.get().received_by,
        origin="source",
    )
    assert run() == (0, "1 documents, 0 with other keys than before\n")
