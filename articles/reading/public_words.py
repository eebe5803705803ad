"""What public pages call things, in the language that is active when the page is rendered."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction, Paragraph, RawDocument, Source

Wording = Mapping[str, object]

CORRECTION_KINDS: Wording = {
    Correction.Kind.TYPO: _("Typo"),
    Correction.Kind.CORRECTION: _("Correction"),
    Correction.Kind.CLARIFICATION: _("Clarification"),
    Correction.Kind.UPDATE: _("Update"),
    Correction.Kind.RETRACTION: _("Retraction"),
}
AROSE: Wording = {
    Correction.Arose.ORIGINAL: _("in the original"),
    Correction.Arose.TRANSLATION: _("in translation"),
    Correction.Arose.CONVERSION: _("in script conversion"),
}
SOURCE_KINDS: Wording = {
    Source.Kind.PERSON: _("Person"),
    Source.Kind.ORGANISATION: _("Organisation"),
    Source.Kind.PUBLICATION: _("Publication"),
    Source.Kind.DOCUMENT: _("Document"),
    Source.Kind.UNNAMED: _("Unnamed source"),
}
RIGHTS: Wording = {
    Article.Rights.UNKNOWN: _("Not cleared"),
    Article.Rights.OWNED: _("Our own text"),
    Article.Rights.LICENSED: _("Published under licence"),
    Article.Rights.QUOTATION: _("Used under an exception to copyright"),
}
# What a page was when it was received.
RECEIVED: Wording = {
    RawDocument.Origin.SOURCE: _("As the source published it"),
    RawDocument.Origin.MACHINE: _("Translated by machine"),
    RawDocument.Origin.IMPORTED: _("Translation received with the story"),
}
# What people did to the texts of an edition, by the verbs of the audit trail.
DEEDS: Wording = {
    "correct": _("Texts corrected"),
    "take proposal": _("Newer machine texts taken over"),
    "approve": _("Texts approved"),
    "approve edition": _("Edition approved as a whole"),
}
# How a passage came about, in the order in which a box lists them.
ORIGINS: Wording = {
    Paragraph.Origin.SOURCE: _("As the source published it"),
    Paragraph.Origin.IMPORTED: _("Translation received with the story"),
    Paragraph.Origin.MACHINE: _("Translated by machine"),
    Paragraph.Origin.CONVERTED: _("Converted from the other script by machine"),
    Paragraph.Origin.HUMAN: _("Written or corrected by people"),
}
# The same for a whole edition: as it came, and with passages that people corrected.
_MAKING: Mapping[str, tuple[object, object]] = {
    Paragraph.Origin.SOURCE: (_("Original text"), _("Original text, corrected by people")),
    Paragraph.Origin.IMPORTED: (_("Translation as received"), _("Translation as received, corrected by people")),
    Paragraph.Origin.MACHINE: (_("Machine translation"), _("Machine translation, corrected by people")),
    Paragraph.Origin.CONVERTED: (
        _("Script conversion by machine"),
        _("Script conversion by machine, corrected by people"),
    ),
}


def making(origins: Iterable[str]) -> str:
    """How an edition came about, in one line, out of the origins of its passages."""
    present = set(origins)
    by_people = Paragraph.Origin.HUMAN in present
    made = [str(phrases[by_people]) for origin, phrases in _MAKING.items() if origin in present]
    if not made and by_people:
        return gettext("Written or corrected by people")
    return gettext("; ").join(made)


def correction_label(kind: str, arose: str) -> str:
    """A correction's kind and where the error arose: "Correction, in translation"."""
    return gettext("%(kind)s, %(place)s") % {"kind": word(CORRECTION_KINDS, kind), "place": word(AROSE, arose)}


def word(wording: Wording, code: str) -> str:
    """The word for a code; a code from a later day, for which there is none yet, stands for itself."""
    return str(wording.get(code, code))


def language_name(language: str) -> str:
    """A language's name in the language of the page: "Traditional Chinese"."""
    return str(get_language_info(language)["name_translated"])
