"""Bytes to a tree of elements, hardened: no entities, no network, and bounds on tags, attributes and depth before any tree is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5 as name2character
from io import BytesIO
from typing import Any

from lxml import etree, html

from articles.errors import Phrase, RefusedInput
from articles.formats import limits
from articles.formats.encoding import decode_page

Element = Any  # lxml carries no types
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
# Where these stand too early a browser reads on, and the parser drops all that follows.
END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
AMPERSAND = re.compile(r"&(?:(#?[A-Za-z0-9]{1,31});)?")
# What may stand behind a file's last tag: remarks, such as the time that a plugin took.
LAST_TAG = re.compile(r"(?:</([\w:.-]+)\s*|/)>\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z", re.DOTALL)
END = 5_000
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BOUND = re.compile(r"depth|resource limit|huge", re.IGNORECASE)


class Guard:
    """A parser target that makes nothing and stops at the first bound that is passed."""

    def __init__(self, place: str) -> None:
        self.place, self.tags, self.depth = place, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Counts an element; a tag with very many attributes would take the tree's builder a time that grows with their square."""
        self.tags += 1
        self.depth += 1
        if self.depth > limits.MAX_DEPTH:
            raise limits.too_deep(self.place)
        if self.tags > limits.MAX_TAGS:
            raise limits.too_many(Phrase("elements"), limits.MAX_TAGS, self.place)
        if len(attributes) > limits.MAX_ATTRIBUTES:
            raise limits.too_many(Phrase("attributes on one element"), limits.MAX_ATTRIBUTES, self.place)

    def end(self, tag: str) -> None:
        """Counts the depth down."""
        self.depth -= 1

    def close(self) -> None:
        """Nothing was made."""


def page(content: bytes, place: str, charset: str = "") -> tuple[Element, str]:
    """The root of an HTML page and the encoding that it came in. Raises RefusedInput.

    Codes: "too-large", "encoding", "binary", "empty", "too-deep", "too-many".
    """
    limits.check_size(len(content), limits.MAX_PAGE, place)
    text, encoding = decode_page(content, place, charset)
    if "\x00" in text or _is_noise(text):
        raise limits.binary(content, place)
    root = parse(text, place)
    if root is None:
        raise limits.empty(place)
    return root, encoding


def parse(text: str, place: str) -> Element | None:
    """The root of a page of HTML, None where there is no element. Raises RefusedInput where it passes the bounds."""
    encoded = END_OF_PAGE.sub("", text).encode("utf-8", "replace")
    try:
        etree.fromstring(encoded, etree.HTMLParser(encoding="utf-8", huge_tree=True, target=Guard(place)))
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        return html.document_fromstring(encoded, parser=parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise limits.too_deep(place) from error
        return None


def _is_noise(text: str) -> bool:
    return sum(text.count(control) for control in "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x1a") > len(text) / 100


def records(content: bytes, tags: tuple[str, ...], place: str, whole: tuple[str, ...] = ()) -> Iterator[Element]:
    """The elements with these tags ("{*}author" for any namespace) of an XML file; each is gone when the next is asked for.

    With `whole`, elements inside those of that tag are not given apart. Raises RefusedInput with code "too-large", "entities",
    "too-deep" or "cut-off"; what stands before the fault is given first.
    """
    limits.check_size(len(content), limits.MAX_CONTAINER, place)
    refuse_entities(content, place)
    walk = etree.iterparse(BytesIO(content), events=("start", "end"), **SAFE)
    inside = 0
    try:
        for event, element in walk:
            inside += (1 if event == "start" else -1) * (element.tag in (whole or tags))
            if event == "end" and not inside and _is_one_of(element.tag, tags):
                yield element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise not_well_formed(str(error), place) from error


def _is_one_of(tag: Any, tags: tuple[str, ...]) -> bool:
    return isinstance(tag, str) and (tag in tags or "{*}" + tag.rpartition("}")[2] in tags)


def _forget(element: Element) -> None:
    element.clear(keep_tail=False)
    while element.getprevious() is not None:
        del element.getparent()[0]


def mended(content: bytes, place: str) -> bytes:
    """An XML file as well-formed UTF-8: names of HTML's entities are spelt out, small faults repaired.

    Raises RefusedInput with code "encoding", "entities", "too-deep", "cut-off" or "empty".
    """
    refuse_entities(content, place)
    text, _ = decode_page(content, place)
    text = XML_DECLARATION.sub("", text.replace("\x00", "").strip().removeprefix("\ufeff"), count=1)
    if not text:
        raise limits.empty(place)
    parser = etree.XMLParser(recover=True, remove_comments=True, remove_pis=True, encoding="utf-8", **SAFE)
    try:
        root = etree.fromstring(AMPERSAND.sub(_spelt_out, text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise not_well_formed(str(error), place) from error
    too_much = next((entry.message for entry in parser.error_log if BOUND.search(entry.message)), "")
    if too_much or root is None:
        raise not_well_formed(too_much or Phrase("it has no element"), place)
    if not _is_whole(text, root.tag.rpartition("}")[2]):
        raise not_well_formed(Phrase("it does not end with its first element"), place)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _is_whole(text: str, root: str) -> bool:
    """Whether the last thing in a file is the end of its first element."""
    last = LAST_TAG.search(text[-END:])
    return last is not None and (last[1] or "").rpartition(":")[2] in ("", root.rpartition(":")[2])


def _spelt_out(found: re.Match[str]) -> str:
    """A name of HTML's as its character; a number of no character, and an ampersand that begins no entity, as what they are."""
    name = found[1] or ""
    if name.startswith("#"):
        return found[0] if _is_character(name[1:]) else "\ufffd"
    if name in ("amp", "lt", "gt", "quot", "apos"):
        return found[0]
    return name2character.get(f"{name};", f"&amp;{found[0][1:]}")


def _is_character(number: str) -> bool:
    """Whether XML has a character of this number ("26085", "x65e5"); while it repairs, the parser lets others through as broken bytes."""
    try:
        code = int(number[1:], 16) if number[:1] in "xX" else int(number)
    except ValueError:
        return False
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def not_well_formed(fault: str, place: str) -> RefusedInput:
    """The refusal of XML with a fault, code "too-deep" or "cut-off"."""
    if "depth" in fault.lower():
        return limits.too_deep(place)
    return RefusedInput(
        "the XML is broken or cut off (%(fault)s). Export the file again, and send the whole of it.",
        code="cut-off",
        place=place,
        fault=fault,
    )


def refuse_entities(content: bytes, place: str) -> None:
    """Raises RefusedInput with code "entities" when XML declares entities of its own: no export needs them, and bombs are made of them."""
    head = content[:100_000].replace(b"\x00", b"")
    if b"<!ENTITY" in head or b"<!entity" in head.lower():
        raise RefusedInput(
            "the XML declares entities of its own, which no export needs and which can be a bomb. Export the file again without them.",
            code="entities",
            place=place,
        )
