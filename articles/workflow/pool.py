"""Work spread over processes: results in the order of the items, and never more of them under way than memory should hold.

A worker begins by importing this module, before Django is set up there: it must import no models.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import django
from django.conf import settings

from articles.text.records import TermRule
from articles.text.study import Judge, Page, Study, judge, study, warm

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # items a process that may be under way or done and not yet fetched


@dataclass(frozen=True, slots=True)
class Story:
    """What `studies` reads: the pages of one article in the order received, and what the article is held to."""

    pages: tuple[Page, ...]
    source_language: str
    terms: tuple[TermRule, ...] = ()
    judge: Judge = judge


def studies(stories: Iterable[Story], jobs: int = 1, checks: bool = True) -> Iterator[tuple[Story, Study | Exception]]:
    """Each story with its study, or with what stopped it, in order; `jobs` processes do the work."""
    languages = tuple(code for code, _ in settings.LANGUAGES)
    return in_order(partial(studied, languages, settings.TRADITIONAL_LOCALE, checks), stories, jobs)


def studied(languages: Sequence[str], locale: str, checks: bool, story: Story) -> Study:
    """The study of one story."""
    return study(
        story.pages,
        story.source_language,
        story.terms,
        languages=languages,
        locale=locale,
        checks=checks,
        judge=story.judge,
    )


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | Exception]]:
    """Each item with the result of `work`, or with the exception, in order. Items, results and `work` must be picklable.

    With one job the work is done here. With more, `items` is drawn from as fast as results are fetched, and no faster.
    """
    if jobs == 1:
        yield from ((item, _outcome(work, item)) for item in items)
        return
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Item, Future[Result | Exception]]] = deque()
    executor = ProcessPoolExecutor(jobs, context, initializer=_begin)
    try:
        for item in items:
            waiting.append((item, executor.submit(_outcome, work, item)))
            if len(waiting) >= jobs * AHEAD:
                yield _fetched(*waiting.popleft())
        while waiting:
            yield _fetched(*waiting.popleft())
    finally:
        executor.shutdown(cancel_futures=True)


def _fetched(item: Item, future: Future[Result | Exception]) -> tuple[Item, Result | Exception]:
    return item, future.result()


def _begin() -> None:
    """Once in each worker. Ctrl-C is for the process that has the workers: it ends them, and they end when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    warm()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _outcome(work: Callable[[Item], Result], item: Item) -> Result | Exception:
    try:
        return work(item)
    except Exception as error:  # bad news of one item, which its caller tells
        return error
