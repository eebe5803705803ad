"""Pages fall into rows: a script follows its twin where both say the same, and is read for itself where they do not."""

from __future__ import annotations

from articles.text.study import rows

HANT = ["雲南引領新基建", "李娜說：「區塊鏈中心在昆明掛牌成立。」", "2019年，工業增加值增速為8.1%。", "他說發展很快。"]
HANS = ["云南引领新基建", "李娜说：“区块链中心在昆明挂牌成立。”", "2019年，工业增加值增速为8.1%。", "他说发展很快。"]
EN = [
    "Yunnan leads new infrastructure",
    "“The blockchain center opened in Kunming,” Li Na said.",
    "In 2019, industrial value added grew by 8.1%.",
    "He said that development was fast.",
]
ALL = [{"en": (n,), "zh-hant": (n,), "zh-hans": (n,)} for n in range(4)]


def test_a_page_in_the_other_script_stands_beside_its_twin() -> None:
    pages = {"en": EN, "zh-hant": HANT, "zh-hans": HANS}
    for source in pages:
        in_order = {source: pages[source]} | pages
        assert rows.aligned(in_order, source, ()) == ALL


def test_what_one_script_lacks_is_a_gap() -> None:
    found = rows.aligned({"zh-hant": HANT, "zh-hans": [*HANS[:2], HANS[3]]}, "zh-hant", ())
    assert [row.get("zh-hans") for row in found] == [(0,), (1,), None, (2,)]


def test_what_both_scripts_have_and_the_source_lacks_is_one_row() -> None:
    found = rows.aligned({"en": EN[:3], "zh-hant": HANT, "zh-hans": HANS}, "en", ())
    assert found[3] == {"zh-hant": (3,), "zh-hans": (3,)}


def test_another_wording_is_read_for_itself() -> None:
    other = [HANS[0], HANS[1], "去年增速为8.1%，工业增加值排名第五。", HANS[3]]
    assert rows.aligned({"zh-hant": HANT, "zh-hans": other}, "zh-hant", ()) == [
        {"zh-hant": (n,), "zh-hans": (n,)} for n in range(4)
    ]


def test_a_paragraph_that_stands_twice_is_read_for_itself() -> None:
    twice = [*HANT[:3], HANT[1], HANT[3]]
    found = rows.aligned({"zh-hant": twice, "zh-hans": HANS}, "zh-hant", ())
    assert [index for row in found for index in row.get("zh-hans", ())] == [0, 1, 2, 3]
    assert [index for row in found for index in row.get("zh-hant", ())] == [0, 1, 2, 3, 4]


def test_paragraphs_joined_in_a_third_language_join_both_scripts() -> None:
    english = [EN[0], EN[1] + " " + EN[2], EN[3]]
    found = rows.aligned({"zh-hant": HANT, "zh-hans": HANS, "en": english}, "zh-hant", ())
    assert all(row.get("zh-hant") == row.get("zh-hans") for row in found)


def test_the_first_heading_is_the_headline() -> None:
    kinds = {"en": ["heading"], "zh-hant": ["paragraph"]}
    assert rows.kind(kinds, 0, "en") == "headline"
    assert rows.kind(kinds, 1, "en") == "heading"
    assert rows.kind(kinds, 0, "zh-hant") == "paragraph"
    assert rows.kind({"en": ["list-item"]}, 3, "zh-hans") == "list-item"
