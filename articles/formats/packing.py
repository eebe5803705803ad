"""Bytes packed for the wire: the content encodings that browsers ask for (RFC 9110, 8.4; brotli RFC 7932, zstd RFC 8878)."""

import gzip
from typing import NamedTuple

import brotli
import zstandard

# A page is packed once and sent ten thousand times, but its editor waits for it: above these levels the time doubles for a hundredth of the size.
GZIP_LEVEL, BROTLI_LEVEL, ZSTD_LEVEL = 9, 5, 12


class Packed(NamedTuple):
    """The same bytes in each encoding; fields are called as HTTP writes the encoding, but for brotli's "br"."""

    gzip: bytes
    brotli: bytes
    zstd: bytes


def pack(body: bytes) -> Packed:
    """The bytes in each encoding; the same bytes always give the same."""
    return Packed(
        gzip.compress(body, GZIP_LEVEL, mtime=0),
        brotli.compress(body, quality=BROTLI_LEVEL),
        zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body),
    )


def unpack(packed: bytes) -> bytes:
    """The bytes out of their gzip encoding."""
    return gzip.decompress(packed)
