"""train_cruft: the same pages give the same weights, the model loads them, and what is no labelled page is refused by its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.text.cruft import model

try:
    import lightgbm  # noqa: F401
except (ImportError, OSError) as missing:  # OSError where libgomp is not there
    pytest.skip(f"The cruft model cannot be trained here: {missing}", allow_module_level=True)

from articles.management.commands import train_cruft

SITES, PAGES = 6, 3
CRUFT = (
    "Share this on Facebook",
    "Subscribe to our newsletter",
    "Related articles",
    "Read more",
    "All rights reserved",
)


def pages() -> Iterator[dict[str, Any]]:
    for number in range(SITES * PAGES):
        article = [
            f"The plant of district {number} sold {number * 70 + n * 13} cars, said its manager on Sunday, and it will hire."
            for n in range(8)
        ]
        blocks = [{"text": text, "label": "article"} for text in article]
        blocks += [{"text": f"{text} {number}", "label": "cruft"} for text in CRUFT]
        yield {
            "id": str(number),
            "lang": "en",
            "news": True,
            "url": f"https://site{number % SITES}.example/{number}",
            "blocks": blocks,
        }


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines))
    return path


def trained(data: Path, output: Path) -> bytes:
    call_command("train_cruft", str(data), "--output", str(output))
    return output.read_bytes()


def test_the_same_pages_give_the_same_weights_and_the_model_loads_them(tmp_path) -> None:
    data, shipped = write(tmp_path / "pages.jsonl", *pages()), train_cruft.WEIGHTS.read_bytes()
    first, second = (trained(data, tmp_path / f"{n}.json") for n in range(2))
    assert first == second
    assert train_cruft.WEIGHTS.read_bytes() == shipped
    found = model.loaded(first.decode())
    assert found.phrases["subscribe"] > 0
    assert isinstance(found.second([0.0] * len(model.SECOND_NAMES)), float)


@pytest.mark.parametrize(
    ("line", "says"),
    [("{", r"pages\.jsonl:2: this is no labelled page"), ({"blocks": [{"text": "x"}]}, r"pages\.jsonl:2: .*label")],
)
def test_a_line_that_is_no_page_is_refused_by_its_number(tmp_path, line: object, says: str) -> None:
    data = write(tmp_path / "pages.jsonl", next(pages()), line)
    with pytest.raises(CommandError, match=says):
        trained(data, tmp_path / "weights.json")


def test_pages_of_one_site_teach_nothing(tmp_path) -> None:
    data = write(tmp_path / "pages.jsonl", *(page for page in pages() if "site1." in page["url"]))
    with pytest.raises(CommandError, match="two sites or more"):
        trained(data, tmp_path / "weights.json")
    assert not (tmp_path / "weights.json").exists()


def test_a_place_that_is_not_there_is_refused_before_the_work(tmp_path) -> None:
    with pytest.raises(CommandError, match="there is no such folder"):
        trained(write(tmp_path / "pages.jsonl", *pages()), tmp_path / "nowhere" / "weights.json")
