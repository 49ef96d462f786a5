"""Arrays and images: no sheared rows, no borrowed memory, true colours."""

from __future__ import annotations

import gc
import io

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColor, QColorSpace, QImage

from app.convert import DisplayColour, from_argb, to_8_bit, to_arrays, to_image, words_of


@pytest.mark.parametrize("width", [1, 5, 7, 8, 33])
def test_odd_widths_are_not_sheared_there_and_back(width):
    pixels = np.random.default_rng(width).integers(0, 256, (9, width, 3), dtype=np.uint8)
    image = to_image(pixels)
    assert image.pixelColor(width - 1, 8) == QColor(*(int(v) for v in pixels[8, width - 1]))
    back, alpha = to_arrays(image)
    np.testing.assert_array_equal(back, pixels)
    assert alpha is None


def test_a_crop_of_a_larger_array_becomes_that_crop(cat):
    back, _ = to_arrays(to_image(cat[10:50, 20:77]))
    np.testing.assert_array_equal(back, cat[10:50, 20:77])


def test_alpha_goes_there_and_back():
    rng = np.random.default_rng(0)
    pixels, alpha = rng.integers(0, 256, (6, 7, 3), dtype=np.uint8), rng.integers(0, 256, (6, 7), dtype=np.uint8)
    back, back_alpha = to_arrays(to_image(pixels, alpha))
    np.testing.assert_array_equal(back, pixels)
    np.testing.assert_array_equal(back_alpha, alpha)


def test_images_and_arrays_own_their_pixels():
    pixels = np.full((40, 41, 3), 200, np.uint8)
    image = to_image(pixels)
    pixels[:] = 0
    del pixels
    gc.collect()
    array, _ = to_arrays(image)
    image.fill(QColor("black"))
    del image
    gc.collect()
    assert (array == 200).all()


def test_sixteen_bits_are_shown_as_their_upper_eight():
    levels = np.arange(256, dtype=np.uint16) * 257
    np.testing.assert_array_equal(to_8_bit(levels), np.arange(256))


def test_deep_images_keep_sixteen_bits():
    image = QImage(3, 2, QImage.Format.Format_RGBA64)
    image.fill(QColor.fromRgba64(1000, 2000, 65535))
    pixels, _ = to_arrays(image)
    assert pixels.dtype == np.uint16 and tuple(pixels[1, 2]) == (1000, 2000, 65535)


def test_words_are_alpha_red_green_blue():
    words = np.array([[0xFF112233, 0x80445566]], np.uint32)
    np.testing.assert_array_equal(words_of(from_argb(words, QImage.Format.Format_ARGB32)), words)


def test_no_profile_and_srgb_leave_pixels_alone(cat):
    srgb = bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile())
    assert DisplayColour(None).same and DisplayColour(srgb).same


@pytest.mark.qt_log_ignore("fromIccProfile|ICC signature")
@pytest.mark.parametrize("icc", [b"short", b"no profile at all" * 20])
def test_what_is_no_profile_counts_as_srgb(icc, cat):
    back, _ = to_arrays(DisplayColour(icc).apply(to_image(cat)))
    np.testing.assert_array_equal(back, cat)


def test_a_wide_profile_is_shown_as_colour_management_says(cat):
    icc = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile())
    shown, _ = to_arrays(DisplayColour(icc).apply(to_image(cat)))
    profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    truth = ImageCms.profileToProfile(Image.fromarray(cat), profile, ImageCms.createProfile("sRGB"))
    assert np.abs(shown.astype(int) - np.asarray(truth)).mean() < 1.0
    assert np.abs(shown.astype(int) - cat).mean() > 2.0


@pytest.mark.qt_log_ignore("fromIccProfile|ICC signature")
def test_a_profile_qt_does_not_read_leaves_a_picture_to_look_at():
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert DisplayColour(icc).apply(to_image(np.full((4, 4, 3), 90, np.uint8))).size().width() == 4
