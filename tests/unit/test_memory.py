"""What a process holds on to after many fills, and while it fills."""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from collections.abc import Sequence

import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.methods import Region, Run, get
from pconv.methods.learned import LearnedOptions
from pconv.methods.prediction import large

_MANY_FILLS = """
import cv2
import json
import numpy as np
import sys
from pathlib import Path
from skimage import data

from pconv.fill import fill
from pconv.memory import give_back

def resident():
    give_back()
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024

photo, taken = data.astronaut()[:160, :160], []
for number in range(6):
    hole = np.zeros(photo.shape[:2], np.uint8)
    cv2.ellipse(hole, (80, 80), (60 - 2 * number, 20 + 2 * number), 0, 0, 360, 1, -1)
    fill(photo, hole > 0)
    if sys.platform.startswith("linux"):
        taken.append(resident())
print(json.dumps({"taken": taken, "compiler": "torch._dynamo" in sys.modules}))
"""


@pytest.fixture(scope="module")
def filled():
    """What a process says that filled many holes: the megabytes that it took after each, and whether it loaded the
    compiler."""
    done = subprocess.run([sys.executable, "-c", _MANY_FILLS], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory of a process")
def test_a_day_of_removals_takes_no_more_memory_than_the_first_few(filled):
    """Every hole has a size of its own, for which code is made that computes it; it is not kept for good."""
    assert filled["taken"][-1] - filled["taken"][1] < 8, "megabytes more after 4 fills"


@pytest.mark.slow
def test_filling_loads_no_compiler(filled):
    """It takes a second and 70 MB, and only training compiles."""
    assert filled["compiler"] is False


class Cut(Sequence):
    """Regions that are cut when asked for, like those of a photo, and how many of them somebody holds."""

    def __init__(self, holes):
        self.holes, self._cut = holes, []

    def __len__(self):
        return len(self.holes)

    def __getitem__(self, index):
        if isinstance(index, slice):
            part = Cut(self.holes[index])
            part._cut = self._cut
            return part
        hole = self.holes[index].copy()
        image = np.full((*hole.shape, 3), 90, np.uint8)
        self._cut.append(weakref.ref(image))
        return Region(image, hole, Box(0, 0, *hole.shape))

    @property
    def held(self):
        return sum(image() is not None for image in self._cut)


def test_while_a_large_hole_is_drawn_small_nobody_holds_the_photo_at_full_size():
    hole = np.zeros((900, 900), bool)
    hole[300:600, 300:600] = True
    regions, held = Cut([hole, hole]), []

    def draw(shown, control, copied):
        assert shown[0].hole.shape < hole.shape
        held.append(regions.held)
        return [np.full_like(region.image, 90) for region in shown]

    made = large.fill(regions, draw, Run())
    assert held == [0, 0]
    assert all((image[hole] == 90).all() for image in made)


def test_large_regions_are_filled_one_after_the_other_and_small_ones_together(monkeypatch):
    monkeypatch.setattr("pconv.methods.learned._TOGETHER", 3 * 64 * 64)
    holes = []
    for side in (64, 64, 64, 64, 300, 300):
        hole = np.zeros((side, side), bool)
        hole[20:40, 30:34] = True
        holes.append(hole)
    regions, held, told = Cut(holes), [], []

    def progress(done, message):
        told.append(done)
        if message == "predicting":
            held.append(regions.held)

    method, made = get("pconv"), []
    for one in method.fill_regions(regions, LearnedOptions(), Run(control=Control(on_progress=progress))):
        made.append(one.image.shape[0])
        del one
    assert made == [64, 64, 64, 64, 300, 300]
    assert max(held) == 3
    assert held[-1] == 1
    assert told == sorted(told)
