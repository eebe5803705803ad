"""Every exception that Dianbao raises on purpose.

    NewsroomError
    |-- RefusedInput        bytes, a file or a manifest that cannot become a document
    |-- PageRefused         one of several pages cannot go on; it says which, and the others wait
    |-- NotPermitted        the actor lacks the permission that the verb asks for
    |-- EditConflict        somebody else changed the text since it was shown
    |-- Blocked             gates of publication are closed, or a state does not allow the step
    `-- InvalidDecision     a request that makes no sense here (an empty reason, a span outside the text)

Bad news that an editor expects (a finding, a verdict) is a value and never one of these.
"""

from __future__ import annotations

from typing import Any


def _restored(kind: type[NewsroomError], message: str, fields: dict[str, Any]) -> NewsroomError:
    error = kind.__new__(kind, message)
    error.__dict__.update(fields)
    return error


class Phrase(str):
    """Words within a refusal that are said in the reader's language too, as its sentence is."""


class NewsroomError(Exception):
    """What cannot go on: `code` is stable for programs, `message` says where, what and what to do.

    `sentence` is the message as a catalogue has it, with "%(row)s" where one of the `names` stands; `reading.wording` says it in
    the reader's language. A name that ends with "language" or "languages" holds codes. `place` is the file and, where known, the
    line or byte.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """As a process that worked on something hands it to the one that asked."""
        return _restored, (type(self), str(self), self.__dict__)

    def __init__(self, sentence: str, *, code: str, place: str = "", **names: Any) -> None:
        said = sentence % names if names else sentence
        self.message = f"{place}: {said}" if place else said
        super().__init__(self.message)
        self.sentence = sentence
        self.names = names
        self.place = place
        self.code = code


class RefusedInput(NewsroomError):
    """Input that cannot become a document; `place` says where it is."""


class PageRefused(NewsroomError):
    """One page of several stands in the way of all; `page` is its key, and nothing was written."""

    def __init__(self, cause: NewsroomError, *, page: int) -> None:
        super().__init__(cause.sentence, code=cause.code, place=cause.place, **cause.names)
        self.page = page


class NotPermitted(NewsroomError):
    """The actor lacks a permission; the message names the permission's holder group."""


class EditConflict(NewsroomError):
    """The text moved on: `theirs` is what is stored now, `yours` what was offered. Nothing was written."""

    def __init__(self, sentence: str, *, theirs: str, yours: str) -> None:
        super().__init__(sentence, code="edit-conflict")
        self.theirs = theirs
        self.yours = yours


class Blocked(NewsroomError):
    """A step that is not open now; `gates` are the reasons, in the order in which to deal with them."""

    def __init__(self, sentence: str, *, code: str, gates: tuple[object, ...] = (), **names: Any) -> None:
        super().__init__(sentence, code=code, **names)
        self.gates = gates


class InvalidDecision(NewsroomError):
    """A request that the text or the row does not allow."""
