"""The records of an article page: what it shows, and nothing that the stored revision does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from articles.models import Source
from articles.reading import public_words as words


@dataclass(frozen=True, slots=True)
class Named:
    """A region, topic or source as the revision names it; sources also have a role and a kind."""

    slug: str
    name: str
    role: str = ""
    kind: str = ""

    @property
    def is_unnamed(self) -> bool:
        """Whether the name is only how the story describes somebody."""
        return self.kind == Source.Kind.UNNAMED


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage; `quote` numbers the quote that it is, 0 is the reporter's own text."""

    text: str
    quote: int = 0
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, caption or list item, under an anchor that outlives corrections."""

    anchor: str
    kind: str
    parts: tuple[Part, ...]
    approved: bool

    @property
    def text(self) -> str:
        """The words without the marking of quotes."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class QuoteNote:
    """A confirmed quote: the words here and in the original, who said them, and the passage where they stand.

    `is_unnamed` says that `speaker` is only how the story describes somebody.
    """

    number: int
    anchor: str
    verbatim: bool
    words: str
    original: str
    original_language: str
    speaker: str
    source: str
    is_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How many passages came about in one way; `start` and `width` place it on a bar that is 100 long."""

    origin: str
    count: int
    start: float
    width: float

    @property
    def name(self) -> str:
        """The origin in words."""
        return words.word(words.ORIGINS, self.origin)


@dataclass(frozen=True, slots=True)
class About:
    """How an edition came about and who answers for it."""

    source_language: str
    shares: tuple[Share, ...]
    approved: int
    total: int
    stale: int
    approved_by: tuple[str, ...]
    received_as: str

    @property
    def origins(self) -> frozenset[str]:
        """How its passages came about, and how the page that they were corrected from did."""
        return frozenset(share.origin for share in self.shares) | ({self.received_as} - {""})

    @property
    def making(self) -> str:
        """How the edition came about, in one line."""
        return words.making(self.origins)


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction as the article tells it: never the wrong words themselves."""

    kind: str
    arose: str
    note: str

    @property
    def label(self) -> str:
        """Kind and place of the error in words."""
        return words.correction_label(self.kind, self.arose)


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition that readers may see, whether search engines may (approved as a whole, with rights), and since when it stands there as it
    does."""

    language: str
    headline: str
    is_indexable: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """Everything that an article page shows."""

    slug: str
    language: str
    version: int
    headline: str
    standfirst: str
    byline: str
    published_at: datetime
    modified_at: datetime
    is_approved: bool
    publisher: Named | None
    region: Named | None
    topics: tuple[Named, ...]
    sources: tuple[Named, ...]
    body: tuple[Passage, ...]
    quotes: tuple[QuoteNote, ...]
    corrections: tuple[Notice, ...]
    about: About
    rights: str
    rights_note: str
    editions: tuple[EditionLink, ...]

    @property
    def was_updated(self) -> bool:
        """Whether its substance changed after it was first published."""
        return self.modified_at > self.published_at

    @property
    def rights_name(self) -> str:
        """The state of the rights in words."""
        return words.word(words.RIGHTS, self.rights)

    @property
    def other_editions(self) -> tuple[EditionLink, ...]:
        """The editions in other languages."""
        return tuple(link for link in self.editions if link.language != self.language)


@dataclass(frozen=True, slots=True)
class Story:
    """What stands at an article's address in one language: the article, or else which editions there are and whether
    this one was taken back; `retraction` is what its readers are told of that. Of a story on legal hold nothing is told."""

    article: Article | None
    editions: tuple[EditionLink, ...]
    was_withdrawn: bool = False
    is_held: bool = False
    retraction: str | None = None

    @property
    def indexable(self) -> tuple[str, ...]:
        """The languages that search engines may send readers to."""
        return tuple(link.language for link in self.editions if link.is_indexable)
