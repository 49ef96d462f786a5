"""Who may import whom, and what the first import may cost."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for folder in ("app", "pconv") for path in (ROOT / folder).rglob("*.py"))
NAMES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}

COMMAND_LINE = ("pconv.cli", "pconv.__main__", "pconv.commands")
SHEET = "pconv.compare"  # what the command line and the window both draw; it measures, so it knows the metrics
# Innermost first. A module may import its own layer and those before it; the command line sits on top of the engine.
ENGINE = [
    (
        "pconv",
        "pconv._cv2",
        "pconv.box",
        "pconv.control",
        "pconv.errors",
        "pconv.kernels",
        "pconv.lettering",
        "pconv.samples",
        "pconv.wording",
    ),
    ("pconv.holes", "pconv.photo", "pconv.network", "pconv.device"),
    ("pconv.methods",),
    (
        *("pconv.drawing", "pconv.fill", "pconv.mixed", "pconv.noting", "pconv.original", "pconv.project"),
        *("pconv.recipe", "pconv.trial"),
    ),
    ("pconv.training", "pconv.evaluation"),
    (*COMMAND_LINE, SHEET),
]
# The window's parts stand on its core; the modules directly in ``app`` that are not core put the parts together.
WINDOW_PARTS = ("app.panels", "app.dialogs", "app.tools")
WINDOW_CORE = ("app.document", "app.jobs", "app.canvas", "app.commands", "app.convert", "app.filling")
# The canvas hands its tool pointers, so it knows the tools' base class, and its gestures hold the brush.


@cache
def imported(path):
    """All modules a file imports, wherever in the file, with `from package import module` resolved to the module."""
    found = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.append(whole if whole in NAMES else node.module)
    return found


def within(module, *packages):
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def layer(module):
    """The engine's layer of a module; the plain name ``pconv`` holds only the version."""
    found = [
        index
        for index, packages in enumerate(ENGINE)
        if any(module == package if package == "pconv" else within(module, package) for package in packages)
    ]
    assert len(found) == 1, f"{module} has no place in the layers of the engine; give it one"
    return found[0]


@pytest.mark.parametrize("module", [name for name in NAMES if within(name, "pconv")])
def test_the_engine_imports_inward(module):
    for other in imported(NAMES[module]):
        assert not within(other, "app", "PySide6", "qtpy", "qtawesome"), f"{module} imports {other}"
        if within(other, "pconv"):
            assert layer(other) <= layer(module), f"{module} imports {other}"


def test_training_and_evaluation_are_for_the_command_line_alone():
    for module, path in NAMES.items():
        for other in imported(path):
            if within(other, "pconv.training", "pconv.evaluation"):
                assert within(module, "pconv.training", "pconv.evaluation", SHEET, *COMMAND_LINE), (
                    f"{module} imports {other}"
                )


@pytest.mark.parametrize("module", [name for name in NAMES if within(name, "app")])
def test_the_window_reaches_the_engine_through_its_doors(module):
    for other in imported(NAMES[module]):
        assert not within(other, "pconv.network", *COMMAND_LINE), f"{module} imports {other}"
        if within(module, *WINDOW_PARTS, *WINDOW_CORE):
            assert not within(other, "app.window", "app.main"), f"{module} imports {other}"


def test_the_windows_core_knows_none_of_its_parts():
    found = {
        (module, other)
        for module, path in NAMES.items()
        if within(module, *WINDOW_CORE)
        for other in imported(path)
        if within(other, *WINDOW_PARTS)
    }
    assert found == set()


def test_opencv_is_imported_in_one_place():
    for module, path in NAMES.items():
        if module != "pconv._cv2":
            assert not any(within(other, "cv2") for other in imported(path)), module


def python(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


HEAVY = "print([name for name in ('torch', 'cv2', 'numba', 'skimage', 'scipy') if name in sys.modules])"


@pytest.mark.parametrize("module", ["pconv", "pconv.methods", "pconv.fill", "pconv.photo", "pconv.cli"])
def test_importing_the_engine_is_light_and_needs_no_qt(module):
    code = (
        "import sys\n"
        "class NoQt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('PySide6', 'shiboken6', 'qtpy', 'qtawesome', 'app'):\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, NoQt())\n"
        f"import {module}\n{HEAVY}"
    )
    run = python(code)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


def test_methods_tell_their_titles_without_what_computes():
    modules = [name for name in NAMES if within(name, "pconv.methods") and name.count(".") == 2]
    run = python("import sys\n" + "".join(f"import {name}\n" for name in modules) + HEAVY)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


def test_importing_the_window_is_light():
    run = python(f"import sys\nimport app.main\n{HEAVY}")
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


def test_no_file_is_longer_than_400_lines():
    files = [*FILES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    long = {str(path.relative_to(ROOT)): n for path in files if (n := path.read_text("utf-8").count("\n")) > 400}
    assert not long
