"""The day in a written date, as pages and feeds give it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>(?:19|20)\d\d)\b",
    )
)
LONGEST = 200


def day(text: str) -> date | None:
    """The first date in a text, None where there is none: ISO 8601, RFC 2822, "March 5, 2020", "5 March 2020", "2020年3月5日"."""
    for form in FORMS:
        found = form.search(text[:LONGEST])
        if found and (read := _date(found)):
            return read
    return None


def _date(found: re.Match[str]) -> date | None:
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
