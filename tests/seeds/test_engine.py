"""The language engine on the two Yunnan pages, against what a person found there by hand."""

import json
from pathlib import Path

import pytest

from articles.text import align, checks, cruft, quotes, script, segment

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "seeds" / "yunnan-blockchain"
ENGLISH = (SEED / "en.txt").read_text(encoding="utf-8").split("\n")
CHINESE = (SEED / "zh-hant.txt").read_text(encoding="utf-8").split("\n")
PAGES = {"en": ENGLISH, "zh": CHINESE}
EDGE = " \u3000\"“”‘’'.,，。;；:：!?！？…「」"


def oracle(name: str):
    return json.loads((HERE / "oracles" / name).read_text(encoding="utf-8"))


def labelled_pages():
    lines = (HERE / "oracles" / "seed-blocks.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def gold_pairs() -> list[tuple[int, int]]:
    return [(pair["en_line"], pair["zh_line"]) for pair in oracle("seed-alignment.json")["pairs"]]


@pytest.mark.parametrize("page", labelled_pages(), ids=lambda page: page["lang"])
def test_every_block_gets_the_right_verdict(page) -> None:
    texts = [block["text"] for block in page["blocks"]]
    verdicts = cruft.judge(texts, language=page["lang"])
    wrong = [
        block["text"]
        for block, verdict in zip(page["blocks"], verdicts, strict=True)
        if block["label"] != "neutral" and (block["label"] == "cruft") != verdict.is_cruft
    ]
    assert wrong == []


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (CHINESE, "zh-hant")])
def test_the_segmenter_finds_the_blocks_of_the_oracle(page, language) -> None:
    gold = next(row for row in labelled_pages() if row["lang"] == language)
    assert [block.text for block in segment.split("\n".join(page))] == [block["text"] for block in gold["blocks"]]


def test_the_cleaned_pages_are_aligned_without_a_mistake() -> None:
    gold = gold_pairs()
    left = sorted({pair[0] for pair in gold} | {3, 5, 7})
    right = sorted({pair[1] for pair in gold} | {13})
    pairs = align.align([ENGLISH[i - 1] for i in left], [CHINESE[j - 1] for j in right], "en", "zh-hant")
    linked = [(left[pair.left[0]], right[pair.right[0]]) for pair in pairs if pair.left and pair.right]
    assert linked == gold
    assert {left[i] for pair in pairs if not pair.right for i in pair.left} == {3, 5, 7}
    assert {right[j] for pair in pairs if not pair.left for j in pair.right} == {13}


def test_every_conversion_error_is_found_and_nothing_else_is_flagged() -> None:
    errors = oracle("seed-zh-errors.json")["conversion_errors"]
    flagged = {
        number: [(found.start, found.end) for found in script.suspects(text, "zh-hant")]
        for number, text in enumerate(CHINESE, 1)
    }
    for error in errors:
        text, phrase = CHINESE[error["zh_line"] - 1], error["offset_phrase"]
        at = text.find(phrase)
        assert any(a < at + len(phrase or text) and b > at for a, b in flagged[error["zh_line"]]), error["id"]
    assert {number for number, spans in flagged.items() if spans} == {error["zh_line"] for error in errors}


def test_the_converter_does_not_make_the_errors_that_it_finds() -> None:
    for error in oracle("seed-zh-errors.json")["conversion_errors"][:4]:
        right = error["right"]
        simplified = script.convert(right, to="zh-hans", source="zh-hant").text
        assert script.convert(simplified, to="zh-hant", source="zh-hans").text == right


def test_number_differs_fires_on_1949_and_on_nothing_else() -> None:
    found = [
        (en, finding.evidence)
        for en, zh in gold_pairs()
        for finding in checks.check_pair(ENGLISH[en - 1], CHINESE[zh - 1], "en", "zh-hant")
        if finding.check == "number-differs"
    ]
    assert [en for en, _ in found] == [83]
    assert "1949" in found[0][1]


def test_the_broken_quotation_marks_are_found() -> None:
    flagged = {
        number
        for number, text in enumerate(ENGLISH, 1)
        if any(found.check == "quote-marks" for found in checks.check_text(text, "en"))
    }
    assert {71, 97, 101} <= flagged


@pytest.mark.parametrize(("side", "language", "least"), [("en", "en", 0.8), ("zh", "zh-hant", 0.8)])
def test_most_quotes_are_found_with_their_speakers(side: str, language: str, least: float) -> None:
    gold = oracle("seed-quotes.json")
    mentions = [mention for mention in quotes.find(PAGES[side], language) if mention.speaker]
    core = [quote for quote in gold["quotes"] if quote["core"]]
    found = [quote for quote in core if _mention_of(quote, side, gold["entities"], mentions)]
    assert len(found) >= least * len(core)


def _mention_of(quote, side: str, entities, mentions) -> bool:
    about = quote[side]
    start = min(part["start"] for part in about["content"])
    end = max(part["end"] for part in about["content"])
    names = entities[quote["entity"]].get("names", {}).get(side, [])
    told = about["speaker"]["text"] if about["speaker"] else ""
    return any(
        mention.paragraph == about["line"] - 1
        and min(mention.end, end) - max(mention.start, start) >= 0.5 * (end - start)
        and (mention.name in names or mention.speaker in told or told in mention.speaker)
        for mention in mentions
    )
