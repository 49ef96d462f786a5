"""OpenCV may not tell Qt where to look for its plugins."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("before", [None, "/somewhere"])
def test_qt_variables_are_as_they_were(before):
    names = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    if before is not None:
        environment |= dict.fromkeys(names, before)
    code = f"import os; from pconv._cv2 import cv2; print([os.environ.get(n) for n in {names}], cv2.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == f"{[before, before]} cv2"
