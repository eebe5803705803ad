"""A glossary as TBX-Basic (ISO 30042:2019, https://www.tbxinfo.net): a concept a term, a language section a language.

The form to use is preferred, others that are right are admitted, and those to avoid deprecated. The slug of an article stands
as a project subset. Files of the older edition (martif, termEntry, langSet, tig) are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from articles.errors import RefusedInput
from articles.formats import limits, markup
from articles.formats.terms import MOST, Entry, Row, check, known, too_many

MEDIA_TYPE = "application/x-tbx"
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
AVOIDED = (DEPRECATED, "supersededTerm-admn-sts", "deprecatedTerm", "supersededTerm")
CONCEPTS = ("{*}conceptEntry", "{*}termEntry")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(entries: Iterable[Entry], languages: Sequence[str]) -> bytes:
    """The entries as one well-formed file in UTF-8."""
    root = ElementTree.Element(
        "tbx", {"xmlns": NAMESPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": languages[0]}
    )
    about = ElementTree.SubElement(ElementTree.SubElement(root, "tbxHeader"), "fileDesc")
    _child(ElementTree.SubElement(about, "sourceDesc"), "p", "The glossary of a newsroom, exported by Dianbao.")
    body = ElementTree.SubElement(ElementTree.SubElement(root, "text"), "body")
    for number, entry in enumerate(entries, 1):
        _concept(ElementTree.SubElement(body, "conceptEntry", {"id": f"term-{number}"}), entry, languages)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _concept(concept: ElementTree.Element, entry: Entry, languages: Sequence[str]) -> None:
    if entry.note:
        _child(concept, "note", entry.note)
    for code in languages:
        form = entry.forms.get(code)
        said = [(form, PREFERRED)] if form else []
        said += [(text, ADMITTED) for text in entry.also.get(code, ())]
        said += [(text, DEPRECATED) for text in entry.avoid.get(code, ())]
        section = ElementTree.SubElement(concept, "langSec", {"xml:lang": code}) if said else concept
        for text, status in said:
            term = ElementTree.SubElement(section, "termSec")
            _child(term, "term", text)
            _child(term, "termNote", status, type="administrativeStatus")
            if entry.article:
                _child(term, "admin", entry.article, type="projectSubset")


def _child(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = NO_CHARACTER.sub("", text)


def read(content: bytes, place: str, languages: Sequence[str]) -> Iterator[Row]:
    """Each concept with the line where it begins; languages that are not ours are left out.

    Raises RefusedInput with code "too-large", "too-many", "entities", "too-deep", "cut-off" or "empty" for the file.
    """
    count = 0
    for count, concept in enumerate(markup.records(content, CONCEPTS, place), 1):
        if count > MOST:
            raise too_many(place)
        yield _row(concept, place, languages)
    if not count:
        raise limits.empty(place)


def _row(concept: markup.Element, place: str, languages: Sequence[str]) -> Row:
    line = int(concept.sourceline or 0)
    forms: dict[str, str] = {}
    also: dict[str, tuple[str, ...]] = {}
    avoid: dict[str, tuple[str, ...]] = {}
    for language, text, status in _terms(concept, languages):
        if status in AVOIDED:
            avoid[language] = (*avoid.get(language, ()), text)
        elif language not in forms and status in (PREFERRED, "preferredTerm", ""):
            forms[language] = text
        else:
            also[language] = (*also.get(language, ()), text)
    note = "\n".join(_text(note) for note in concept.iterchildren("{*}note"))
    subsets = [_text(row) for row in concept.iter("{*}admin") if row.get("type") == "projectSubset"]
    entry = Entry(forms, also, avoid, note, next(iter(subsets), ""))
    try:
        check(entry, f"{place}:{line}")
    except RefusedInput as error:
        return Row(line, refused=error)
    return Row(line, entry)


def _terms(concept: markup.Element, languages: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each term of a concept with its language and status."""
    for section in concept.iter("{*}langSec", "{*}langSet"):
        language = known(section.get(LANG) or section.get("lang") or "", languages)
        for term in section.iter("{*}termSec", "{*}tig", "{*}ntig") if language else ():
            notes = [_text(row) for row in term.iter("{*}termNote") if row.get("type") == "administrativeStatus"]
            text = " ".join(" ".join(_text(row) for row in term.iter("{*}term")).split())
            if text:
                yield language, text, next(iter(notes), "")


def _text(element: markup.Element) -> str:
    return "".join(element.itertext()).strip()
