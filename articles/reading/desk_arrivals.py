"""Pages that wait, as the editor sees them before anything is made: every block with its verdict, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.errors import RefusedInput
from articles.formats import read
from articles.formats.records import About, Document
from articles.models import Arrival, Block, PublisherRule
from articles.models.languages import LANGUAGES
from articles.reading import wording
from articles.text import cruft, segment
from articles.text.cruft import taught
from articles.text.language import detect, known
from articles.text.records import Block as Stretch
from articles.text.records import Verdict


@dataclass(frozen=True, slots=True)
class WaitingBlock:
    """A block with the machine's verdict, the lesson that it comes from, and the editor's flip: "keep", "strip" or "".

    `key` names it among the blocks of all pages that wait.
    """

    key: str
    position: int
    text: str
    kind: str
    verdict: Verdict
    lesson: int | None
    flip: str

    @property
    def place(self) -> str:
        """Its position, for a form."""
        return str(self.position)

    @property
    def default(self) -> bool:
        """Whether it is ticked as cruft before the editor says anything."""
        return taught.is_ticked(self.verdict.is_cruft, self.verdict.score)

    @property
    def ticked(self) -> bool:
        """Whether it is ticked now."""
        return self.flip == Block.Ruling.STRIP if self.flip else self.default

    @property
    def doubtful(self) -> bool:
        """Whether the editor is asked to look twice."""
        return taught.is_doubtful(self.verdict.is_cruft, self.verdict.score)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page that waits; `problem` says why it cannot be read any more, and then it has no blocks."""

    arrival: Arrival
    about: About
    media_type: str
    encoding: str
    language: str
    blocks: tuple[WaitingBlock, ...]
    problem: str = ""

    @property
    def headline(self) -> str:
        """What the page calls itself, else its first heading that is kept, else its first words."""
        kept = [block for block in self.blocks if not block.ticked]
        headings = [block.text for block in kept if block.kind == "heading"]
        return self.about.headline or next((text for text in (*headings, *(block.text for block in kept))), "")

    @property
    def ticks(self) -> str:
        """What the ticks of its blocks are called in a form."""
        return f"tick-{self.arrival.pk}"

    @property
    def kept(self) -> int:
        """How many blocks are not ticked."""
        return len(self.blocks) - self.stripped

    @property
    def stripped(self) -> int:
        """How many blocks are ticked."""
        return sum(block.ticked for block in self.blocks)

    @property
    def doubtful(self) -> int:
        """How many blocks the editor should look at twice."""
        return sum(block.doubtful and not block.flip for block in self.blocks)

    @property
    def defaults(self) -> str:
        """The positions that the machine ticks, between commas: against these a form's ticks are flips."""
        return ",".join(str(block.position) for block in self.blocks if block.default)


def language_of(document: Document) -> str:
    """The language that a page reads as, else the one that it names, else ""."""
    detected = detect(document.prose)
    found = detected if detected in LANGUAGES else known(document.about.language)
    return found if found in LANGUAGES else ""


def documents(arrivals: Iterable[Arrival]) -> list[tuple[Arrival, Document | RefusedInput]]:
    """Each page read, or the refusal."""
    return [(arrival, _read(arrival)) for arrival in arrivals]


def page(arrival: Arrival, document: Document | RefusedInput, language: str, publisher: int | None) -> WaitingPage:
    """The page judged as a page of this publisher, as it will be when it is received."""
    if isinstance(document, RefusedInput):
        return WaitingPage(arrival, About(), arrival.media_type, "", language, (), wording.reason(document))
    stretches = document.blocks or segment.split(document.text)
    judged = _judged(stretches, language, document.about, publisher)
    blocks = tuple(
        WaitingBlock(
            key=f"{arrival.pk}-{position}",
            position=position,
            text=stretch.text,
            kind=stretch.kind,
            verdict=verdict,
            lesson=lesson,
            flip=arrival.flips.get(str(position), ""),
        )
        for position, (stretch, (verdict, lesson)) in enumerate(zip(stretches, judged, strict=True))
    )
    return WaitingPage(arrival, document.about, document.media_type, document.encoding, language, blocks)


def _judged(
    stretches: Sequence[Stretch], language: str, about: About, publisher: int | None
) -> tuple[taught.Judged, ...]:
    texts = [stretch.text for stretch in stretches]
    markup = [stretch.markup for stretch in stretches]
    verdicts = cruft.judge(texts, language=language or None, title=about.headline or None, markup=markup)
    return taught.overrule(texts, verdicts, PublisherRule.objects.lessons(publisher))


def _read(arrival: Arrival) -> Document | RefusedInput:
    try:
        return read(bytes(arrival.content), arrival.filename, arrival.media_type)
    except RefusedInput as error:
        return error
