"""A photo: decoded pixels plus everything that came with the file."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pconv.box import Box
from pconv.photo import orientation as turning


@dataclass(frozen=True)
class JpegCoding:
    """How a JPEG file was compressed, so that it can be written in the same way again.

    Attributes:
        tables: one tuple of 64 quantisation steps per component class (brightness, then colour), in Pillow's order.
        subsampling: Pillow's number for the colour resolution: 0 is 4:4:4, 1 is 4:2:2, 2 is 4:2:0; None where the file
            uses a layout Pillow cannot write.
        progressive: whether the file is stored in several passes.
        rgb: whether the components are red, green and blue instead of brightness and colour.
    """

    tables: tuple[tuple[int, ...], ...]
    subsampling: int | None
    progressive: bool = False
    rgb: bool = False


@dataclass(frozen=True)
class GainMap:
    """How much brighter each pixel of a photo becomes on a display that can show it.

    Attributes:
        data: a JPEG, of the photo's proportions and mostly smaller, that says by itself how it is applied.
        iso: what the photo's own file says of it by ISO 21496-1, or None.
    """

    data: bytes
    iso: bytes | None = None


@dataclass(frozen=True)
class Details:
    """What only a file of the same format can hold.

    Attributes:
        jpeg: how the JPEG was compressed.
        gain_map: how the JPEG becomes a picture of high dynamic range.
        comment: the JPEG comment.
        photoshop: Photoshop's image resources ("8BIM", where captions and keywords (IPTC) live), without thumbnails.
        iptc: captions and keywords of a TIFF outside of Photoshop's resources.
        png_chunks: text and colour chunks of a PNG, as (type, data).
        webp_lossless: whether a WebP was stored without loss.
        tiff_compressed: whether a TIFF was compressed.
    """

    jpeg: JpegCoding | None = None
    gain_map: GainMap | None = None
    comment: bytes | None = None
    photoshop: bytes | None = None
    iptc: bytes | None = None
    png_chunks: tuple[tuple[bytes, bytes], ...] = ()
    webp_lossless: bool = False
    tiff_compressed: bool = True


@dataclass(frozen=True, eq=False)
class Photo:
    """A decoded picture file. Never written to; `with_pixels` makes the changed one.

    Attributes:
        pixels: ``(H, W, 3) uint8 or uint16``, RGB, display-encoded, in the order of the file (not turned upright).
        alpha: ``(H, W)`` of the same dtype, not multiplied into the pixels; None for an opaque picture.
        orientation: EXIF orientation 1..8; `upright` turns arrays for the eye.
        icc: the ICC profile of the pixels, or None (then sRGB is meant). Of colour space GRAY where `gray` is set
            and the file had such a profile.
        exif: the EXIF block as it came, from its byte-order mark ("II*" or "MM"), never re-written but for previews.
        xmp: the XMP packet as it came.
        dpi: (horizontal, vertical) resolution in pixels per inch.
        format: "JPEG", "PNG", "TIFF", "WEBP", "BMP", "AVIF" or "HEIF"; None for a picture that came from no file.
        gray: the file holds one channel, and so will the next one; the three channels of `pixels` are equal.
        details: what only a file of the same format can hold.
        unfilled: the pixels that the gain map in `details` belongs to where `pixels` are no longer those.
        path: where the photo came from.
        title: what to call one that came from nowhere a person knows.
        notes: sentences about what of the file is not in this photo.
    """

    pixels: np.ndarray
    alpha: np.ndarray | None = None
    orientation: int = 1
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    format: str | None = None
    gray: bool = False
    details: Details = field(default_factory=Details)
    unfilled: np.ndarray | None = None
    path: Path | None = None
    title: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        pixels, alpha = self.pixels, self.alpha
        if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"pixels must be (H, W, 3) uint8 or uint16, not {pixels.shape} {pixels.dtype}")
        if alpha is not None and (alpha.shape != pixels.shape[:2] or alpha.dtype != pixels.dtype):
            raise ValueError(f"alpha must be {pixels.shape[:2]} {pixels.dtype}, not {alpha.shape} {alpha.dtype}")
        if self.orientation not in turning.ORIENTATIONS:
            raise ValueError(f"orientation must be 1..8, not {self.orientation}")

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) of the stored pixels."""
        return self.pixels.shape[:2]

    @property
    def bits(self) -> int:
        """8 or 16."""
        return 8 * self.pixels.dtype.itemsize

    @property
    def upright_shape(self) -> tuple[int, int]:
        """(height, width) as a person sees the picture."""
        return turning.upright_shape(self.shape, self.orientation)

    def upright(self, array: np.ndarray) -> np.ndarray:
        """A view of an array in stored order, ``(H, W, ...)``, as a person sees it."""
        return turning.upright(array, self.orientation)

    def stored(self, array: np.ndarray) -> np.ndarray:
        """A view of an upright array in stored order."""
        return turning.stored(array, self.orientation)

    def upright_box(self, box: Box) -> Box:
        """Where a box of the stored pixels lies in the upright picture."""
        return turning.upright_box(box, self.shape, self.orientation)

    def stored_box(self, box: Box) -> Box:
        """Where a box of the upright picture lies in the stored pixels."""
        return turning.stored_box(box, self.shape, self.orientation)

    def with_pixels(self, pixels: np.ndarray, alpha: np.ndarray | None = None) -> Photo:
        """This photo with other pixels of the same shape and dtype (and, if given, another alpha).

        Raises ValueError where they do not fit.
        """
        if pixels.shape != self.pixels.shape or pixels.dtype != self.pixels.dtype:
            raise ValueError(f"the photo is {self.pixels.shape} {self.pixels.dtype}, not {pixels.shape} {pixels.dtype}")
        before = self.pixels if self.unfilled is None else self.unfilled
        return dataclasses.replace(
            self,
            pixels=pixels,
            alpha=self.alpha if alpha is None else alpha,
            unfilled=before if self.details.gain_map is not None else None,
        )
