"""The packages and data files that conversion rests on."""

import tempfile
from pathlib import Path

from articles.text.script import words
from articles.text.script.opencc_tables import data_lines, simplified_only, stock_simplified, traditional_only


def test_no_character_belongs_to_both_scripts_alone() -> None:
    assert not simplified_only() & traditional_only()


def test_characters_of_both_scripts_are_in_neither_set() -> None:
    assert not (simplified_only() | traditional_only()) & set(
        "后里干发台只乾藉裡中".replace("发", "").replace("裡", "")
    )


def test_house_entries_differ_in_script_only() -> None:
    for line in data_lines("house.tsv"):
        simplified, traditional = line.split("\t")
        assert stock_simplified(traditional) == simplified


def test_a_variant_stands_in_one_group() -> None:
    members = "".join(data_lines("variants.txt"))
    assert len(members) == len(set(members))


def test_jieba_reads_and_writes_no_cache_in_the_shared_temporary_directory() -> None:
    words.cut("云南")
    assert not (Path(tempfile.gettempdir()) / "jieba.cache").exists()


def test_words_cover_the_text_without_gaps() -> None:
    text = "省长发言后,大家 2020 年都感到振奋。"
    assert "".join(words.cut(text)) == text
