"""Functions of texts that take far less time for many texts at once than one by one, with the last answers remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

BETWEEN = "\n"  # stands between the texts while all are read at once
MOST = 4096  # texts remembered: those of some ten pages in three languages


class Together:
    """`function` for one text or for many; it must read each line by itself."""

    def __init__(self, function: Callable[[str], str]) -> None:
        self._function = function
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The answer for one text."""
        return self.all((text,))[0]

    def all(self, texts: Iterable[str]) -> list[str]:
        """The answer for each text, in order."""
        texts = list(texts)
        known = self._known = self._known if len(self._known) < MOST else {}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self._at_once(new), strict=True))
        return [known[text] for text in texts]

    def _at_once(self, texts: list[str]) -> list[str]:
        apart = self._function(BETWEEN.join(texts)).split(BETWEEN)
        return apart if len(apart) == len(texts) else list(map(self._function, texts))
