"""The card by which a story is shared: 1200 x 630, the headline in its own script, and the picture where there is one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.formats.pictures import lines

WIDTH, HEIGHT = 1200, 630
# The colours of articles/static/public/dianbao.css.
PAPER, INK, SOFT, EARTH, INDIGO, LINE, CREAM, EMBER = (
    "#fbfaf7", "#1d1b18", "#5c564d", "#9a3a1c", "#24427c", "#dcd6ca", "#f6f1e6", "#e0703f",
)  # fmt: skip
_MARGIN, _BAR, _PHOTO = 72, 14, 430
_TOP, _BOTTOM = 148, 500  # where the headline may stand
_SIZES, _SIZES_BESIDE_PHOTO = (116, 96, 84, 74, 66, 58, 52), (92, 72, 64, 58, 52, 46, 40)
_LEADING = 1.3
_OPENING = "（《「『【〈〔“‘"  # full-width ones have a blank half before them, which does not stand in from the margin
_MOST = 300  # characters of a headline: no card has room for more
_COLLECTION = 24  # fonts that a file may hold


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says; `face` is whose forms of the characters it takes, as the font calls them: SC, TC, HK;
    KR for English, because Korean sets quotation marks as narrow as English does."""

    headline: str
    kicker: str
    site: str
    credit: str
    face: str


def draw(words: Words, font: str, photo: bytes | None = None) -> bytes:
    """The card as JPEG; `font` is the path of a font file or collection that has the script."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    right = WIDTH
    if photo is not None:
        right -= _PHOTO
        with Image.open(io.BytesIO(photo), formats=("JPEG",)) as shown:
            card.paste(ImageOps.fit(shown, (_PHOTO, HEIGHT), Image.Resampling.LANCZOS), (right, 0))
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, right - 1, _BAR - 1), EARTH)
    _headline(pen, words, font, right)
    _kicker_and_foot(card, pen, words, font, right)
    file = io.BytesIO()
    card.save(file, "JPEG", quality=85, subsampling=0, optimize=True, progressive=True)
    return file.getvalue()


def _headline(pen: ImageDraw.ImageDraw, words: Words, font: str, right: int) -> None:
    """As large as it fits; the smallest size goes on with an ellipsis."""
    width = right - 2 * _MARGIN
    text = " ".join(words.headline.split())[:_MOST]
    sizes = _SIZES if right == WIDTH else _SIZES_BESIDE_PHOTO
    for size, whole in (*((size, True) for size in sizes[:-2]), *((size, False) for size in sizes)):
        face = _font(font, words.face, size)
        most = int((_BOTTOM - _TOP) // (size * _LEADING))
        if shown := lines.fit(text, face.getlength, width, most, whole=whole):
            break
    else:
        shown = lines.cut(text, face.getlength, width, most)
    _stack(pen, shown, face, size)


def _stack(pen: ImageDraw.ImageDraw, shown: Sequence[str], face: ImageFont.FreeTypeFont, size: int) -> None:
    step = size * _LEADING
    top = _TOP + (_BOTTOM - _TOP - len(shown) * step) / 2
    for number, line in enumerate(shown):
        blank = size / 2 if line[:1] in _OPENING and face.getlength(line[:1]) > 0.9 * size else 0
        pen.text((_MARGIN - blank, top + (number + 0.5) * step), line, INK, face, anchor="lm")


def _kicker_and_foot(card: Image.Image, pen: ImageDraw.ImageDraw, words: Words, font: str, right: int) -> None:
    small, name = _font(font, words.face, 30), _font(font, words.face, 34)
    width = right - 2 * _MARGIN
    [kicker] = lines.cut(words.kicker, small.getlength, width, 1)
    pen.text((_MARGIN, 94), kicker, EARTH, small, anchor="lm")
    pen.line((_MARGIN, 522, right - _MARGIN, 522), LINE, 2)
    mark = _mark(52)
    card.paste(mark, (_MARGIN, 546), mark)
    pen.text((_MARGIN + 70, 573), words.site, INK, name, anchor="lm")
    if small.getlength(words.credit) <= width - 110 - name.getlength(words.site):
        pen.text((right - _MARGIN, 573), words.credit, SOFT, small, anchor="rm")


@cache
def is_font(path: str) -> bool:
    """Whether cards can be drawn with the file."""
    try:
        ImageFont.truetype(path, 20)
    except OSError:
        return False
    return True


def _font(path: str, face: str, size: int) -> ImageFont.FreeTypeFont:
    """The face of a collection whose name ends so, else the first."""
    return ImageFont.truetype(path, size, index=_index(path, face))


@cache
def _index(path: str, face: str) -> int:
    for index in range(_COLLECTION):
        try:
            family = ImageFont.truetype(path, 20, index=index).getname()[0] or ""
        except OSError:  # the collection has no more
            break
        if family.split()[-1:] == [face]:
            return index
    return 0


@cache
def _mark(size: int) -> Image.Image:
    """The sign of articles/static/public/mark.svg, drawn four times as large and made smaller."""
    unit = size * 4 / 64
    petals = Image.new("L", (size * 4, size * 4))
    tilted = petals.copy()
    for layer, far, long, short in ((petals, 17, 8, 4.6), (tilted, 17, 6.4, 3.4)):
        for x, y, a, b in (
            (0, -far, short, long),
            (0, far, short, long),
            (-far, 0, long, short),
            (far, 0, long, short),
        ):
            box = [(32 + x - a) * unit, (32 + y - b) * unit, (32 + x + a) * unit, (32 + y + b) * unit]
            ImageDraw.Draw(layer).ellipse(box, 255)
    sign = Image.new("RGBA", petals.size)
    pen = ImageDraw.Draw(sign)
    pen.rounded_rectangle((0, 0, size * 4 - 1, size * 4 - 1), 13 * unit, INDIGO)
    sign.paste(CREAM, mask=petals)
    sign.paste(CREAM, mask=tilted.rotate(45, Image.Resampling.BICUBIC))
    pen.ellipse([26.6 * unit, 26.6 * unit, 37.4 * unit, 37.4 * unit], EMBER)
    return sign.resize((size, size), Image.Resampling.LANCZOS)
