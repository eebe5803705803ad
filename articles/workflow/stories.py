"""What is sent, read and ready to be studied: one draft a story, in order; nothing is written here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles import formats
from articles.errors import RefusedInput
from articles.formats import filenames
from articles.formats.parcels import Parcel, Sent
from articles.models import RawDocument, Source
from articles.models.languages import LANGUAGES
from articles.text import likeness
from articles.text.records import TermRule
from articles.text.study import Page
from articles.workflow import intake
from articles.workflow.pool import Story

LIKELY = (
    0.8 * likeness.SAME_STORY
)  # where numbered names say that two pages belong together, the texts need say a little less


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever sends the pages says of all of them.

    `language` is of single pages and of the first of a pair; where names pair pages, of those whose name says none. `original` is the language of a story's original, else its first page is it;
    `translations` is the origin of the other pages ("machine" or "imported").
    """

    language: str | None = None
    original: str | None = None
    publisher: Source | None = None
    translations: str = RawDocument.Origin.MACHINE
    terms: tuple[TermRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page read, with the digest of its bytes; without `page` where the archive has these bytes already."""

    sent: Sent
    sha256: str
    language: str = ""
    page: formats.Document | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A story's pages, the original first. Without `story` there is nothing to study: known, or refused for that reason."""

    parcel: Parcel
    leaves: tuple[Leaf, ...] = ()
    story: Story | None = None
    refused: RefusedInput | None = None


def drafts(parcels: Iterable[Parcel], wishes: Wishes) -> Iterator[Draft]:
    """A draft a parcel; of single pages whose files are numbered on, one for those that read as one story."""
    last: Draft | None = None
    for parcel in parcels:
        draft = _draft(parcel, wishes)
        if last is not None:
            joined = _joined(last, draft, wishes)
            if joined is not None:
                last = joined
                continue
            yield last
        last = draft
        if parcel.file is None or draft.story is None:
            yield last
            last = None
    if last is not None:
        yield last


def _draft(parcel: Parcel, wishes: Wishes) -> Draft:
    try:
        leaves = tuple(Leaf(sent, _sha256(sent)) for sent in parcel.pages)
        if RawDocument.objects.filter(sha256__in=[leaf.sha256 for leaf in leaves]).exists():
            return Draft(parcel, leaves)
        return _story(parcel, [read(leaf, number, parcel, wishes) for number, leaf in enumerate(leaves)], wishes)
    except RefusedInput as error:
        return Draft(parcel, refused=error)


def _sha256(sent: Sent) -> str:
    if sent.refused is not None:
        raise sent.refused
    return hashlib.sha256(sent.content).hexdigest()


def read(leaf: Leaf, number: int, parcel: Parcel, wishes: Wishes) -> Leaf:
    """The page that stands at `number` in the parcel, read. Raises RefusedInput."""
    told = not leaf.sent.language if parcel.paired == "name" else number == 0
    declared = wishes.language if told else None
    page = formats.read(leaf.sent.content, leaf.sent.place, leaf.sent.media_type, leaf.sent.charset)
    return replace(leaf, page=page, language=_language(page, leaf.sent, declared))


def _language(page: formats.Document, sent: Sent, declared: str | None) -> str:
    """The page's language. Its name is believed only where its text says nothing."""
    try:
        return intake.language_of(page, declared, sent.place)
    except RefusedInput:
        if declared is None and sent.language in LANGUAGES:
            return intake.language_of(page, sent.language, sent.place)
        raise


def _story(parcel: Parcel, leaves: Iterable[Leaf], wishes: Wishes) -> Draft:
    ordered = sorted(leaves, key=lambda leaf: leaf.language != wishes.original)
    languages = [leaf.language for leaf in ordered]
    twice = next((code for code in languages if languages.count(code) > 1), None)
    if twice is not None:
        names = " and ".join(leaf.sent.place for leaf in ordered if leaf.language == twice)
        raise RefusedInput(
            f"{names} both read as {twice}, and a story has one page a language. Import them one by one, or say with --pair "
            "which belong together.",
            code="language-taken",
        )
    pages = tuple(_page(leaf, at, wishes) for at, leaf in enumerate(ordered))
    return Draft(parcel, tuple(ordered), Story(pages, languages[0], wishes.terms))


def _page(leaf: Leaf, at: int, wishes: Wishes) -> Page:
    page = leaf.page
    if page is None:
        raise ValueError("a page that was not read has no text to study")
    return Page(page.text, leaf.language, origin(at, wishes), page.blocks, page.about.headline)


def origin(at: int, wishes: Wishes) -> str:
    """Where the text of a story's page at that place comes from: the first is the original."""
    return wishes.translations if at else RawDocument.Origin.SOURCE


def _joined(first: Draft, second: Draft, wishes: Wishes) -> Draft | None:
    """Both as one story, where their files are numbered one after the other and the texts tell the same in two languages."""
    one, two = first.parcel.file, second.parcel.file
    if one is None or two is None or not filenames.neighbours(one, two) or not (first.story and second.story):
        return None
    if {leaf.language for leaf in first.leaves} & {leaf.language for leaf in second.leaves}:
        return None
    mine, theirs = (
        likeness.traits(draft.story.pages[0].text, draft.story.pages[0].language)
        for draft in (first, second)
        if draft.story
    )
    if likeness.shared(mine, theirs) < LIKELY:
        return None
    parcel = Parcel((*first.parcel.pages, *second.parcel.pages), "number", file=two)
    return _story(parcel, (*first.leaves, *second.leaves), wishes)
