"""Stage "correct": what a person does to a text: correct it, approve it, take or drop a proposal, leave a row out, tell readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article, AuditEntry, Correction, Paragraph
from articles.models.languages import LANGUAGES, column, get
from articles.models.story import digest
from articles.text.normalize import fold
from articles.workflow.access import require, require_language
from articles.workflow.audit import name_of, record
from articles.workflow.states import not_scheduled
from articles.workflow.texts import write

CHANGES = ("correct", "take proposal", "undo")  # the verbs by which a person changes a text


def correct(
    *,
    actor: User,
    article: Article,
    paragraph: Paragraph,
    language: str,
    text: str,
    base: str,
    reason: str = "",
) -> None:
    """Replaces a paragraph's text in one language by a person's.

    `base` is the digest of the text that the person saw. Raises EditConflict, with both texts, when it is another one by now.
    """
    require_language(actor, language)
    not_scheduled(article, language)
    text = " ".join(text.split("\n")).strip()
    before = get(paragraph, "text", language)
    _expect(paragraph, language, base, yours=text)
    if not text:
        raise InvalidDecision(
            "A paragraph is not emptied by a correction: leave it out on purpose instead.", code="empty"
        )
    if text == before:
        return
    write(
        paragraph,
        language,
        text=text,
        origin=Paragraph.Origin.HUMAN,
        made_from_digest=_source_digest(article, paragraph, language),
        proposal="",
    )
    _keep_fresh(article, paragraph, language, before, text)
    record(actor, "correct", paragraph, article=article, language=language, before=before, after=text, reason=reason)


def _keep_fresh(article: Article, paragraph: Paragraph, language: str, before: str, after: str) -> None:
    """A source text that says the same in other characters (a comma's width, a variant) makes no translation stale."""
    if language != article.source_language or fold(before) != fold(after):
        return
    for code in LANGUAGES:
        if get(paragraph, "made_from_digest", code) == digest(before):
            write(paragraph, code, made_from_digest=digest(after))


def undo(*, actor: User, article: Article, paragraph: Paragraph, language: str, base: str) -> None:
    """Gives a text back what it was before a person changed it last; undone again, it has her text again."""
    require_language(actor, language)
    not_scheduled(article, language)
    before = get(paragraph, "text", language)
    _expect(paragraph, language, base, yours=before)
    changes = AuditEntry.objects.filter(
        article=article, subject=name_of(paragraph), language=language, verb__in=CHANGES, after=digest(before)
    )
    last = changes.order_by("-pk").first()
    text = last.detail.get("before", "") if last else ""
    if not text or text == before:
        raise InvalidDecision("There is nothing to undo: nobody has changed this text.", code="undo")
    made_from = _source_digest(article, paragraph, language)
    write(paragraph, language, text=text, origin=Paragraph.Origin.HUMAN, made_from_digest=made_from, proposal="")
    _keep_fresh(article, paragraph, language, before, text)
    record(actor, "undo", paragraph, article=article, language=language, before=before, after=text)


def approve(
    *,
    actor: User,
    article: Article,
    paragraphs: Iterable[Paragraph],
    language: str,
    base: Mapping[int, str],
) -> None:
    """Approves texts as they stand against the source as it stands; `base` maps each paragraph's id to the digest that was seen."""
    require(actor, "approve_paragraph")
    for paragraph in paragraphs:
        if not paragraph.needs_approval(language, article.source_language):
            continue
        text = get(paragraph, "text", language)
        _expect(paragraph, language, base.get(paragraph.pk, ""), yours=text)
        write(
            paragraph,
            language,
            approved_digest=digest(text),
            made_from_digest=_source_digest(article, paragraph, language),
        )
        record(actor, "approve", paragraph, article=article, language=language, after=text)


def take_proposal(*, actor: User, article: Article, paragraph: Paragraph, language: str, base: str) -> None:
    """Replaces a text by the machine's proposal that waits beside it."""
    require_language(actor, language)
    not_scheduled(article, language)
    before, proposal = get(paragraph, "text", language), get(paragraph, "proposal", language)
    _expect(paragraph, language, base, yours=proposal)
    if not proposal:
        raise InvalidDecision("No proposal waits here.", code="no-proposal")
    write(
        paragraph,
        language,
        text=proposal,
        made_from_digest=_source_digest(article, paragraph, language),
        proposal="",
    )
    record(actor, "take proposal", paragraph, article=article, language=language, before=before, after=proposal)


def leave_out(*, actor: User, article: Article, paragraph: Paragraph, language: str, reason: str) -> None:
    """Says that a language leaves this paragraph out on purpose; an empty reason takes that back."""
    require(actor, "approve_paragraph")
    not_scheduled(article, language)
    exemption = Paragraph.Exemption.LEFT_OUT if reason.strip() else ""
    before = get(paragraph, "exemption", language)
    write(paragraph, language, exemption=exemption, exemption_reason=reason.strip())
    record(
        actor, "leave out", paragraph, article=article, language=language, before=before, after=exemption, reason=reason
    )


def set_kind(*, actor: User, article: Article, paragraph: Paragraph, kind: str) -> None:
    """Says what a paragraph is: headline, standfirst, heading ...; an article has one headline and one standfirst."""
    require(actor, "approve_paragraph")
    if kind not in Paragraph.Kind.values:
        raise InvalidDecision("“%(kind)s” is no kind of paragraph.", code="kind", kind=kind)
    single = kind in (Paragraph.Kind.HEADLINE, Paragraph.Kind.STANDFIRST)
    if single and article.paragraphs.filter(kind=kind).exclude(pk=paragraph.pk).exists():
        raise InvalidDecision("The article has a row of this kind already; change that one first.", code="kind-taken")
    for language in LANGUAGES:
        not_scheduled(article, language)
    before, paragraph.kind = paragraph.kind, kind
    paragraph.save(update_fields=["kind"])
    record(actor, "set kind", paragraph, article=article, before=before, after=kind)


def tell_readers(
    *,
    actor: User,
    article: Article,
    languages: Iterable[str],
    kind: str,
    arose: str,
    wrong: str,
    right: str,
    notes: Mapping[str, str],
    paragraph: Paragraph | None = None,
) -> Correction:
    """Records a public correction; readers see it from the next publication of one of its languages on. Only a typo needs no note."""
    require(actor, "approve_paragraph")
    languages = list(languages)
    if not languages or not set(languages) <= set(LANGUAGES):
        raise InvalidDecision("A correction names its languages.", code="language")
    if kind not in Correction.Kind.values or arose not in Correction.Arose.values:
        raise InvalidDecision("A correction says of which kind it is and where the error arose.", code="kind")
    silent = [language for language in languages if not notes.get(language, "").strip()]
    if silent and kind != Correction.Kind.TYPO:
        raise InvalidDecision(
            "Readers are told in their language: a note is missing (%(languages)s).",
            code="note",
            languages=", ".join(silent),
        )
    correction = Correction.objects.create(
        article=article,
        paragraph=paragraph,
        languages=languages,
        kind=kind,
        arose=arose,
        wrong=wrong,
        right=right,
        created_by=actor,
        **{column("note", language): notes.get(language, "") for language in LANGUAGES},
    )
    record(actor, "tell readers", correction, article=article, before=wrong, after=right)
    return correction


def _expect(paragraph: Paragraph, language: str, base: str, *, yours: str) -> None:
    present = get(paragraph, "text", language)
    if digest(present) != base:
        raise EditConflict(
            "Somebody else changed this text while you were working on it. Nothing was overwritten.",
            theirs=present,
            yours=yours,
        )


def _source_digest(article: Article, paragraph: Paragraph, language: str) -> str:
    source = article.source_language
    return "" if language == source else digest(get(paragraph, "text", source))
