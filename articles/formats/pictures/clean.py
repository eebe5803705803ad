"""A picture as it was sent becomes pixels and nothing else: upright, in sRGB, without transparency, profile, place or camera."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from articles.errors import RefusedInput
from articles.formats.limits import MEGABYTE

MAX_BYTES, MAX_PIXELS = 20 * MEGABYTE, 64 * MEGABYTE
FEWEST = 200  # pixels of a side: what is smaller is a sign and no picture
SIDE = 4000  # what is longer is made smaller
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")  # no other decoder is ever given the bytes
_SEVERAL_OF_ONE = "MPO"  # what phones write: a JPEG with a second one (depth, a preview) behind it
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HEAD = 4096

# The header is judged here before a pixel is decoded: Pillow's own limit is a warning, and one for the whole process.
Image.MAX_IMAGE_PIXELS = None


def clean(content: bytes, place: str = "") -> Image.Image:
    """The pixels of a picture, RGB, its longer side at most `SIDE`; `place` is what to call the file. Raises RefusedInput.

    The kind is told by the bytes, never by the name. Size in pixels is read from the header before anything is decoded.
    """
    _check_size(content, place)
    try:
        image = _opened(content, place)
        if getattr(image, "is_animated", False) and image.format != _SEVERAL_OF_ONE:
            raise RefusedInput("the picture moves. Send one still of it.", code="picture-moves", place=place)
        return _pixels(image)
    except RefusedInput:
        raise
    except Exception as error:  # a broken file makes its decoder raise whatever it likes
        raise RefusedInput(
            "the file is broken or cut short. Export the picture again, and send that.",
            code="picture-broken",
            place=place,
        ) from error


def _check_size(content: bytes, place: str) -> None:
    if not content:
        raise RefusedInput("the file is empty. Choose the picture again.", code="picture-empty", place=place)
    if len(content) > MAX_BYTES:
        raise RefusedInput(
            "the file has more than %(most)s MB. Export the picture smaller.",
            code="picture-large",
            place=place,
            most=MAX_BYTES // MEGABYTE,
        )


def _opened(content: bytes, place: str) -> Image.Image:
    """The picture with its header read, and only that."""
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise _unknown(content, place) from error
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise RefusedInput(
            "the picture has %(width)s x %(height)s pixels. Export it with %(most)s million at most.",
            code="picture-pixels",
            place=place,
            width=width,
            height=height,
            most=MAX_PIXELS // MEGABYTE,
        )
    if min(width, height) < FEWEST:
        raise RefusedInput(
            "the picture has only %(width)s x %(height)s pixels. Send one of at least %(fewest)s x %(fewest)s.",
            code="picture-small",
            place=place,
            width=width,
            height=height,
            fewest=FEWEST,
        )
    return image


def _unknown(content: bytes, place: str) -> RefusedInput:
    if _SVG.search(content[:_HEAD]):
        return RefusedInput(
            "an SVG can carry programs, and is no photograph. Export it as PNG, and send that.",
            code="picture-svg",
            place=place,
        )
    return RefusedInput(
        "this is no picture in JPEG, PNG, WebP, AVIF or GIF. Export it as JPEG, and send that.",
        code="picture-kind",
        place=place,
    )


def _pixels(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    longer = max(image.size)
    # A JPEG of twice the size and more is decoded smaller, in a quarter of the memory.
    image.draft(None, (image.width * SIDE // longer, image.height * SIDE // longer))
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return _on_paper(_in_srgb(image, profile))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that the profile means; a profile that cannot be read means none."""
    if profile:
        with_alpha = image.has_transparency_data and image.mode in ("RGB", "RGBA")
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            image = (
                ImageCms.profileToProfile(image, source, target, outputMode="RGBA" if with_alpha else "RGB") or image
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image


def _on_paper(image: Image.Image) -> Image.Image:
    """On white, and out of all that the file said besides its pixels."""
    paper = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper.paste(seen, mask=seen.getchannel("A"))
    else:
        paper.paste(image.convert("RGB"))
    return paper
