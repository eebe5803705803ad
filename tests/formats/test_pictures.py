"""What is sent as a picture: its kind by its bytes, its size before it is decoded, and nothing left of what the file said of itself."""

import io
import struct
from typing import Any

import pytest
from PIL import Image, ImageCms

from articles.errors import RefusedInput
from articles.formats.pictures.clean import SIDE, clean
from articles.formats.pictures.renditions import prepare
from tests.pictures import SIZE, make_bomb, make_file, make_image, opened

SVG = b'<?xml version="1.0"?><!-- hello --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, wanted, strict=True))


def moving(format: str) -> bytes:
    return make_file(format, save_all=True, append_images=[make_image(left="green")], duration=100)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_the_kind_is_told_by_the_bytes(format: str) -> None:
    image = clean(make_file(format), place="whatever.exe")
    assert (image.mode, image.size) == ("RGB", SIZE)
    assert near(image.getpixel((50, 50)), (255, 0, 0))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture-empty"),
        (b"\xff\xd8\xff" + b"0" * 20_000_000, "picture-large"),
        (SVG, "picture-svg"),
        (b"<!doctype html><img src=x onerror=alert(1)>", "picture-kind"),
        (b"%PDF-1.7", "picture-kind"),
        (b"GIF89a", "picture-kind"),
        (make_file("TIFF"), "picture-kind"),
        (make_file("BMP"), "picture-kind"),
        (make_bomb(), "picture-pixels"),
        (make_bomb(2_000_000_000, 1), "picture-pixels"),
        (make_file("PNG", make_image((199, 800))), "picture-small"),
        (make_bomb(1000, 1000), "picture-broken"),
    ],
)
def test_what_is_no_picture_for_readers_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        clean(content, place="sent.jpg")
    assert refused.value.code == code
    assert str(refused.value).startswith("sent.jpg: ")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_was_cut_short_is_refused(format: str, share: float) -> None:
    noise = Image.merge("RGB", [Image.effect_noise(SIZE, 90)] * 3)
    content = make_file(format, noise)
    with pytest.raises(RefusedInput) as refused:
        clean(content[: int(len(content) * share)])
    assert refused.value.code in ("picture-broken", "picture-kind")


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_is_refused(format: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        clean(moving(format))
    assert refused.value.code == "picture-moves"


def test_a_photo_with_a_second_one_behind_it_as_phones_write_is_the_first() -> None:
    content = make_file("MPO", save_all=True, append_images=[make_image(left="green")])
    assert near(clean(content).getpixel((50, 50)), (255, 0, 0))


def test_a_picture_of_the_largest_size_that_is_allowed_is_made_smaller() -> None:
    image = clean(make_file("PNG", Image.new("L", (10_000, 5_000), 90)))
    assert image.size == (SIDE, SIDE // 2)


def test_nothing_that_the_file_said_of_itself_is_left() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 2.0, 11.0), 3: "E", 4: (102.0, 42.0, 31.0)})
    marks: dict[str, Any] = {"exif": exif, "comment": b"SecretComment", "xmp": b"<x:xmpmeta>SecretPlace</x:xmpmeta>"}
    content = make_file("JPEG", **marks)
    assert opened(content).getexif().get_ifd(0x8825)[2] == (25.0, 2.0, 11.0)
    made = prepare(content)
    for each in (made.master, *made.renditions):
        assert not opened(each.content).getexif()
        assert {"exif", "xmp", "comment", "icc_profile"} & set(opened(each.content).info) == set()
        assert b"Secret" not in each.content
        assert b"GPS" not in each.content


def test_what_stands_behind_a_picture_is_gone() -> None:
    polyglot = make_file("JPEG") + b"<script>alert(1)</script>PK\x03\x04"
    made = prepare(polyglot)
    assert all(b"<script>" not in each.content for each in (made.master, *made.renditions))


def test_a_picture_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = clean(make_file("JPEG", exif=exif))
    assert image.size == (SIZE[1], SIZE[0])
    assert near(image.getpixel((50, 50)), (255, 0, 0))
    assert near(image.getpixel((50, SIZE[0] - 50)), (0, 0, 255))


@pytest.mark.parametrize(
    ("image", "wanted"),
    [
        (make_image(mode="CMYK", left=(0, 255, 255, 0), right=(0, 0, 0, 0)), (255, 0, 0)),
        (make_image(mode="L", left=128, right=0), (128, 128, 128)),
        (make_image(mode="1", left=1, right=0), (255, 255, 255)),
    ],
    ids=["print colours", "grey", "black and white"],
)
def test_colours_of_every_kind_become_those_of_a_screen(image: Image.Image, wanted: tuple[int, int, int]) -> None:
    format = "JPEG" if image.mode == "CMYK" else "PNG"
    assert near(clean(make_file(format, image)).getpixel((50, 50)), wanted)


def test_sixteen_bits_become_eight_and_keep_their_brightness() -> None:
    deep = Image.new("I;16", SIZE, 128 * 256)
    assert near(clean(make_file("PNG", deep)).getpixel((50, 50)), (128, 128, 128))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_stands_on_white(mode: str) -> None:
    seen = Image.new("RGBA", SIZE, (0, 0, 0, 0)).convert(mode)
    options = {"transparency": seen.getpixel((0, 0))} if mode == "P" else {}
    assert near(clean(make_file("PNG", seen, **options)).getpixel((50, 50)), (255, 255, 255))


def swapped_profile() -> bytes:
    """sRGB with the primaries red and green changed over: a program that heeds it shows red as green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    [count] = struct.unpack(">I", profile[128:132])
    for at in range(132, 132 + 12 * count, 12):
        tag = bytes(profile[at : at + 4])
        profile[at : at + 4] = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(tag, tag)
    return bytes(profile)


def test_a_colour_profile_is_followed_and_dropped() -> None:
    content = make_file("JPEG", icc_profile=swapped_profile())
    red, green, _blue = clean(content).getpixel((50, 50))  # type: ignore[misc]
    assert green > 200 > 60 > red


def test_a_broken_colour_profile_is_no_reason_to_refuse() -> None:
    assert near(clean(make_file("JPEG", icc_profile=b"nonsense" * 20)).getpixel((50, 50)), (255, 0, 0))


def test_renditions_have_their_widths_and_kinds_and_keep_the_shape() -> None:
    made = prepare(make_file("JPEG", make_image((2000, 1000))))
    found = [(each.media_type.removeprefix("image/"), each.width, each.height) for each in made.renditions]
    sizes = [(480, 240), (800, 400), (1200, 600), (1600, 800)]
    assert found == [(kind, *size) for size in sizes for kind in ("avif", "webp")] + [("jpeg", 1200, 600)]
    for each in made.renditions:
        image = Image.open(io.BytesIO(each.content))
        assert (f"image/{(image.format or '').lower()}", image.size) == (each.media_type, (each.width, each.height))


def test_no_rendition_is_larger_than_the_picture() -> None:
    made = prepare(make_file("JPEG", make_image((600, 300))))
    assert {each.width for each in made.renditions} == {480, 600}
    assert (made.master.width, made.master.height) == (600, 300)


def test_the_same_bytes_make_the_same_files() -> None:
    first, second = prepare(make_file()), prepare(make_file())
    assert first.master.sha256 == second.master.sha256
    assert [each.sha256 for each in first.renditions] == [each.sha256 for each in second.renditions]
