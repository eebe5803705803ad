"""What a publisher rule would have done in the archive: which blocks it speaks of, and whether people ruled the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import F, Prefetch

from articles.models import Block, PublisherRule, RawDocument
from articles.text.cruft.taught import LONGEST_SKELETON, Lesson, Lessons

# The newest pages of the publisher that are looked at, and how many blocks of each kind are shown.
PAGES, EXAMPLES = 500, 6
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Example:
    """A block that the rule speaks of."""

    block: Block
    text: str
    language: str


@dataclass(slots=True)
class Group:
    """Blocks that fared alike: how many, and the newest of them."""

    count: int = 0
    examples: list[Example] = field(default_factory=list)

    def add(self, example: Example) -> None:
        """Counts the block, and keeps it while there is room."""
        self.count += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(example)


@dataclass(slots=True)
class BackTest:
    """What a rule would have done on the newest `pages` pages of its publisher; `more` says that there are others.

    Where a person ruled, it agrees or disagrees with her. Where nobody did, it changes the verdict, or that is so already.
    """

    pages: int = 0
    more: bool = False
    agrees: Group = field(default_factory=Group)
    disagrees: Group = field(default_factory=Group)
    changes: Group = field(default_factory=Group)
    same: Group = field(default_factory=Group)

    def group(self, block: Block, ruling: str) -> Group:
        """Where a block belongs that the rule speaks of."""
        if block.ruling:
            return self.agrees if block.ruling == ruling else self.disagrees
        return self.same if block.is_cruft == (ruling == PublisherRule.Ruling.STRIP) else self.changes


def back_test(rule: PublisherRule) -> BackTest:
    """Tries a rule, whatever its state, against the archive. It costs two queries for each fifty pages, and no more than PAGES."""
    lessons = Lessons.of([Lesson(rule.pk, rule.match, rule.pattern, rule.ruling)])
    found = BackTest()
    for document in islice(_documents(rule), PAGES + 1):
        if found.pages == PAGES:
            found.more = True
            break
        found.pages += 1
        for block in document.blocks.all():
            text = document.text[block.start : block.end]
            if lessons.on(text) is not None:
                found.group(block, rule.ruling).add(Example(block, text, document.language))
    return found


def _documents(rule: PublisherRule) -> Iterator[RawDocument]:
    """The publisher's pages, newest first, with those of their blocks that are about as long as the pattern."""
    size = len(rule.pattern)
    longest = 4 * LONGEST_SKELETON if rule.match == PublisherRule.Match.SKELETON else 4 * size + 80
    near = Block.objects.annotate(size=F("end") - F("start")).filter(size__gte=size // 4, size__lte=longest)
    pages = RawDocument.objects.filter(publisher=rule.publisher_id).order_by("-pk")
    numbers = list(pages.values_list("pk", flat=True)[: PAGES + 1])
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        yield from pages.filter(pk__in=some).prefetch_related(Prefetch("blocks", queryset=near))
