"""Between numpy arrays and Qt's images, and from a photo's colours to the screen's. No other file does either.

An image made here owns its pixels, and so does an array: nothing made here looks into somebody else's memory.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColorSpace, QImage

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform


def to_8_bit(array: np.ndarray) -> np.ndarray:
    """`array` (uint8 or uint16) as uint8 for the screen; a uint8 array is returned as it is."""
    return array if array.dtype == np.uint8 else (array >> 8).astype(np.uint8)


def to_argb(pixels: np.ndarray) -> np.ndarray:
    """``(h, w, 3) uint8 or uint16`` RGB as ``(h, w) uint32`` 0xffRRGGBB, a new array."""
    image = to_image(pixels)
    return _words(image).copy()


def to_image(pixels: np.ndarray, alpha: np.ndarray | None = None) -> QImage:
    """``(h, w, 3) uint8 or uint16`` RGB as an image of the format that is painted fastest.

    With ``alpha: (h, w)`` of the same dtype, not multiplied in, the image has an alpha channel.
    """
    pixels = np.ascontiguousarray(to_8_bit(pixels))
    height, width = pixels.shape[:2]
    if width == 0 or height == 0:
        return QImage()
    # Qt expects rows padded to four bytes unless it is told their length.
    shared = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888)
    image = shared.convertToFormat(QImage.Format.Format_RGB32)
    if alpha is not None:
        words = (_words(image) & np.uint32(0xFFFFFF)) | (to_8_bit(alpha).astype(np.uint32) << np.uint32(24))
        image = from_argb(words, QImage.Format.Format_ARGB32)
    return image


def from_argb(words: np.ndarray, form: QImage.Format = QImage.Format.Format_RGB32) -> QImage:
    """``(h, w) uint32`` of 0xAARRGGBB as an image of one of Qt's 32-bit formats."""
    words = np.ascontiguousarray(words)
    height, width = words.shape
    if width == 0 or height == 0:
        return QImage()
    return QImage(words.data, width, height, words.strides[0], form).copy()


def to_arrays(image: QImage) -> tuple[np.ndarray, np.ndarray | None]:
    """An image, from the clipboard perhaps, as pixels and alpha.

    Returns:
        ``(H, W, 3)`` RGB, uint16 where the image has more than 8 bits a channel, else uint8, and ``(H, W)`` alpha of
        the same dtype, None where the image has none.
    """
    deep = image.depth() > 32
    form = QImage.Format.Format_RGBA64 if deep else QImage.Format.Format_RGBA8888
    converted = image.convertToFormat(form)
    dtype = np.dtype(np.uint16 if deep else np.uint8)
    height, width = converted.height(), converted.width()
    rows = np.frombuffer(converted.constBits(), np.uint8).reshape(height, converted.bytesPerLine())
    channels = rows[:, : width * 4 * dtype.itemsize].view(dtype).reshape(height, width, 4)
    alpha = channels[..., 3].copy() if image.hasAlphaChannel() else None
    return channels[..., :3].copy(), alpha


def _words(image: QImage) -> np.ndarray:
    """The pixels of a 32-bit image, shared with it: use it while the image lives."""
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()]


def words_of(image: QImage) -> np.ndarray:
    """The pixels of a 32-bit image, ``(h, w) uint32`` of 0xAARRGGBB, a new array."""
    return _words(image).copy()


class DisplayColour:
    """From the colours of a photo's ICC profile to sRGB, which is what widgets are painted in.

    Args:
        icc: the profile, or None for sRGB. A profile nobody understands counts as sRGB.
    """

    def __init__(self, icc: bytes | None = None) -> None:
        self._space: QColorSpace | None = None
        self._transform: ImageCmsTransform | None = None
        self._gray = icc is not None and icc[16:20] == b"GRAY"
        if not icc:
            return
        space = QColorSpace.fromIccProfile(icc)
        srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        if space.isValid() and not self._gray:
            self._space = None if space == srgb else space
        else:
            self._transform = _transform(icc, "L" if self._gray else "RGB")

    @property
    def same(self) -> bool:
        """Whether nothing needs to be done."""
        return self._space is None and self._transform is None

    def apply(self, image: QImage) -> QImage:
        """A 32-bit image of the photo's colours in sRGB. Takes about 5 ms a megapixel: give it what is seen."""
        if self.same or image.isNull():
            return image
        if self._space is not None:
            image = QImage(image)
            image.setColorSpace(self._space)
            return image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        return self._apply_transform(image)

    def _apply_transform(self, image: QImage) -> QImage:
        from PIL import Image, ImageCms

        pixels, alpha = to_arrays(image)
        source = Image.fromarray(pixels[..., 0].copy() if self._gray else pixels)
        turned = to_image(np.asarray(ImageCms.applyTransform(source, self._transform)), alpha)
        return turned.convertToFormat(image.format())


def _transform(icc: bytes, mode: str) -> ImageCmsTransform | None:
    """A transform for profiles that Qt does not read (LUT, gray), or None where nobody does."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        return ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
