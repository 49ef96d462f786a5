"""Colour profiles: which colour space one describes, and the two conversions that reading and writing need."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

SRGB_SPACE, GRAY_SPACE = b"RGB ", b"GRAY"


def space(icc: bytes | None) -> bytes | None:
    """The four letters of the profile's colour space (ICC.1, 7.2.6); None for no profile."""
    return icc[16:20] if icc and len(icc) >= 128 else None


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def to_srgb(picture: Image.Image, icc: bytes) -> Image.Image:
    """A CMYK or gray picture with profile `icc` as RGB in sRGB, relative colorimetric with black point compensation.

    Raises `ImageCms.PyCMSError` or `OSError` where the profile is broken or of another colour space.
    """
    converted = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None  # None only when converting in place
    return converted
