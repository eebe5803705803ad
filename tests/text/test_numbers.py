"""Numbers are equal when their values are, however either language writes them."""

from decimal import Decimal

import pytest

from articles.text.numbers import find


def values(text: str, language: str) -> list[set[Decimal]]:
    return [set(number.values) for number in find(text, language)]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("10,400", "1.04萬"),
        ("31.3 trillion", "31.3万亿"),
        ("1.2 trillion", "1萬2千億"),
        ("350 million", "3亿5000万"),
        ("3.2 million", "三百二十萬"),
        ("35,000", "三万五"),
        ("3 billion", "30多億"),
        ("1 trillion", "1兆"),
        ("half a million", "50万"),
        ("two hundred and five", "205"),
        ("twenty-one", "二十一"),
        ("two dozen", "24"),
        ("2019", "二〇一九"),
        ("2019", "２０１９"),
        ("the 21st", "第21"),
        ("the fifth", "第五"),
        ("September", "9月"),
        ("8.1%", "百分之八點一"),
        ("5 percentage points", "5個百分點"),
        ("40 per cent", "四成"),
        ("half", "一半"),
        ("two-thirds", "三分之二"),
        ("3/4", "四分之三"),
        ("the 1930s", "20世纪30年代"),
        ("the 1990s", "90年代"),
        ("3 p.m.", "下午三點"),
        ("15:00", "下午3点"),
        ("2.5 years", "兩年半"),
        ("$1.5bn", "15亿美元"),
        ("500 to 600", "五六百"),
        ("820,000 kilowatts", "82萬千瓦"),
        ("3,000 metres", "三千米"),
        ("3 km", "三千米"),
        ("an hour", "1個小時"),
    ],
)
def test_the_same_amount_has_a_value_in_common(english: str, chinese: str) -> None:
    ours, theirs = values(english, "en")[0], set().union(*values(chinese, "zh-hant"))
    assert ours & theirs


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("10,400", "10.4萬"),
        ("31.3 billion", "31.3万亿"),
        ("8.1", "8.1%"),
        ("2019", "2018"),
        ("twenty-one", "二十二"),
        ("the 1930s", "20世纪40年代"),
        ("one third", "四分之一"),
        ("700", "五六百"),
        ("tens of thousands", "1000"),
    ],
)
def test_different_amounts_have_no_value_in_common(english: str, chinese: str) -> None:
    assert set().union(*values(english, "en")).isdisjoint(set().union(*values(chinese, "zh-hant")))


@pytest.mark.parametrize(("text", "language"), [("2 to 3 million", "en"), ("200到300万", "zh-hans")])
def test_the_first_end_of_a_range_may_borrow_the_unit(text: str, language: str) -> None:
    assert Decimal(2_000_000) in values(text, language)[0]


def test_the_second_year_of_a_season_may_borrow_the_century() -> None:
    assert Decimal(2019) in values("2018-19", "en")[1]


def test_commas_between_two_amounts_do_not_join_them() -> None:
    assert values("in 2019, 100 firms", "en") == [{Decimal(2019)}, {Decimal(100)}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the first crab", "en"),
        ("May, once a month", "en"),
        ("COVID-19", "en"),
        ("最多跑一次", "zh-hans"),
        ("三省一市", "zh-hant"),
        ("一百個三點", "zh-hant"),
        ("高呼萬歲", "zh-hant"),
        ("a year, a plan", "en"),
    ],
)
def test_idiom_ordinals_and_codes_ask_for_no_partner(text: str, language: str) -> None:
    assert not any(number.strict for number in find(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5G", "en"),
        ("mid-2019", "en"),
        ("RMB100", "en"),
        ("three million", "en"),
        ("8%", "en"),
        ("三百萬", "zh-hant"),
        ("下午三點", "zh-hant"),
        ("百分之百", "zh-hans"),
        ("十五岁", "zh-hans"),
    ],
)
def test_figures_ask_for_a_partner(text: str, language: str) -> None:
    assert [number.strict for number in find(text, language)] == [True]


def test_spans_are_those_of_the_text() -> None:
    text = "同比增長２０.9％,達31.3萬億元"
    assert [text[n.start : n.end] for n in find(text, "zh-hant")] == ["２０.9％", "31.3萬億"]


@pytest.mark.parametrize("text", ["零分之三", "٣٤ 個", "千千萬萬", "1/0", "0分之0", "點點", "萬億兆億", "½"])
def test_nonsense_is_no_error(text: str) -> None:
    for language in ("en", "zh-hant"):
        assert all(text[n.start : n.end] for n in find(text, language))
