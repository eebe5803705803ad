"""The model's verdicts on whole pages, and what it is made of."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cruft import judge, measures
from articles.text.cruft.model import FIRST_NAMES, SECOND_NAMES, first_rows, second_rows
from articles.text.cruft.page import Page
from articles.text.cruft.trees import compiled
from tests.growth import in_proportion

HEADLINE = "Second railway to the border opens after nine years of work"
STORY = [
    "KUNMING - The province opened its second railway to the border on Monday, nine years after the first survey teams walked the route.",
    "The 508-kilometre line runs through 93 tunnels and cuts the journey to the border from seven hours to less than four, the operator said.",
    '"We used to send fruit by truck and lose a third of it on the way," said Li Na, who runs a packing plant near the last station.',
    "Freight trains will carry rubber, tea and bananas to the north, and machinery and cement to the south, under an agreement signed in 2015.",
    "Why it took so long",
    "Engineers met hot springs and loose rock in the longest tunnel, where the temperature rose above 40 degrees and work stopped for months.",
    "The cost rose by a fifth to 50 billion yuan, most of it paid by the state bank, and the line is not expected to earn a profit before 2035.",
    "Farmers in the valley welcomed the trains but asked for a station of their own; the nearest one is thirty kilometres down the road.",
]
MENU = ["Home", "News", "Business", "Sport", "Culture", "Subscribe", "Sign in"]
TAIL = [
    "Related stories",
    "Five teas to try this autumn",
    "The football club that could not lose",
    "How to choose a mattress that lasts",
    "Sign up for our newsletter",
    "Share this article",
    "© 2024 Highland Post. All rights reserved.",
]
CHINESE_STORY = [
    "云南省第二条通往边境的铁路周一开通，距离第一支勘测队走过这条线路已经过去九年。",
    "这条全长508公里的铁路穿过93座隧道，运营方表示，到边境的车程由七小时缩短到不足四小时，沿线各县的水果和茶叶当天就能运到省城。",
    "“以前我们用卡车运水果，路上要损失三分之一。”在终点站附近经营包装厂的李娜说，她已经订好了第一个月的全部冷藏车皮。",
    "为什么用了这么久",
    "工程师在最长的隧道里遇到了温泉和松散的岩层，温度升到四十度以上，工程停了好几个月，后来改用新的支护办法才继续掘进。",
    "总投资增加了五分之一，达到500亿元，大部分由国家银行承担，预计这条线路在2035年以前不会盈利，但地方政府仍然看好它的前景。",
]
CHINESE_TAIL = [
    "相关阅读",
    "秋天值得一试的五种茶",
    "那支从来不输的球队",
    "扫一扫关注我们的微信公众号",
    "责任编辑：王芳",
    "版权所有，未经授权不得转载",
]


def removed(blocks: list[str], title: str | None = None) -> list[str]:
    return [block for block, verdict in zip(blocks, judge(blocks, title=title), strict=True) if verdict.is_cruft]


def test_the_frame_of_a_page_goes_and_the_story_stays() -> None:
    assert set(removed([*MENU, HEADLINE, *STORY, *TAIL], title=HEADLINE)) == {*MENU, *TAIL}


def test_a_chinese_page_too() -> None:
    assert set(removed([*CHINESE_STORY, *CHINESE_TAIL])) == set(CHINESE_TAIL)


@pytest.mark.parametrize("story", [STORY, CHINESE_STORY, [HEADLINE, *STORY], STORY[:2], [HEADLINE, STORY[0]]])
def test_a_story_without_cruft_loses_nothing(story: list[str]) -> None:
    assert removed(story) == []


def test_a_headline_that_nobody_names_stays_where_it_has_the_words_of_its_story() -> None:
    page = [*MENU, HEADLINE, "Markets fall on fears of a longer winter", *STORY, *TAIL]
    assert HEADLINE not in removed(page)
    assert "Markets fall on fears of a longer winter" in removed(page)


def test_a_headline_that_is_named_stays_between_links() -> None:
    assert HEADLINE not in removed(["Home", "News", HEADLINE, "More news", *STORY], title=HEADLINE)


def test_teasers_that_no_rule_names_say_where_they_stand_and_what_opened_their_row() -> None:
    page = [HEADLINE, *STORY, *TAIL]
    verdict = judge(page)[page.index(TAIL[1])]
    assert (verdict.is_cruft, verdict.rule, verdict.evidence) == (True, "trailing-zone", "Related stories")


def test_paragraphs_below_a_link_box_in_the_midst_stay() -> None:
    page = [HEADLINE, *STORY[:4], "Related stories", TAIL[1], *STORY[4:], *TAIL]
    assert not set(removed(page)) & set(STORY)


def test_the_same_page_gives_the_same_verdicts() -> None:
    page = [*MENU, HEADLINE, *STORY, *TAIL]
    assert judge(page) == judge(list(page))


@given(st.lists(st.text(max_size=200), max_size=30))
def test_any_text_gets_a_verdict_a_block_with_a_score(blocks: list[str]) -> None:
    verdicts = judge(blocks)
    assert len(verdicts) == len(blocks)
    assert all(0 <= verdict.score <= 1 and verdict.is_cruft == (verdict.score >= 0.5) for verdict in verdicts)


def test_every_figure_has_its_name() -> None:
    page = Page.of([HEADLINE, *STORY, *TAIL], None)
    rows = first_rows(page, {}, measures.measure(page, {}), [0.0] * len(page.blocks))
    assert {len(row) for row in rows} == {len(FIRST_NAMES)}
    assert {len(row) for row in second_rows(page, rows, [0.5] * len(rows))} == {len(SECOND_NAMES)}
    assert len(set(SECOND_NAMES)) == len(SECOND_NAMES)


def test_trees_add_up() -> None:
    trees = json.loads("[[0, 1.5, -1.0, [1, 0.5, 2.0, 3.0]], 0.25]")
    score = compiled(trees)
    assert [score([1, 0]), score([2, 0]), score([2, 1])] == [-0.75, 2.25, 3.25]


def test_nothing_but_numbers_gets_into_the_code_of_a_tree() -> None:
    with pytest.raises((TypeError, ValueError)):
        compiled([["0] or exit() or r[0", 1.5, 0.0, 1.0]])


def test_the_time_grows_with_the_page() -> None:
    assert in_proportion(lambda stories: judge([HEADLINE, *STORY * stories, *TAIL]), 20)
