"""Fits the cruft model to labelled pages: the one place that needs scikit-learn and LightGBM, and nothing at run time does.

A page is a line of JSON, {"lang": ..., "blocks": [{"text": ..., "label": "article" | "cruft" | "neutral"}]}, with "url", "id" and
"news" where they are known, and "why": "title" on the headline, which an article keeps; `manage.py export_verdicts` writes the newsroom's own. The same pages give the same weights.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from articles.text.cruft import model, phrasing, sightings
from articles.text.cruft.page import Page, Sighting

LABELS = {"article": 0, "cruft": 1}
FOLDS = 5
FEWEST_SITES = 6  # a phrase that fewer sites use says nothing of others
LEAST_WEIGHT = 0.04
TREES = {
    "objective": "binary",
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
FIRST = (120, 0.1)  # how many trees, and how much of each counts
SECOND = (200, 0.06)
LONG_PAGE = 40  # blocks; longer pages weigh less than their length
NEWS_SHARE, CLEAN_SHARE = 1.5, 0.4  # how much such a page counts
Fold = Callable[[int], bool]


@dataclass(frozen=True)
class Labelled:
    """A page with a label a block: 1 cruft, 0 article, -1 either."""

    page: Page
    labels: tuple[int, ...]
    site: str
    share: float

    @classmethod
    def of(cls, line: str) -> list[Labelled]:
        """The page of a line of JSON, and the same page as it reads without cruft, as many come in.

        Raises KeyError, TypeError or ValueError where the line is no page.
        """
        stored = json.loads(line)
        blocks = [(block["text"], _label(block)) for block in stored["blocks"]]
        clean = [block for block in blocks if block[1] != LABELS["cruft"]]
        share, site = NEWS_SHARE if stored.get("news") else 1.0, site_of(stored)
        return [
            cls(Page.of([text for text, _ in some], None), tuple(label for _, label in some), site, weight)
            for some, weight in ((blocks, share), (clean, share * CLEAN_SHARE))
            if some
        ]

    @cached_property
    def sighted(self) -> dict[int, Sighting]:
        """What the rules see on the page."""
        return sightings(self.page)

    @cached_property
    def weights(self) -> np.ndarray:
        """How much each block counts: a lost paragraph is worse than a kept line, and a long page is still one page."""
        each = math.sqrt(LONG_PAGE / max(len(self.labels), LONG_PAGE)) * self.share
        sizes = np.clip([len(text) / 150 for text in self.page.blocks], 0.5, 2.0) ** 0.5
        return each * np.where(np.array(self.labels) == 0, sizes, 1.0)


def _label(block: dict[str, str]) -> int:
    return LABELS["article"] if block.get("why") == "title" else LABELS.get(block["label"], -1)


def site_of(stored: dict[str, Any]) -> str:
    """The site that a page is from, so that no site stands on both sides of a fold."""
    address = stored.get("url") or stored.get("id") or ""
    host = urlsplit(address).netloc.removeprefix("www.")
    parts = host.split(".")
    short_country = len(parts) > 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short_country else parts[-2:]) if host else re.sub(r"[_-]?s?\d+$", "", address)


def train(pages: Sequence[Labelled], say: Callable[[str], None]) -> dict[str, Any]:
    """The weights of a model fitted to the pages, as weights.json stores them; `say` is told of each step."""
    everything = range(len(pages))
    say(f"{len(pages)} pages, {sum(len(page.labels) for page in pages)} blocks")
    vocabulary, matrices = _vocabulary(pages)
    linear = _Linear(pages, matrices)
    worded = _out_of_fold(pages, lambda some: linear.fitted(some), lambda fitted, i: linear.weigh(fitted, i))
    say(f"{len(vocabulary)} phrases")
    rows = [np.array(model.first_rows(p.page, p.sighted, w)) for p, w in zip(pages, worded, strict=True)]
    first = _fit(pages, rows, everything, FIRST)
    scores = _out_of_fold(
        pages, lambda some: _fit(pages, rows, some, FIRST), lambda fitted, i: fitted.predict(rows[i], num_threads=1)
    )
    say("first pass")
    seen = [
        np.array(model.second_rows(p.page, r.tolist(), s.tolist())) for p, r, s in zip(pages, rows, scores, strict=True)
    ]
    second = _fit(pages, seen, everything, SECOND)
    say("second pass")
    return {
        "phrases": linear.named(linear.fitted(everything), vocabulary),
        "first": _trees(first),
        "second": _trees(second),
    }


def fold_of(pages: Sequence[Labelled]) -> list[int]:
    """Which fold each page is in: sites in the order of their names, one after the other."""
    order = {site: number % FOLDS for number, site in enumerate(sorted({page.site for page in pages}, key=_mixed))}
    return [order[page.site] for page in pages]


def _mixed(site: str) -> tuple[int, str]:
    """An order that does not keep like names together, and is the same everywhere."""
    return sum(ord(char) * 31**at for at, char in enumerate(site)) % 9973, site


def _out_of_fold(
    pages: Sequence[Labelled], fit: Callable[[Sequence[int]], Any], use: Callable[[Any, int], Any]
) -> list[Any]:
    """What a model says of each page when it was fitted without that page's site."""
    folds, found = fold_of(pages), [None] * len(pages)
    for fold in sorted(set(folds)):
        fitted = fit([i for i, number in enumerate(folds) if number != fold])
        for i, number in enumerate(folds):
            if number == fold:
                found[i] = use(fitted, i)
    return found


