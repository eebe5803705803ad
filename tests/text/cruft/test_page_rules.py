"""The rules that look at a block's place on the page, and the shape of a verdict."""

from articles.text.cruft import RULES, judge

HEADLINE = "A second railway reaches the border"
PARAGRAPH = (
    "The line was opened on Monday by the government, which hopes that it will bring trade to the border towns. " * 2
)
STANDFIRST = "Trade is expected to double within three years."


def removed(blocks: list[str], title: str | None = None) -> list[str]:
    return [block for block, verdict in zip(blocks, judge(blocks, title=title), strict=True) if verdict.is_cruft]


def rules(blocks: list[str], title: str | None = None) -> list[str]:
    return [verdict.rule for verdict in judge(blocks, title=title)]


def test_the_headline_is_removed_where_it_stands_a_second_time() -> None:
    assert rules([HEADLINE, STANDFIRST, HEADLINE, PARAGRAPH]) == ["", "", "repeated-headline", ""]


def test_the_headline_is_known_again_in_the_other_script() -> None:
    blocks = ["雲南建設第二條通往邊境的鐵路", "他們說：“線路已經開通。”", "云南建设第二条通往边境的铁路"]
    assert rules(blocks) == ["", "", "repeated-headline"]


def test_the_named_headline_counts_rather_than_the_first_block() -> None:
    assert (
        rules(["Our correspondent in Kunming", HEADLINE, PARAGRAPH, HEADLINE], title=HEADLINE)[3] == "repeated-headline"
    )


def test_a_subhead_that_begins_like_the_headline_stays() -> None:
    assert removed([HEADLINE + ", and a third is planned", PARAGRAPH, HEADLINE, PARAGRAPH]) == []


def test_a_short_first_block_that_comes_again_is_no_headline() -> None:
    assert removed(["Pros", PARAGRAPH, "Pros", PARAGRAPH]) == []


def test_teasers_below_related_articles_go_with_their_heading() -> None:
    blocks = [
        HEADLINE,
        *[PARAGRAPH] * 8,
        "Related articles",
        "Tea prices fall",
        "The price of tea fell by 4% in one day amid rumours.",
    ]
    assert removed(blocks) == blocks[9:]


def test_paragraphs_below_a_link_box_in_mid_article_stay() -> None:
    blocks = [HEADLINE, *[PARAGRAPH] * 4, "Related articles", *[PARAGRAPH] * 4]
    assert removed(blocks) == ["Related articles"]


def test_a_picture_credit_does_not_end_the_article() -> None:
    assert removed([PARAGRAPH, "Photo: Li Na", STANDFIRST]) == ["Photo: Li Na"]


def test_a_page_without_paragraphs_has_no_trailing_zone() -> None:
    assert removed(["One", "Related articles", "Two"]) == ["Related articles"]


def test_a_row_of_fragments_above_the_first_paragraph_is_a_menu() -> None:
    assert removed(["Provinces", "Tea", "Railways", HEADLINE, PARAGRAPH]) == ["Provinces", "Tea", "Railways"]


def test_one_fragment_above_the_first_paragraph_stays() -> None:
    assert removed(["Railways", HEADLINE, PARAGRAPH]) == []


def test_a_short_named_headline_stays_in_a_menu() -> None:
    assert "A new railway" not in removed(
        ["Provinces", "Tea", "Markets today", "A new railway", PARAGRAPH], title="A new railway"
    )


def test_many_names_between_bars_are_a_menu() -> None:
    assert rules(["Railways | Tea prices | Border towns | Rivers"]) == ["link-row"]


def test_a_sentence_with_dashes_is_no_menu() -> None:
    assert removed(["Tea - the old trade - coffee - the new one - and rubber keep the towns alive."]) == []


def test_there_is_a_verdict_for_each_block_in_order() -> None:
    assert len(judge([])) == 0
    assert [verdict.is_cruft for verdict in judge(["", "Advertisement", STANDFIRST])] == [False, True, False]


def test_a_kept_block_has_no_rule_and_a_removed_one_says_what_was_seen() -> None:
    kept, cruft = judge([STANDFIRST, "Was this page helpful?"])
    assert (kept.rule, kept.evidence) == ("", "")
    assert cruft.evidence == "was this page helpful"
    assert 0 <= kept.score < 0.5 < cruft.score <= 1


def test_each_rule_has_its_own_id_and_a_description() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.description.endswith(".") for rule in RULES)
