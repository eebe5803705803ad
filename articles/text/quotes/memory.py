"""The people of an article, remembered as they are named, so that a surname or a pronoun finds its full name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.text.quotes.records import Span, Speaker
from articles.text.records import TermRule


class Memory:
    """Full names in the order of the article, beside those that the caller knows."""

    def __init__(self, names: Sequence[TermRule], language: str) -> None:
        self.preferred: dict[str, str] = {}
        for rule in names:
            if rule.name and language in rule.forms:
                for form in (rule.forms[language], *rule.also.get(language, ()), *rule.avoid.get(language, ())):
                    self.preferred[form] = rule.forms[language]
        self.seen: list[str] = []
        self.heard: dict[str, str] = {}
        self.last: Speaker | None = None

    def known(self) -> list[str]:
        """Every name that may stand in the text, longest first."""
        return sorted({*self.preferred, *self.seen}, key=len, reverse=True)

    def full(self, name: str) -> str:
        """The full name that a mention of it, or of its last part, stands for."""
        if name in self.preferred:
            return self.preferred[name]
        spoken = next((seen for seen in reversed(self.seen) if seen.endswith(f" {name}")), "")
        return spoken or self.heard.get(name, name)

    def resolved(self, speaker: Speaker) -> Speaker:
        """The speaker with the full name of a short one, and the name of the last person for a pronoun."""
        if speaker.kind == "person" and not speaker.name and self.last and self.last.kind == "person":
            return replace(speaker, name=self.last.name, role=self.last.role, organisation=self.last.organisation)
        return replace(speaker, name=self.full(speaker.name))

    def mentioned(self, index: int, text: str, end: int) -> Speaker | None:
        """The person known by now whom the text names last before `end`."""
        start, name = max(((text.rfind(name, 0, end), name) for name in self.known()), default=(-1, ""))
        if start < 0:
            return None
        return Speaker(index, Span(start, start + len(name)), name, self.full(name), kind="person")

    def hear(self, name: str) -> None:
        """Take note of a full name that the text mentions, by its last part."""
        if " " in name:
            self.heard[name.split()[-1]] = name

    def remember(self, speaker: Speaker) -> None:
        """Take note of who spoke last, and of a name when it is one."""
        self.last = speaker
        self.note(speaker)

    def note(self, speaker: Speaker) -> None:
        """Take note of a person's full name."""
        if speaker.kind == "person" and speaker.name and self.full(speaker.name) not in self.seen:
            self.seen.append(speaker.name)
