"""The encoding that bytes came in: by their mark, by what they declare, by what they read as; a declaration that lies is seen."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence

from articles.errors import Phrase, RefusedInput

REMEDY = Phrase("Open it in the program that made it, save it as plain text (UTF-8), and send that.")
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Most GB18030 bytes are also legal Big5, and any even number of bytes is UTF-16: the reading with more of these characters wins.
COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道"
    "行所然家种種事成方多经經么么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日月报報記记省市，。"
)
ACCENTED = frozenset("éèüöäñçàáíóúß–—‘’“”€")
FEWEST_FAMILIAR = 0.05

# Where a declaration may be looked for, and how (the HTML standard looks at 1,024 bytes; many pages put more before it).
HEAD = 4096
DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.I,
)
# What a browser takes these names for (https://encoding.spec.whatwg.org/#names-and-labels): mostly a larger set of the same kind.
TAKEN_FOR = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # bytes in which this can be read as ASCII are no UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-8-sig": "utf-8",
}
# Codecs that a page may ask for; Python has others, and some (zlib, unicode_escape) are no encodings of text.
ALLOWED = frozenset(
    "utf-8 gb18030 big5hkscs cp932 euc_jp iso2022_jp cp949 hz cp866 koi8-r koi8-u mac-roman"
    " cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258"
    " iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
ESCAPING = frozenset({"hz", "iso2022_jp"})  # all bytes of these are ASCII
MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
# A site that cuts its teasers by bytes leaves half characters: this share of them does not make a page another encoding.
MOST_BROKEN = 0.03
CHINESE = ("gb18030", "big5hkscs")
CANDIDATES = (*CHINESE, "cp1252")
# A page that declares one of these may be any of the candidates; one that declares another alphabet has no Western accents.
DOUBTFUL = frozenset({"utf-8", *CANDIDATES})
# How much more familiar another reading must be before the page's own declaration is not believed.
DOUBT = 0.15


def decode(content: bytes, place: str, told: str = "") -> tuple[str, str]:
    """The text and its encoding, so that `content.decode(encoding) == text`; `told` is what the server calls it.

    Raises RefusedInput with code "encoding".
    """
    marked = _by_mark(content, place)
    if marked:
        return marked
    if b"\x00" in content:
        return _guess(content, ("utf-16-le", "utf-16-be", "utf-8"), place)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        declared = [name for name in (codec(told),) if name]
        return _guess(content, _candidates(declared), place, declared)


def decode_page(content: bytes, place: str, told: str = "") -> tuple[str, str]:
    """The text of markup and its encoding, by mark, declaration and detection; a few broken characters become U+FFFD.

    What the server calls it (`told`) comes before what the page declares, as in a browser. Valid UTF-8 beyond ASCII is UTF-8 whatever the page declares. Raises RefusedInput with code "encoding".
    """
    marked = _by_mark(content, place)
    if marked:
        return marked
    if b"\x00" in content:
        return _guess(content, ("utf-16-le", "utf-16-be", "utf-8"), place)
    declared = [name for name in (codec(told), declaration(content)) if name]
    if content.isascii():
        encoding = next((name for name in declared if name in ESCAPING), "utf-8")
        return content.decode(encoding, "replace"), encoding
    if _is_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    return _most_familiar(content, declared, place)


def declaration(content: bytes) -> str:
    """The codec that an XML declaration or a meta element near the start asks for, "" for none that we know."""
    found = DECLARED.search(content[:HEAD])
    return codec((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def codec(label: str) -> str:
    """The codec that a page or a server means by a name, "" for none that we know."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = TAKEN_FOR.get(name, name)
    return name if name in ALLOWED else ""


def _by_mark(content: bytes, place: str) -> tuple[str, str] | None:
    encoding = next((name for bom, name in BOMS if content.startswith(bom)), None)
    if encoding is None:
        return None
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise RefusedInput(
            "it begins as %(encoding)s but byte %(at)s does not fit; the file may be cut off. Send the whole file again.",
            code="encoding",
            place=place,
            encoding=encoding,
            at=error.start,
        ) from error


def _candidates(declared: Sequence[str]) -> tuple[str, ...]:
    """The encodings that a page which declares these may be in."""
    return (*declared, *(CANDIDATES if DOUBTFUL.issuperset(declared) else CHINESE))


def _guess(content: bytes, encodings: tuple[str, ...], place: str, declared: Sequence[str] = ()) -> tuple[str, str]:
    """The reading with the most familiar characters, or the declared one; bytes that read as nothing are refused."""
    readings: dict[str, tuple[float, str]] = {}
    for encoding in dict.fromkeys(encodings):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings[encoding] = familiar(text), text
    best = _believed(readings, declared, place)
    return readings[best][1], best


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8 but for a few halves of characters."""
    broken = content.decode("utf-8", "replace").count("\ufffd") - content.count("\ufffd".encode())
    return broken <= MOST_BROKEN * len(MULTIBYTE.findall(content))


def _most_familiar(content: bytes, declared: Sequence[str], place: str) -> tuple[str, str]:
    """The first declaration under which the page does not read badly, unless another reading is far more familiar."""
    readings: dict[str, tuple[float, str]] = {}
    for encoding in dict.fromkeys(_candidates(declared)):
        text = content.decode(encoding, "replace")
        if _is_clean(text):
            readings[encoding] = familiar(text), text
    best = _believed(readings, declared, place)
    return readings[best][1], best


def _believed(readings: Mapping[str, tuple[float, str]], declared: Sequence[str], place: str) -> str:
    """The name of the reading to take. Raises RefusedInput where none is declared and none reads as anything."""
    best = max(readings, key=lambda name: readings[name][0], default="")
    for name in declared:
        if name in readings and readings[best][0] - readings[name][0] < DOUBT:
            return name
    if not best or readings[best][0] < FEWEST_FAMILIAR:
        raise _unreadable(place)
    return best


def familiar(text: str) -> float:
    """The share of characters beyond ASCII that are among the commonest; plain accented Latin counts as familiar too."""
    beyond = [c for c in text if c > "\x7f"]
    known = sum(c in COMMON or c in ACCENTED for c in beyond)
    return known / len(beyond) if beyond else 0.1


def _is_clean(text: str) -> bool:
    beyond = sum(c > "\x7f" for c in text)
    return text.count("\ufffd") <= MOST_BROKEN * max(beyond, 1)


def _unreadable(place: str) -> RefusedInput:
    return RefusedInput(
        "the bytes are no text in UTF-8, UTF-16, GB18030 or Big5. %(remedy)s",
        code="encoding",
        place=place,
        remedy=REMEDY,
    )
