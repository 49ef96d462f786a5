"""Built-in sample photos are there without a download and without importing scikit-image."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pconv.errors import UsageError
from pconv.samples import sample, samples


def test_all_samples_are_installed_with_maker_and_terms():
    found = {one.name: one for one in samples()}
    assert {"astronaut", "coffee", "chelsea", "rocket", "retina", "motorcycle"} <= set(found)
    for one in found.values():
        assert one.path.is_file()
        assert one.title
        assert one.credit
        assert one.licence
    assert sample("coffee") == found["coffee"]


def test_an_unknown_sample_is_a_sentence_that_names_the_known_ones():
    with pytest.raises(UsageError, match=r"'lena'.*astronaut.*coffee"):
        sample("lena")


def test_neither_samples_nor_photos_load_heavy_libraries():
    code = (
        "import sys, pconv.samples as s; s.samples(); from pconv import photo; photo.read(s.sample('rocket').path);"
        "print(sorted({'skimage', 'cv2', 'torch', 'numba', 'scipy', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
