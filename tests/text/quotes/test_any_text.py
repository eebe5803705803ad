"""No text is refused, however broken or long, and every span lies in its paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import quotes
from articles.text.quotes import find, twins
from tests.growth import in_proportion

LANGUAGES = ("en", "zh-hans", "zh-hant", "und")
PIECES = [
    *"\"'“”‘’「」『』«»＂.,:;!?。，：；！？—…-()（）\n\t \u3000\ufffc\u0000",
    *(
        "Li Na",
        "said",
        " said that ",
        "told",
        "according to ",
        "the mayor",
        "He ",
        "which",
        "’s ",
        "Dr. ",
        "The WHO",
        "called",
        "shrugged. ",
        "read a ",
    ),
    *(
        "王小明",
        "表示",
        "说",
        "称，",
        "据",
        "报道",
        "告诉记者",
        "在",
        "看来",
        "受访时",
        "引述",
        "对",
        "向",
        "今（7）日",
        "一位专家",
        "《通知》",
        "5月3日",
    ),
]
text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
LONG = [
    '"The line opens in May," Li Na said. ',
    "Li Na said that x ",
    "“线路五月开通。”王小明说。",
    "王小明表示，线路五月开通。",
    "‘a. “b'",
    "A. ",
    "according to ",
    '"a" said ',
    "在王",
    "He said ",
    "said Citi analyst ",
    "他表示",
    "王明今天受訪時",
]


@settings(max_examples=60, deadline=None)
@given(paragraphs=st.lists(text, max_size=4), language=st.sampled_from(LANGUAGES))
def test_spans_lie_in_their_paragraphs(paragraphs: list[str], language: str) -> None:
    for mention in find(paragraphs, language):
        assert 0 <= mention.start < mention.end <= len(paragraphs[mention.paragraph])
        if mention.speaker:
            speaker = paragraphs[mention.speaker_paragraph][mention.speaker_start : mention.speaker_end]
            assert speaker == mention.speaker
        else:
            assert mention.speaker_start == mention.speaker_end == -1


@settings(max_examples=60, deadline=None)
@given(paragraphs=st.lists(text, max_size=3), language=st.sampled_from(LANGUAGES))
def test_the_same_text_gives_the_same_mentions_in_order(paragraphs: list[str], language: str) -> None:
    found = find(paragraphs, language)
    quotes._found.cache_clear()
    twins.known.cache_clear()
    assert found == find(paragraphs, language)
    assert [mention.paragraph for mention in found] == sorted(mention.paragraph for mention in found)


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_line_four_times_as_long_takes_no_more_than_its_share(piece: str, language: str) -> None:
    assert in_proportion(lambda size: find([piece * (size // len(piece))], language), 3_000)


def test_an_empty_text_quotes_nothing_in_either_script() -> None:
    quotes._found.cache_clear()
    assert find([], "zh-hans") == find([], "zh-hant") == ()
