"""The written file is read back and compared outside of the hole."""

from __future__ import annotations

import numpy as np
import pytest

from pconv import photo

from .camera import blob_hole, photograph, sixteen


def _retouched(pixels, **more):
    source = photo.Photo(pixels, **more)
    hole = blob_hole(source.shape)
    changed = pixels.copy()
    changed[hole] = 0
    return source, source.with_pixels(changed), hole


@pytest.mark.parametrize("suffix", [".png", ".tif", ".bmp"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_lossless_formats_are_identical(suffix, orientation, tmp_path):
    source, result, hole = _retouched(photograph(), orientation=orientation)
    proof = photo.verify(photo.write(result, tmp_path / f"a{suffix}").path, source, hole)
    assert (proof.identical, proof.mean_change, proof.largest_change) == (1.0, 0.0, 0.0)
    assert proof.compared == int((~hole).sum())
    assert "all" in proof.sentence
    assert "identical" in proof.sentence


def test_one_changed_pixel_is_found_and_never_rounded_to_all(tmp_path):
    source, result, hole = _retouched(sixteen(photograph()))
    spoilt = result.pixels.copy()
    spoilt[2, 3, 1] += 257
    path = photo.write(result.with_pixels(spoilt), tmp_path / "a.png").path
    proof = photo.verify(path, source, hole)
    outside = int((~hole).sum())
    assert proof.identical == pytest.approx(1 - 1 / outside)
    assert proof.mean_change == pytest.approx(1 / (3 * outside))
    assert proof.largest_change == 1.0
    assert "100" not in proof.sentence
    assert "99.9 %" in proof.sentence


def test_what_happens_inside_the_hole_does_not_count(tmp_path):
    source, result, hole = _retouched(photograph())
    path = photo.write(result, tmp_path / "a.png").path
    assert photo.verify(path, source, hole).identical == 1.0
    assert photo.verify(path, source, np.zeros_like(hole)).identical < 1.0
    assert "nothing to compare" in photo.verify(path, source, np.ones_like(hole)).sentence


def test_16_bits_are_compared_as_16_or_rounded_first(tmp_path):
    source, result, hole = _retouched(sixteen(photograph()))
    proof = photo.verify(photo.write(result, tmp_path / "a.tif").path, source, hole)
    assert (proof.identical, proof.bits) == (1.0, 16)
    proof = photo.verify(photo.write(result, tmp_path / "a.bmp").path, source, hole)
    assert (proof.identical, proof.bits) == (1.0, 8)


def test_a_changed_transparency_counts(tmp_path):
    alpha = np.full((300, 451), 255, np.uint8)
    source, result, hole = _retouched(photograph(), alpha=alpha)
    other = alpha.copy()
    other[0, :10] = 7
    path = photo.write(result.with_pixels(result.pixels, other), tmp_path / "a.png").path
    assert photo.verify(path, source, hole).identical < 1.0


def test_another_size_is_a_sentence(tmp_path):
    path = photo.write(photo.Photo(photograph()[:50]), tmp_path / "a.png").path
    with pytest.raises(photo.PhotoError, match="451 x 50"):
        photo.verify(path, photo.Photo(photograph()), blob_hole((300, 451)))