def _vocabulary(pages: Sequence[Labelled]) -> tuple[list[str], list[csr_matrix]]:
    """The phrases that enough sites use, and which of them each block has, a matrix a page."""
    used = [[phrasing.phrases(text) for text in labelled.page.folded] for labelled in pages]
    sites: dict[str, set[str]] = defaultdict(set)
    for labelled, blocks in zip(pages, used, strict=True):
        for phrase in set().union(*blocks):
            sites[phrase].add(labelled.site)
    fewest = min(FEWEST_SITES, len({page.site for page in pages}))
    phrases = sorted(phrase for phrase, seen in sites.items() if len(seen) >= fewest)
    column = {phrase: number for number, phrase in enumerate(phrases)}
    return phrases, [_matrix(blocks, column) for blocks in used]


def _matrix(blocks: Sequence[set[str]], column: dict[str, int]) -> csr_matrix:
    places = [(row, column[phrase]) for row, found in enumerate(blocks) for phrase in sorted(found) if phrase in column]
    at = ([row for row, _ in places], [number for _, number in places])
    return csr_matrix((np.ones(len(places)), at), shape=(len(blocks), len(column)))


@dataclass(frozen=True)
class _Linear:
    """The linear model over phrases."""

    pages: Sequence[Labelled]
    matrices: Sequence[csr_matrix]

    def fitted(self, some: Sequence[int]) -> LogisticRegression:
        """Fitted to some of the pages."""
        labels, weights, known = _targets(self.pages, some)
        features = vstack([self.matrices[i] for i in some]).tocsr()[known]
        return LogisticRegression(C=0.05, max_iter=200, tol=1e-4).fit(features, labels, sample_weight=weights)

    def weigh(self, fitted: LogisticRegression, i: int) -> list[float]:
        """The log-odds of each block of a page."""
        return list(fitted.decision_function(self.matrices[i]))

    def named(self, fitted: LogisticRegression, vocabulary: Sequence[str]) -> dict[str, float]:
        """The weights by phrase, without those that hardly weigh."""
        weights = {phrase: round(float(weight), 2) for phrase, weight in zip(vocabulary, fitted.coef_[0], strict=True)}
        kept = {phrase: weight for phrase, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
        return {"": round(float(fitted.intercept_[0]), 3), **kept}


def _targets(pages: Sequence[Labelled], some: Iterable[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The labels and weights of the blocks that are one or the other, and which of all blocks these are."""
    labels = np.concatenate([pages[i].labels for i in some])
    weights = np.concatenate([pages[i].weights for i in some])
    known = labels >= 0
    return labels[known], weights[known], known


def _fit(pages: Sequence[Labelled], rows: Sequence[np.ndarray], some: Sequence[int], size: tuple[int, float]) -> Any:
    """Boosted trees fitted to some of the pages."""
    labels, weights, known = _targets(pages, some)
    count, rate = size
    data = lightgbm.Dataset(np.concatenate([rows[i] for i in some])[known], labels, weight=weights)
    return lightgbm.train({**TREES, "learning_rate": rate}, data, count)


def _trees(fitted: Any) -> list[Any]:
    """The trees as articles.text.cruft.trees takes them."""
    return [_tree(tree["tree_structure"]) for tree in fitted.dump_model()["tree_info"]]


def _tree(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.5g}")
    return [node["split_feature"], threshold, _tree(node["left_child"]), _tree(node["right_child"])]
