"""Stage "quote": words attributed to sources; the machine suggests, a person confirms or rejects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from articles.errors import EditConflict, InvalidDecision
from articles.models import Article, Paragraph, Quote, Source
from articles.models.languages import LANGUAGES, column, get
from articles.text.normalize import fold
from articles.text.script import OTHER
from articles.text.study import voices
from articles.text.study.voices import Sides
from articles.workflow import glossary
from articles.workflow.access import require
from articles.workflow.audit import record


def suggest(*, article: Article) -> None:
    """Replaces the suggested quotes by what the text holds now; confirmed and rejected ones stay, and find their words again."""
    paragraphs = list(article.paragraphs.prefetch_related("quotes"))
    texts = {code: [get(paragraph, "text", code) for paragraph in paragraphs] for code in LANGUAGES}
    names = [term for term in glossary.rules(article) if term.name]
    found = voices.across(texts, article.source_language, names)
    known = known_sources(article, found)
    for paragraph, row in zip(paragraphs, found, strict=True):
        settled = [quote for quote in paragraph.quotes.all() if quote.state != Quote.State.SUGGESTED]
        for quote in settled:
            _anchor(quote, paragraph)
        unsettled = [sides for sides in row if not _meets(sides, settled)]
        fresh = [Quote(**values) for values in fields(paragraph.pk, unsettled, texts, known)]
        _replace([quote for quote in paragraph.quotes.all() if quote.state == Quote.State.SUGGESTED], fresh)


def _meets(sides: Sides, settled: Iterable[Quote]) -> bool:
    """Whether a person has settled these words already."""
    for quote in settled:
        for language, mention in sides.items():
            start, end = getattr(quote, column("start", language)), getattr(quote, column("end", language))
            if start is not None and mention.start < end and start < mention.end:
                return True
    return False


def fields(
    paragraph: int, row: Iterable[Sides], texts: Mapping[str, Sequence[str]], known: Mapping[str, Source]
) -> list[dict[str, Any]]:
    """What is stored of a row's quotes, each once; `paragraph` is the row's key, `texts` are those of all rows."""
    found = (_fields(paragraph, sides, texts, known) for sides in row)
    return list({_identity(values): values for values in found}.values())


def _fields(
    paragraph: int, sides: Sides, texts: Mapping[str, Sequence[str]], known: Mapping[str, Source]
) -> dict[str, Any]:
    source: Source | None = None
    values: dict[str, Any] = {}
    for language, mention in sides.items():
        source = source or known.get(fold(mention.name)) or known.get(fold(mention.speaker))
        values |= {
            column("words", language): texts[language][mention.paragraph][mention.start : mention.end],
            column("start", language): mention.start,
            column("end", language): mention.end,
            column("speaker", language): (mention.name or mention.speaker)[:300],
            column("cue", language): mention.cue[:60],
        }
    lead = next(iter(sides.values()))
    return {"paragraph_id": paragraph, "type": lead.type, "source_id": source.pk if source else None, **values}


def _replace(old: Sequence[Quote], fresh: Sequence[Quote]) -> None:
    kept = {_identity(vars(quote)): quote for quote in old}
    wanted = {_identity(vars(quote)): quote for quote in fresh}
    gone = [quote.pk for key, quote in kept.items() if key not in wanted]
    if gone:
        Quote.objects.filter(pk__in=gone).delete()
    for key, quote in wanted.items():
        if key not in kept:
            quote.save()


_SIDES = [column(name, language) for language in LANGUAGES for name in ("words", "start", "end", "speaker", "cue")]


def _identity(values: Mapping[str, Any]) -> tuple[object, ...]:
    """What makes a stored quote this one, from its attributes."""
    return (values["type"], values["source_id"], *(values.get(name) or "" for name in _SIDES))


def _anchor(quote: Quote, paragraph: Paragraph) -> None:
    """Finds the quote's words in the text as it stands; where they are gone the span is emptied and the words are kept."""
    before = _identity(vars(quote))
    for language in LANGUAGES:
        words, text = get(quote, "words", language), get(paragraph, "text", language)
        at = text.find(words) if words else -1
        _set(quote, language, start=at if at >= 0 else None, end=at + len(words) if at >= 0 else None)
    if _identity(vars(quote)) != before:
        quote.save()


def _set(quote: Quote, language: str, **fields: str | int | None) -> None:
    for name, value in fields.items():
        setattr(quote, column(name, language), value)


