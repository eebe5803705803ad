"""Progress says how far, how fast and how long still, and keeps quiet where nobody looks."""

from __future__ import annotations

from io import StringIO

from articles.management.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def reported(stream: StringIO, moments: list[float], total: int = 100, *, shown: bool = False) -> str:
    now = [0.0]
    progress = Progress(stream, "stories", total, shown=shown, clock=lambda: now[-1])
    for moment in moments:
        now.append(moment)
        progress.step(10)
    return stream.getvalue()


def test_a_terminal_has_one_line() -> None:
    said = reported(Terminal(), [1.0, 2.0])
    assert "\n" not in said
    assert "20/100 stories, 10.0 a second, 8 s left" in said


def test_a_log_has_a_line_every_ten_seconds() -> None:
    said = reported(StringIO(), [1.0, 2.0, 12.0], shown=True)
    assert said.count("\n") == 2
    assert "30/100 stories, 2.5 a second, 28 s left" in said


def test_minutes_and_hours() -> None:
    assert "15 min left" in reported(Terminal(), [100.0], 100)
    assert "28 h left" in reported(Terminal(), [1000.0], 1020).replace(".1 h", " h")


def test_nobody_looks() -> None:
    assert reported(StringIO(), [1.0, 20.0]) == ""


def test_more_than_was_planned_has_no_end() -> None:
    assert "30 stories, 10.0 a second" in reported(Terminal(), [1.0, 2.0, 3.0], 5)
