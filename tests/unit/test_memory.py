"""What a process holds on to after many fills."""

from __future__ import annotations

import subprocess
import sys

import pytest

_MANY_FILLS = """
import cv2
import numpy as np
from pathlib import Path
from skimage import data

from pconv.fill import fill
from pconv.memory import give_back

def resident():
    give_back()
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024

photo = data.astronaut()
for number in range(7):
    hole = np.zeros(photo.shape[:2], np.uint8)
    cv2.ellipse(hole, (200 + 7 * number, 260), (20 + 3 * number, 60 - 2 * number), 0, 0, 360, 1, -1)
    fill(photo, hole > 0)
    if number == 2:
        before = resident()
print(resident() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory of a process")
def test_a_day_of_removals_takes_no_more_memory_than_the_first_few():
    """Every hole has a size of its own, for which code is made that computes it; it is not kept for good."""
    done = subprocess.run([sys.executable, "-c", _MANY_FILLS], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 8, "megabytes more after 4 fills"
