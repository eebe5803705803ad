"""The rules that look at a block's shape and at the page around it, and the shape of a verdict."""

from articles.text.cruft import RULES, judge, sightings
from articles.text.cruft.page import Page

HEADLINE = "A second railway reaches the border"
PARAGRAPH = (
    "The line was opened on Monday by the government, which hopes that it will bring trade to the border towns. " * 2
)
STANDFIRST = "Trade is expected to double within three years."


def rules(blocks: list[str], title: str | None = None) -> list[str]:
    seen = sightings(Page.of(blocks, title))
    return [seen[index].rule if index in seen else "" for index in range(len(blocks))]


def test_the_headline_is_seen_where_it_stands_a_second_time() -> None:
    assert rules([HEADLINE, STANDFIRST, HEADLINE, PARAGRAPH]) == ["", "", "repeated-headline", ""]


def test_the_headline_is_known_again_in_the_other_script() -> None:
    blocks = ["雲南建設第二條通往邊境的鐵路", "他們說：“線路已經開通。”", "云南建设第二条通往边境的铁路"]
    assert rules(blocks) == ["", "", "repeated-headline"]


def test_the_named_headline_counts_rather_than_the_first_block() -> None:
    blocks = ["Our correspondent in Kunming", HEADLINE, PARAGRAPH, HEADLINE]
    assert rules(blocks, title=HEADLINE)[3] == "repeated-headline"


def test_a_subhead_that_begins_like_the_headline_is_none() -> None:
    assert not any(rules([HEADLINE + ", and a third is planned", PARAGRAPH, HEADLINE, PARAGRAPH]))


def test_a_short_first_block_that_comes_again_is_no_headline() -> None:
    assert not any(rules(["Pros", PARAGRAPH, "Pros", PARAGRAPH]))


def test_many_names_between_bars_are_a_menu() -> None:
    assert rules(["Railways | Tea prices | Border towns | Rivers"]) == ["link-row"]


def test_a_sentence_with_dashes_is_no_menu() -> None:
    assert not any(rules(["Tea - the old trade - coffee - the new one - and rubber keep the towns alive."]))


def test_there_is_a_verdict_for_each_block_in_order() -> None:
    assert len(judge([])) == 0
    assert [verdict.is_cruft for verdict in judge(["", "Advertisement", STANDFIRST])] == [False, True, False]


def test_a_page_without_running_text_is_judged_by_the_rules_alone() -> None:
    assert [verdict.is_cruft for verdict in judge(["One", "Related articles", "Two"])] == [False, True, False]


def test_a_kept_block_has_no_rule_and_a_removed_one_says_what_was_seen() -> None:
    kept, cruft = judge([STANDFIRST, "Was this page helpful?"])
    assert (kept.rule, kept.evidence) == ("", "")
    assert cruft.evidence == "was this page helpful"
    assert 0 <= kept.score < 0.5 < cruft.score <= 1


def test_each_rule_has_its_own_id_and_a_description() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.description.endswith(".") for rule in RULES)
