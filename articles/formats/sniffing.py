"""What kind of file bytes are: by what stands in them, and by the file's name only where that leaves it open."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePath

from articles.errors import RefusedInput
from articles.formats.encoding import BOMS, decode_page

HTML, PLAIN = "text/html", "text/plain"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WXR, RSS, ATOM = "application/wxr+xml", "application/rss+xml", "application/atom+xml"
NINJS, LINES = "application/ninjs+json", "application/jsonl"

HEAD = 8192
MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
ZIPPED = (
    (b"word/", WORD),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
)
PROLOG = re.compile(r"\s*(?:<\?xml[^>]*\?>|<\?[^>]*\?>|<!--.*?-->|\s+)*", re.DOTALL)
ENTITIES = re.compile(r"<!doctype[^>\[]{0,500}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
ROOT = re.compile(r"<(?:\w+:)?(!doctype\s+\w+|[a-z]\w*)", re.IGNORECASE)
ROOTS = {"rss": RSS, "rdf": RSS, "feed": ATOM}
TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|a|span|article|section|table|td|img|body|head|meta|title|blockquote|figure)\b[^<>]{0,500}>",
    re.I,
)
SUFFIXES = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML, ".jsonl": LINES, ".ndjson": LINES}
OUR_KEYS = re.compile(r'"body"\s*:')
NINJS_KEYS = re.compile(r'"(?:uri|body_\w+|bodies|headline_\w+|headlines|versioncreated)"\s*:')
FEWEST_TAGS = 3


def sniff(content: bytes, filename: str = "", charset: str = "") -> str:
    """The media type of a file; "text/plain" for text of no other kind, "application/octet-stream" for what is no text.

    `charset` is what the server calls its encoding.
    """
    known = next((kind for magic, kind in MAGIC if content.startswith(magic)), "")
    if known:
        return known
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    try:
        text = _beginning(content, filename, charset)
    except RefusedInput:
        return "application/octet-stream"
    return _of_text(text.removeprefix("\ufeff"), PurePath(filename).suffix.lower())


def _beginning(content: bytes, place: str, charset: str) -> str:
    """The text of the beginning. After a mark the encoding is sure, and a character that is cut in two is left out."""
    marked = next((encoding for mark, encoding in BOMS if content.startswith(mark)), "")
    if marked:
        return codecs.getincrementaldecoder(marked)("replace").decode(content[:HEAD])
    return decode_page(_cut(content), place, charset)[0]


def _cut(content: bytes) -> bytes:
    """The beginning, up to the end of a line, so that no character is cut in two."""
    head = content[:HEAD]
    if len(content) <= HEAD or b"\x00" in head:  # UTF-16 has no bytes that end a line, and is cut at an even number
        return head
    return head[: (head.rfind(b"\n") + 1) or HEAD]


def _zipped(content: bytes) -> str:
    # Names of the parts stand at the archive's end too, where Word's own lie before others.
    return next(
        (kind for name, kind in ZIPPED if name in content[:4096] or name in content[-65_536:]), "application/zip"
    )


def _of_text(text: str, suffix: str) -> str:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _json(text.lstrip(), suffix)
    if start == "<":
        return _markup(text, suffix)
    return HTML if SUFFIXES.get(suffix) == HTML or _has_tags(text) else PLAIN


def _markup(text: str, suffix: str) -> str:
    text = ENTITIES.sub("", text, count=1)  # whatever a document type of one's own is called, the root says what it is
    root = ROOT.match(text, PROLOG.match(text).end())  # type: ignore[union-attr]  # it matches nothing too
    name = root[1].lower() if root else ""
    if name in ROOTS:
        return WXR if "wordpress.org/export/" in text else ROOTS[name]
    if name.startswith("!doctype"):
        return ROOTS.get(name.split()[-1], HTML)
    return HTML if name == "html" or suffix in SUFFIXES or _has_tags(text) else PLAIN


def _has_tags(text: str) -> bool:
    return len(TAG.findall(text)) >= FEWEST_TAGS


def _json(text: str, suffix: str) -> str:
    """JSON of ours is one object a line, each with a body; ninjs is one object or an array."""
    if SUFFIXES.get(suffix) == LINES:
        return LINES
    if OUR_KEYS.search(text) and (
        (text.startswith("{") and not NINJS_KEYS.search(text)) or _is_object(text.split("\n", 1)[0])
    ):
        return LINES
    return NINJS if NINJS_KEYS.search(text) else PLAIN


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
