"""Which numbers of a text have no equal in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from articles.text.numbers.record import Number


def lonely(mine: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """The figures and firm words among `mine` that are the same amount as no number of theirs.

    A text may say a figure again that the other says once; where both have equally many, each needs a partner of its own.
    """
    needing = sorted((n for n in mine if n.strict or n.firm), key=_preference)
    if not needing:
        return []
    again = len(_figures(mine)) != len(_figures(theirs))
    partners = _Partners(sorted(theirs, key=_preference))
    alone = []
    for number in needing:
        partner = partners.of(number)
        if not partner:
            alone.append(number)
        elif not again and partner.strict:
            partners.take(partner)
    return sorted(alone, key=lambda number: number.start)


def unpaired_words(mine: Sequence[Number], theirs: Sequence[Number]) -> list[Number]:
    """The other numbers of some kind among `mine` that are the same amount as no number of theirs."""
    words = [n for n in mine if n.kind and not n.strict and not n.firm]
    partners = _Partners(theirs if words else ())
    return [word for word in words if not partners.of(word)]


def _figures(found: Sequence[Number]) -> list[Number]:
    return [number for number in found if number.strict]


def _preference(number: Number) -> tuple[bool, int, int]:
    """Figures first, and what can be few amounts before what can be many, which other numbers may be left to meet."""
    return not number.strict, len(number.values), number.start


class _Partners:
    """The numbers of one side by what they may amount to, each in order of preference."""

    def __init__(self, found: Iterable[Number]) -> None:
        self.taken: set[int] = set()
        self.by_amount: dict[Hashable, list[Number]] = defaultdict(list)
        for number in reversed(list(found)):
            for amount in _amounts(number):
                self.by_amount[amount].append(number)

    def of(self, number: Number) -> Number | None:
        """The first that may be the same amount and is not taken."""
        free = [partner for amount in _amounts(number) if (partner := self._first(amount, number))]
        return min(free, key=_preference, default=None)

    def _first(self, amount: Hashable, number: Number) -> Number | None:
        waiting = self.by_amount.get(amount, [])
        while waiting and waiting[-1].start in self.taken:
            waiting.pop()
        return next((n for n in reversed(waiting) if n.start not in self.taken and n.meets(number)), None)

    def take(self, partner: Number) -> None:
        self.taken.add(partner.start)


def _amounts(number: Number) -> Iterable[Hashable]:
    return [*number.values, *number.measured]
