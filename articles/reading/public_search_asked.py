"""What a reader asks of the search, out of the address and back into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Self
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from articles.models.languages import LANGUAGES
from articles.text.search.query import LONGEST, Query, parse

ALL = "all"
NEWEST = "newest"
# A century around the press; further days would overflow the clocks of databases.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class Asked:
    """A search: the words, and what narrows it. `language` is "all" or an edition's, "" in an address for that of the page."""

    page_language: str
    text: str = ""
    language: str = ""
    region: str = ""
    topic: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    order: str = ""
    has_wrong_date: bool = False

    @classmethod
    def of(cls, values: Mapping[str, str], page_language: str) -> Self:
        """What the parameters of an address ask for; those that say nothing are as if they were not there."""
        said = {name: values.get(name, "").replace("\0", "").strip()[: LONGEST + 1] for name in _PARAMETERS}
        since, until = _day(said["from"]), _day(said["to"])
        return cls(
            page_language=page_language,
            text=said["q"],
            language=said["in"] if said["in"] in (ALL, *LANGUAGES) and said["in"] != page_language else "",
            region=said["region"],
            topic=said["topic"],
            source=said["source"],
            since=since,
            until=until,
            order=NEWEST if said["sort"] == NEWEST else "",
            has_wrong_date=(since is None and said["from"] != "") or (until is None and said["to"] != ""),
        )

    @cached_property
    def query(self) -> Query:
        """The words as phrases to find."""
        return parse(self.text)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the editions that are searched."""
        return LANGUAGES if self.language == ALL else (self.language or self.page_language,)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the language narrows it."""
        return any((self.region, self.topic, self.source, self.since, self.until))

    @property
    def moments(self) -> tuple[datetime | None, datetime | None]:
        """From when on, and before when, stories were published, by the site's clock."""
        end = self.until + timedelta(days=1) if self.until else None
        return _midnight(self.since), _midnight(end)

    def but(self, **changes: Any) -> Self:
        """The same with changes, from the first page on."""
        return replace(self, **changes)

    def address(self, number: int = 1) -> str:
        """Where a page of its results is."""
        values = (self.text, self.language, self.region, self.topic, self.source, self.since, self.until, self.order)
        said = [(name, str(value)) for name, value in zip(_PARAMETERS, values, strict=True) if value]
        page = [("page", str(number))] if number > 1 else []
        return f"{reverse('search', kwargs={'language': self.page_language})}?{urlencode([*said, *page])}"


_PARAMETERS = ("q", "in", "region", "topic", "source", "from", "to", "sort")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None
