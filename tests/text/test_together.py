"""Many texts read at once give what each gives by itself, and what was read is remembered."""

from __future__ import annotations

from articles.text import together
from articles.text.together import Together


class Reader:
    """Capitals, and a note of what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> str:
        self.asked.append(text)
        return text.upper()


def test_new_texts_are_read_at_once_and_only_once() -> None:
    reader = Reader()
    capitals = Together(reader)
    assert capitals.all(["a", "b", "a"]) == ["A", "B", "A"]
    assert capitals("b") == "B"
    assert reader.asked == ["a\nb"]


def test_texts_of_several_lines_are_read_by_themselves() -> None:
    assert Together(Reader()).all(["a\nb", "c"]) == ["A\nB", "C"]


def test_no_texts_give_none() -> None:
    reader = Reader()
    assert (Together(reader).all([]), reader.asked) == ([], [])


def test_it_forgets_when_it_knows_too_many(monkeypatch) -> None:
    monkeypatch.setattr(together, "MOST", 2)
    reader = Reader()
    capitals = Together(reader)
    assert [capitals(text) for text in "abca"] == ["A", "B", "C", "A"]
    assert reader.asked == ["a", "b", "c", "a"]
    assert len(capitals._known) <= 2
