"""What all tests need: a Qt without a screen, and the pieces of a window on their own."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator

# Qt reads this when it is first imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The window speaks the system's language, and the tests read English.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
if "PYTEST_XDIST_WORKER" in os.environ:
    # torch's threads wait for each other awake: those of two workers side by side take twice the time.
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Every worker would compile the kernels, all at once; here it is done before there are any, and kept for the next
    run. The tests use a copy, kept as well, for some need more than every fill does: what was compiled for them all
    stays as it is, for the one that asks what that was."""
    kept, used = (config.cache.mkdir(name) for name in ("kernels", "kernels-used"))
    os.environ["NUMBA_CACHE_DIR"] = str(kept)  # which numba reads when it is imported
    from pconv.control import Control
    from pconv.methods.completion.precompile import prepare

    prepare(Control(), "uint16")
    shutil.copytree(kept, used, copy_function=_copy_newer, dirs_exist_ok=True)
    os.environ |= {"NUMBA_CACHE_DIR": str(used), "COMPILED_KERNELS": str(kept)}


def _copy_newer(source: str, target: str) -> None:
    """Numba lists in one file what is compiled of a kernel, and that of a copy may list more."""
    if not os.path.exists(target) or os.path.getmtime(source) > os.path.getmtime(target):
        shutil.copy2(source, target)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With several processes the longest tests come first: at the end none of them waits for another one's."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def cat() -> np.ndarray:
    """A real photograph, ``(300, 451, 3) uint8``."""
    from skimage.data import chelsea

    return np.ascontiguousarray(chelsea())


@pytest.fixture
def document(qapp) -> Iterator:
    """A document in which nothing is open."""
    from app.document import Document

    made = Document()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()
    gc.collect()


@pytest.fixture
def opened_document(document, cat):
    """A document with the real photograph open."""
    from pconv.photo import Photo

    document.open(Photo(cat))
    return document


@pytest.fixture
def make_view(qtbot, qapp, document) -> Iterator[Callable]:
    """Makes shown views of the document, of any class that has `set_document`."""
    made = []

    def make(kind, width: int = 640, height: int = 480):
        view = kind()
        made.append(view)
        view.set_document(document)
        view.resize(width, height)
        view.show()
        qtbot.waitExposed(view)
        return view

    yield make
    for view in made:
        view.close()
        view.deleteLater()
    made.clear()
    qapp.processEvents()
