"""What a system is told about the program agrees with the program, and the frozen one holds what it needs."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

import pconv
from app.i18n import FOLDER, LANGUAGES, SOURCE
from pconv import photo
from pconv.photo.formats import PROJECT_SUFFIX, SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SOURCES = [path for folder in ("app", "pconv") for path in sorted((ROOT / folder).rglob("*.py"))]
PROJECT = "application/x-pconv-project"
TRANSLATED = sorted(set(LANGUAGES) - {SOURCE})
# Used where it is installed, which a frozen program has no need of.
OPTIONAL = {"torch.utils.tensorboard"}


@cache
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@cache
def desktop():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(PACKAGING / "pconv-studio.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@cache
def metainfo():
    (path,) = PACKAGING.glob("*.metainfo.xml")
    return path, ElementTree.parse(path).getroot()


@cache
def kinds():
    """Pillow's formats that the engine opens without extras, by their MIME type."""
    Image.init()
    return {Image.MIME[kind]: kind for kind in SUFFIXES.values()}


def listed(key):
    return [part for part in desktop()[key].split(";") if part]


def texts(path):
    return [found.text for found in metainfo()[1].findall(path)]


@cache
def described(name):
    """The value of a constant in the description of the build, which is no module."""
    tree = ast.parse((PACKAGING / "pconv-studio.spec").read_text("utf-8"))
    (value,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )
    return eval(compile(ast.Expression(value), "spec", "eval"), {"__builtins__": {}})


@cache
def program():
    spec = importlib.util.spec_from_file_location("frozen_program", PACKAGING / "program.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_catalogue_says_what_the_desktop_entry_says():
    assert texts("name") == [desktop()["Name"]]
    assert texts("summary") == [desktop()["Comment"], *(desktop()[f"Comment[{language}]"] for language in TRANSLATED)]
    assert texts("categories/category") == listed("Categories")
    assert texts("keywords/keyword") == listed("Keywords")
    assert texts("provides/mediatype") == listed("MimeType")
    assert texts("icon") == [desktop()["Icon"]]


def test_the_catalogue_starts_the_desktop_entry_and_the_window_belongs_to_it():
    (launchable,) = texts("launchable")
    assert (PACKAGING / launchable).is_file()
    assert f'setDesktopFileName("{launchable.removesuffix(".desktop")}")' in (ROOT / "app/starting.py").read_text()
    assert desktop()["StartupWMClass"] == launchable.removesuffix(".desktop")


def test_one_identifier_names_the_program_everywhere():
    path, root = metainfo()
    assert root.findtext("id") == path.name.removesuffix(".metainfo.xml") == described("IDENTIFIER")


def test_what_is_started_is_installed():
    command, argument = desktop()["Exec"].split()
    assert command in project()["gui-scripts"] and argument == "%f"
    assert set(texts("provides/binary")) == {*project()["gui-scripts"], *project()["scripts"]}


def test_the_kinds_of_photos_are_those_that_can_be_opened_without_extras():
    assert set(listed("MimeType")) == {*kinds(), PROJECT}
    assert len(listed("MimeType")) == len(set(listed("MimeType")))


def test_the_desktop_knows_projects_by_their_names():
    names = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = ElementTree.parse(PACKAGING / "pconv-project.xml").getroot().findall("mime-type", names)
    assert kind.get("type") == PROJECT
    assert [found.get("pattern") for found in kind.findall("glob", names)] == [f"*{PROJECT_SUFFIX}"]
    assert len(kind.findall("comment", names)) == len(LANGUAGES)


def test_what_the_desktop_shows_is_said_in_every_language_of_the_window():
    for key in ("GenericName", "Comment"):
        assert [name for name in desktop() if name.startswith(f"{key}[")] == [f"{key}[{name}]" for name in TRANSLATED]


@pytest.mark.parametrize("mime", sorted(kinds()))
def test_a_photo_of_each_kind_is_read(mime, tmp_path):
    path = tmp_path / "photo"
    Image.fromarray(np.full((9, 12, 3), 90, np.uint8)).save(path, kinds()[mime])
    assert photo.read(path).shape == (9, 12)


def test_the_icon_exists_in_its_sizes():
    icons = ROOT / "resources" / "icons"
    assert ElementTree.parse(icons / f"{desktop()['Icon']}.svg").getroot().tag.endswith("svg")
    sizes = {path: int(path.stem.rsplit("-", 1)[1]) for path in icons.glob(f"{desktop()['Icon']}-*.png")}
    assert {48, 64, 128, 256} <= set(sizes.values())
    for path, size in sizes.items():
        with Image.open(path) as icon:
            assert icon.size == (size, size), path


def test_the_newest_release_is_this_version():
    releases = metainfo()[1].findall("releases/release")
    assert releases[0].get("version") == project()["version"] == pconv.__version__
    dates = [release.get("date") for release in releases]
    assert dates == sorted(dates, reverse=True)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_is_left_out_of_the_build_that_the_program_imports():
    left_out = set(described("EXCLUDED")) - OPTIONAL
    assert "PySide6.QtQml" in left_out
    for path in SOURCES:
        for name in imports(path):
            parents = {".".join(name.split(".")[:end]) for end in range(1, name.count(".") + 2)}
            assert not parents & left_out, f"{path} imports {name}"


def test_kernels_keep_their_sources_in_the_build():
    """Without, numba would keep their code by the folder the program is started in, and compile in every other."""
    kernels = [path for path in SOURCES if any(name.startswith("pconv.kernels.compiled.") for name in imports(path))]
    assert len(kernels) > 5
    for path in kernels:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        assert module.startswith(described("KERNELS")), module


def test_the_build_keeps_the_translations_of_the_window_and_of_qt():
    for language in set(LANGUAGES) - {SOURCE}:
        assert (FOLDER / f"pconv-studio_{language}.qm").is_file()
        for place in (f"PySide6/Qt/translations/qtbase_{language}.qm", f"resources/i18n/pconv-studio_{language}.qm"):
            assert not [pattern for pattern in described("DROPPED") if fnmatch(place, pattern)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-m", "pconv.training.hole_feed", "64"], ("pconv.training.hole_feed", ["64"])),
        (["-m", "pconv.training.hole_feed"], ("pconv.training.hole_feed", [])),
        (["-m", "http.server"], None),
        (["-m"], None),
        (["fill", "-m", "pconv.telea"], None),
        ([], None),
    ],
)
def test_the_frozen_program_runs_modules_of_the_engine_and_no_others(arguments, expected):
    assert program().asked_module(arguments) == expected
