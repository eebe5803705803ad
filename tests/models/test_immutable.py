"""The database itself forbids changing or deleting raw bytes, revisions and audit entries, after every migration."""

import pytest
from django.db import DatabaseError, transaction

from articles.models import AuditEntry, RawDocument, Revision
from articles.workflow.audit import record
from tests.make import make_article, make_document, make_paragraph, make_published, make_user

pytestmark = pytest.mark.django_db


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except DatabaseError as error:
        return "never changed or deleted" in str(error)
    return False


@pytest.mark.parametrize("change", [{"content": b"other"}, {"sha256": "0" * 64}, {"encoding": "big5"}])
def test_raw_bytes_cannot_be_changed(change) -> None:
    make_document("As received.")
    assert refused(lambda: RawDocument.objects.update(**change))


def test_what_is_said_about_a_raw_document_can_be_corrected() -> None:
    document = make_document("As received.")
    RawDocument.objects.update(rights_note="Cleared by the publisher.")
    document.refresh_from_db()
    assert document.rights_note == "Cleared by the publisher."


def test_raw_documents_cannot_be_deleted() -> None:
    document = make_document("As received.")
    document.blocks.all().delete()
    assert refused(lambda: RawDocument.objects.filter(pk=document.pk).delete())


def test_revisions_can_be_neither_changed_nor_deleted() -> None:
    article = make_article()
    make_paragraph(article, {"en": "A headline"}, kind="headline")
    edition = make_published(article, "en")
    assert refused(lambda: Revision.objects.update(headline="Another"))
    type(edition).objects.update(state="draft", revision=None)
    assert refused(lambda: Revision.objects.all().delete())


def test_audit_entries_can_be_neither_changed_nor_deleted() -> None:
    article = make_article()
    record(make_user(), "open article", article, article=article)
    assert refused(lambda: AuditEntry.objects.update(reason="Never mind"))
    assert refused(lambda: AuditEntry.objects.all().delete())
