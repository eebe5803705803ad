"""Bytes to documents: READERS names, for each media type, what reads a page; CONTAINERS, what opens a file of many articles."""

from collections.abc import Callable, Iterator, Mapping

from articles.errors import Phrase, RefusedInput
from articles.formats import feeds, lines, markup, ninjs, plain, sniffing, word, wxr
from articles.formats.limits import MAX_BYTES, load
from articles.formats.records import About, Document, Item, Picture
from articles.formats.sniffing import sniff

__all__ = [
    "CONTAINERS",
    "MAX_BYTES",
    "READERS",
    "About",
    "Document",
    "Item",
    "Picture",
    "items",
    "load",
    "read",
    "sniff",
]

READERS: Mapping[str, Callable[..., Document]] = {
    sniffing.PLAIN: plain.read,
    sniffing.HTML: markup.read,
    sniffing.WORD: word.read,
}
CONTAINERS: Mapping[str, Callable[[bytes, str], Iterator[Item]]] = {
    sniffing.WXR: wxr.items,
    sniffing.RSS: feeds.items,
    sniffing.ATOM: feeds.items,
    sniffing.NINJS: ninjs.items,
    sniffing.LINES: lines.items,
}
REMEDIES = {
    "application/msword": Phrase("Open it in Word and save it as .docx."),
    "application/rtf": Phrase("Open it in Word and save it as .docx."),
    "application/vnd.oasis.opendocument.text": Phrase("Open it in the program that made it and save it as .docx."),
    "application/pdf": Phrase("Ask for the text that it was made from, or copy the text out of it into a text file."),
    "application/zip": Phrase("Unpack it and send the files in it."),
    "application/gzip": Phrase("Unpack it and send the file in it."),
}


def read(content: bytes, place: str, media_type: str, charset: str = "") -> Document:
    """The page in these bytes; `charset` is what the server calls their encoding. Raises RefusedInput; code "unsupported" for a kind of file that nothing here reads as one page."""
    if media_type not in READERS:
        raise _unsupported(media_type, place)
    return READERS[media_type](content, place, charset)


def items(content: bytes, place: str, media_type: str) -> Iterator[Item]:
    """The articles of a file that holds many. Raises RefusedInput; code "unsupported" for a kind of file that holds no articles."""
    if media_type not in CONTAINERS:
        raise _unsupported(media_type, place)
    return CONTAINERS[media_type](content, place)


def _unsupported(media_type: str, place: str) -> RefusedInput:
    remedy = REMEDIES.get(media_type, Phrase("Send the article as a web page, a Word document or plain text."))
    return RefusedInput(
        "files of the kind %(kind)s cannot be read. %(remedy)s",
        code="unsupported",
        place=place,
        kind=media_type,
        remedy=remedy,
    )