def known_sources(article: Article, found: Iterable[Iterable[Sides]]) -> dict[str, Source]:
    """By folded name the house's sources of the names that are mentioned in each row's quotes, and over them the article's own."""
    named = {mention.name for row in found for sides in row for mention in sides.values() if mention.name}
    house = Source.objects.filter(
        reduce(or_, (Q(**{f"{column('name', code)}__in": named}) for code in LANGUAGES)), merged_into=None
    )
    known: dict[str, Source] = {}
    for source in chain(house if named else (), article.sources.all()):
        for language in LANGUAGES:
            lists = (getattr(source, column(field, language)) or () for field in ("also", "wrong_spellings"))
            for name in (get(source, "name", language), *chain.from_iterable(lists)):
                known[fold(name)] = source
    known.pop("", None)
    return known


def attribute(
    *,
    actor: User,
    article: Article,
    paragraph: Paragraph,
    source: Source,
    type: str,
    words: Mapping[str, str],
) -> Quote:
    """A confirmed quote of these words, which must stand in the paragraph; suggestions about the same words go."""
    require(actor, "confirm_quote")
    quote = Quote(paragraph=paragraph, source=source, type=_type(type), state=Quote.State.CONFIRMED)
    _set_words(quote, paragraph, words)
    quote.save()
    article.sources.add(source)
    record(actor, "confirm quote", quote, article=article, after=next(iter(words.values())))
    return quote


def correct(
    *, actor: User, article: Article, quote: Quote, source: Source, type: str, words: Mapping[str, str]
) -> None:
    """Confirms a quote with other words, another speaker or another type; a language without words has no part in it any more."""
    require(actor, "confirm_quote")
    _expect(quote)
    before = _said(quote)
    quote.source, quote.type, quote.state = source, _type(type), Quote.State.CONFIRMED
    for language in LANGUAGES:
        _set(quote, language, words="", start=None, end=None)
    _set_words(quote, quote.paragraph, words)
    quote.save()
    article.sources.add(source)
    record(actor, "correct quote", quote, article=article, before=before, after=_said(quote))


def _set_words(quote: Quote, paragraph: Paragraph, words: Mapping[str, str]) -> None:
    """The words with their place in each language. Raises InvalidDecision, code "words", where they do not stand there."""
    given = {language: said.strip() for language, said in words.items()}
    if not any(given.values()):
        raise InvalidDecision("A quote has words in at least one language.", code="words")
    for language, said in _with_twins(paragraph, given).items():
        at = get(paragraph, "text", language).find(said)
        if not said or at < 0:
            raise InvalidDecision(
                "“%(words)s” does not stand in paragraph %(row)s (%(language)s).",
                code="words",
                words=said,
                row=paragraph.position + 1,
                language=language,
            )
        _set(quote, language, words=said, start=at, end=at + len(said))


def _type(type: str) -> str:
    if type not in Quote.Type.values:
        raise InvalidDecision("“%(type)s” is no type of quote.", code="type", type=type)
    return type


def _said(quote: Quote) -> str:
    lines = [f"{code}: {words}" for code in LANGUAGES if (words := get(quote, "words", code))]
    return "\n".join([*lines, *([str(quote.source)] if quote.source else [])])


def _expect(quote: Quote) -> None:
    """Raises EditConflict when the quote is not as it was read: somebody settled it, or the machine reads the text anew."""
    if not Quote.objects.select_for_update().filter(pk=quote.pk, state=quote.state, source=quote.source_id).exists():
        raise EditConflict("Somebody else settled this quote meanwhile. Nothing was written.", theirs="", yours="")


def _with_twins(paragraph: Paragraph, words: Mapping[str, str]) -> dict[str, str]:
    """The words in the other Chinese script too, where the two scripts' texts run character by character."""
    both = dict(words)
    for language, twin in OTHER.items():
        text, model = get(paragraph, "text", language), get(paragraph, "text", twin)
        at = model.find(words.get(twin) or model)
        if language not in words and words.get(twin) and at >= 0 and len(text) == len(model):
            both[language] = text[at : at + len(words[twin])]
    return both


def confirm(*, actor: User, article: Article, quote: Quote, source: Source) -> None:
    """Confirms a suggested quote, with its speaker."""
    _settle(actor, article, quote, Quote.State.CONFIRMED, source)
    article.sources.add(source)


def reject(*, actor: User, article: Article, quote: Quote) -> None:
    """Says that a suggested quote is none; it is not suggested again while its words stand."""
    _settle(actor, article, quote, Quote.State.REJECTED, quote.source)


def reconsider(*, actor: User, article: Article, quote: Quote) -> None:
    """Takes a confirmation or a rejection back: the quote is a suggestion again."""
    _settle(actor, article, quote, Quote.State.SUGGESTED, quote.source)


def _settle(actor: User, article: Article, quote: Quote, state: str, source: Source | None) -> None:
    require(actor, "confirm_quote")
    _expect(quote)
    before, quote.state, quote.source = quote.state, state, source
    quote.save(update_fields=["state", "source"])
    record(actor, f"quote {state}", quote, article=article, before=before, after=state)
