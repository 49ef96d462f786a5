"""What a process holds on to after many fills."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

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
