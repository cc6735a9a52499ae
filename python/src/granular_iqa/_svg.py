"""A small drawing of a surface for notebooks, without a script: notebooks that are not trusted drop scripts."""

from __future__ import annotations

import base64
import html
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from ._result import Surface

_MOST_CELLS = 50
_UNDEFINED = (225, 225, 225)
# From weak to strong, evenly spaced in correlation from 0 to 1; below 0 is the first.
_COLOURS = np.array([(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)], dtype=np.float64)


def _pixels(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    place = np.clip(np.nan_to_num(values), 0, 1) * (len(_COLOURS) - 1)
    low = np.minimum(place.astype(int), len(_COLOURS) - 2)
    share = (place - low)[..., None]
    colours = _COLOURS[low] * (1 - share) + _COLOURS[low + 1] * share
    colours[np.isnan(values)] = _UNDEFINED
    pixels: NDArray[np.uint8] = colours.round().astype(np.uint8)
    return pixels


def _png(pixels: NDArray[np.uint8]) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    height, width, _ = pixels.shape
    lines = b"".join(b"\0" + line.tobytes() for line in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def heatmap(surface: Surface) -> str:
    """The surface as SVG, Q to the right and Qd upwards."""
    step = max(1, -(-max(surface.values.shape) // _MOST_CELLS))
    picture = base64.b64encode(_png(_pixels(surface.values[::step, ::step].T[::-1]))).decode()
    title = html.escape(f"{surface.model}, {surface.method.upper()}")
    low, high = (f"{each:.4g}" for each in (surface.q[0], surface.q[-1]))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="190" height="190" font-family="sans-serif" font-size="10">'
        f'<text x="20" y="12" font-size="11">{title}</text>'
        f'<image x="20" y="18" width="150" height="150" preserveAspectRatio="none" image-rendering="pixelated"'
        f' href="data:image/png;base64,{picture}"/>'
        f'<text x="20" y="181">{low}</text><text x="95" y="181" text-anchor="middle">Q</text>'
        f'<text x="170" y="181" text-anchor="end">{high}</text><text x="4" y="95">Qd</text></svg>'
    )
