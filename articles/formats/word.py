"""Reads Word documents (docx): by their styles to HTML, and then as any page."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.errors import Phrase, RefusedInput
from articles.formats import limits, markup
from articles.formats.records import Document
from articles.formats.story import Story, item

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN, CORE = "word/document.xml", "docProps/core.xml"
# An article's text takes a tenth of this; pictures are not unpacked at all.
MOST_PARTS, MOST_UNPACKED, MOST_XML_TAGS, MOST_XML_DEPTH = 2_000, 40 * limits.MEGABYTE, 300_000, 200
PIECE = 1 << 16
REMEDY = Phrase("Open it in Word, save it again as .docx, and send that.")

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
"""
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
CORE_NAMES = {"title", "creator", "created", "modified", "language"}


def read(content: bytes, place: str, _: str = "") -> Document:
    """The document's own text in blocks, headers and footers aside, as if it had come as a page of HTML; it has no encoding.

    Raises RefusedInput with code "too-large", "not-word", "bomb", "cut-off", "entities", "too-deep", "too-many" or "empty".
    """
    limits.check_size(len(content), limits.MAX_WORD, place)
    parts = _unpacked(content, place)
    core = _core(parts.get(CORE, b""))
    body = _html(_safe(parts), place)
    page = item(_story(core, body))
    document = markup.read(page.content, place)
    return replace(document, encoding="", media_type=MEDIA_TYPE)


def _story(core: dict[str, str], body: str) -> Story:
    """The page of the document; its own title is the headline where it begins with none."""
    printed = HEADING.search(body)
    return Story(
        id="",
        headline="" if printed else core.get("title", ""),
        body=body,
        byline=core.get("creator", ""),
        published=core.get("created", "") or core.get("modified", ""),
        language=core.get("language", ""),
    )


def _html(packed: BytesIO, place: str) -> str:
    """The document as HTML, without its pictures."""
    import mammoth  # lazy: a fifth of a second that only a Word document needs

    try:
        result = mammoth.convert_to_html(packed, style_map=STYLES, convert_image=_no_picture)
    # The library knows no error of its own: a document that breaks the format breaks it with whatever comes.
    except Exception as error:
        raise _not_word(place, Phrase("it breaks the format")) from error
    return str(result.value)


def _no_picture(_: Any) -> list[Any]:
    return []


def _unpacked(content: bytes, place: str) -> dict[str, bytes]:
    """The XML parts by name, unpacked within bounds; what the archive says of their sizes is not believed."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if MAIN not in archive.NameToInfo:
                raise _not_word(place, Phrase("it holds no text document"))
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries if _is_xml(entry)) > MOST_UNPACKED:
                raise _bomb(place)
            return _all(archive, [entry for entry in entries if _is_xml(entry)], place)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise RefusedInput(
            "the archive is broken, locked or cut off (%(fault)s). %(remedy)s",
            code="cut-off",
            place=place,
            fault=str(error),
            remedy=REMEDY,
        ) from error


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.endswith((".xml", ".rels"))


def _all(archive: ZipFile, entries: list[ZipInfo], place: str) -> dict[str, bytes]:
    left = MOST_UNPACKED
    parts = {}
    for entry in entries:
        pieces = []
        with archive.open(entry) as part:
            while piece := part.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise _bomb(place)
                pieces.append(piece)
        parts[entry.filename] = b"".join(pieces)
        check_xml(parts[entry.filename], f"{place}:{entry.filename}")
    return parts


def _safe(parts: dict[str, bytes]) -> BytesIO:
    """A document of the checked parts alone: what was not looked at is not there."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def check_xml(content: bytes, place: str) -> None:
    """Raises RefusedInput where XML declares entities, nests without end, has too many elements, or is broken."""
    depth = tags = 0

    def start(*_: object) -> None:
        nonlocal depth, tags
        depth, tags = depth + 1, tags + 1
        if depth > MOST_XML_DEPTH:
            raise limits.too_deep(place)
        if tags > MOST_XML_TAGS:
            raise limits.too_many(Phrase("elements"), MOST_XML_TAGS, place)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise RefusedInput(
            "its XML declares a document type, which Word never does. %(remedy)s",
            code="entities",
            place=place,
            remedy=REMEDY,
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise RefusedInput(
            "its XML is broken (%(fault)s). %(remedy)s", code="cut-off", place=place, fault=str(error), remedy=REMEDY
        ) from error


def _core(content: bytes) -> dict[str, str]:
    """What the document's properties say: title, creator, created, modified, language."""
    found: dict[str, str] = {}
    open_names: list[str] = []
    parser = expat.ParserCreate()

    def data(text: str) -> None:
        if open_names and open_names[-1] in CORE_NAMES:
            found[open_names[-1]] = (found.get(open_names[-1], "") + text)[:500]

    parser.StartElementHandler = lambda name, _: open_names.append(name.rpartition(":")[2])
    parser.EndElementHandler = lambda _: open_names.pop()
    parser.CharacterDataHandler = data
    if content:
        parser.Parse(content, True)
    return found


def _not_word(place: str, why: Phrase) -> RefusedInput:
    return RefusedInput(
        "this is no Word document: %(why)s. %(remedy)s", code="not-word", place=place, why=why, remedy=REMEDY
    )


def _bomb(place: str) -> RefusedInput:
    return RefusedInput(
        "unpacked it is larger than %(most)s bytes, which no article is; it may be a bomb. %(remedy)s",
        code="bomb",
        place=place,
        most=f"{MOST_UNPACKED:,}",
        remedy=REMEDY,
    )
