"""Mentions that lack something, mended by the same quote in the other language: who speaks, and where the words end.

Two names are one person's where a name rule has both, or where other quotes of the article pair them and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.text.quotes.marks import MARKS
from articles.text.quotes.pairing import Couple, Voices, forms
from articles.text.records import QuoteMention, TermRule

REASON = "other-language"
SAID = frozenset({"cue-before", "cue-after", "cue-clause"})
EDGE = " \u3000,，。;；:："
LEAST = 0.4  # of the words must stand before a name at which a quote without a closing mark can end
Names = Mapping[str, tuple[str, ...]]


def mend(couples: Sequence[Couple], left: Voices, right: Voices, names: Sequence[TermRule] = ()) -> tuple[Couple, ...]:
    """The couples with each side's speaker and end put right where only the other side is sure of them."""
    to_left, to_right = partners(couples, left, right, names), partners(turned(couples), right, left, names)
    return tuple(
        Couple(
            mended(mine, theirs, left.paragraphs, right.paragraphs, to_left),
            mended(theirs, mine, right.paragraphs, left.paragraphs, to_right),
        )
        if mine and theirs
        else Couple(mine, theirs)
        for mine, theirs in couples
    )


def turned(couples: Sequence[Couple]) -> list[Couple]:
    """The couples with their sides exchanged."""
    return [Couple(theirs, mine) for mine, theirs in couples]


def partners(couples: Sequence[Couple], mine: Voices, theirs: Voices, names: Sequence[TermRule]) -> Names:
    """For each name of the other language its forms in mine: those of its rule, else the one name it is paired with."""
    met: dict[str, set[str]] = {}
    back: dict[str, set[str]] = {}
    for own, other in couples:
        if own and other and own.name and other.name and own.reason in SAID and other.reason in SAID:
            met.setdefault(other.name, set()).add(own.name)
            back.setdefault(own.name, set()).add(other.name)
    known = {
        name: tuple(own) for name, own in met.items() if len(own) == 1 and all(len(back[form]) == 1 for form in own)
    }
    for rule in names:
        if rule.name and (own_forms := forms(rule, mine.language)):
            known |= dict.fromkeys(forms(rule, theirs.language), own_forms)
    return known


def mended(
    mention: QuoteMention, other: QuoteMention, texts: Sequence[str], others: Sequence[str], names: Names
) -> QuoteMention:
    """The mention with what the other language knows better; itself where that is nothing."""
    own_forms = names.get(other.name) or names.get(other.speaker) or ()
    if not own_forms or other.reason not in SAID:
        return mention
    if runs_out(mention, texts) and not runs_out(other, others) and (cut := end_before(mention, texts, own_forms)):
        mention = replace(mention, end=cut)
    if mention.speaker and mention.reason != "mentioned":
        return mention if mention.name or mention.kind != "person" else replace(mention, name=own_forms[0])
    paragraph, start, form = next(standing(mention, texts, own_forms), (-1, -1, ""))
    return replace(
        mention,
        speaker=form,
        speaker_paragraph=paragraph,
        speaker_start=start,
        speaker_end=start + len(form) if form else -1,
        name=own_forms[0],
        role="",
        organisation="",
        kind=other.kind,
        reason=REASON,
    )


def runs_out(mention: QuoteMention, texts: Sequence[str]) -> bool:
    """Whether words in marks run to the end of their paragraph without a closing mark."""
    text = texts[mention.paragraph]
    return mention.type == "direct" and mention.end == len(text) and text[-1:] not in MARKS


def end_before(mention: QuoteMention, texts: Sequence[str], own_forms: Sequence[str]) -> int:
    """Where the speaker's name, standing among words without a closing mark, ends them; 0 where it does not."""
    first = mention.start + int(LEAST * (mention.end - mention.start))
    text = texts[mention.paragraph]
    found = [at for form in own_forms if (at := text.find(form, first, mention.end)) >= 0]
    return len(text[: min(found)].rstrip(EDGE)) if found else 0


def standing(mention: QuoteMention, texts: Sequence[str], own_forms: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where the name stands: behind the words, before them, or in an earlier paragraph, the nearest first."""
    for form in own_forms:
        text = texts[mention.paragraph]
        if (at := text.find(form, mention.end)) >= 0 or (at := text.rfind(form, 0, mention.start)) >= 0:
            yield mention.paragraph, at, form
    for index in range(mention.paragraph - 1, -1, -1):
        for form in own_forms:
            if (at := texts[index].rfind(form)) >= 0:
                yield index, at, form
