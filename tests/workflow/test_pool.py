"""Stories are studied by several processes, in order, with the bad news of one kept to that one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from articles.errors import RefusedInput
from articles.text.records import TermRule
from articles.text.study import Page
from articles.workflow.pool import AHEAD, Story, in_order, studies

TERM = TermRule(forms={"en": "Blockchain Center", "zh-hant": "區塊鏈中心", "zh-hans": "区块链中心"})


def story(number: int) -> Story:
    pages = (
        Page(f"第{number}章\n\n區塊鏈中心在昆明成立。\n", "zh-hant", "source"),
        Page(f"Chapter {number}\n\nIt opened in Kunming.\n", "en", "machine"),
    )
    return Story(pages, "zh-hant", (TERM,))


def late(number: int) -> tuple[int, int]:
    """Takes the longer, the earlier it comes; refuses three."""
    if number == 3:
        raise RefusedInput("no three", code="three", place="here")
    time.sleep(0.2 / (number + 1))
    return number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_one_refusal_is_one_result(jobs: int) -> None:
    found = list(in_order(late, range(8), jobs))
    assert [item for item, _ in found] == list(range(8))
    errors = [result for _, result in found if isinstance(result, Exception)]
    assert [(type(error), str(error), error.code, error.place) for error in errors] == [
        (RefusedInput, "here: no three", "three", "here")
    ]
    processes = {result[1] for _, result in found if isinstance(result, tuple)}
    assert (os.getpid() in processes) == (jobs == 1)


def test_items_are_drawn_no_faster_than_results_are_fetched() -> None:
    drawn: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10, 100):
            drawn.append(number)
            yield number

    results = in_order(late, items(), 2)
    next(results)
    assert len(drawn) <= 2 * AHEAD + 1
    results.close()


def test_two_processes_find_what_one_does() -> None:
    stories = [story(number) for number in range(3)]
    alone, together = list(studies(stories, 1)), list(studies(stories, 2))
    assert [found for _, found in together] == [found for _, found in alone]
    assert [finding.check for finding in alone[0][1].findings] == ["term-missing"]
