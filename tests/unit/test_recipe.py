"""Options from what a caller has, and back to plain data."""

from dataclasses import dataclass
from typing import Literal

import pytest

from pconv.errors import UsageError
from pconv.methods.base import Method
from pconv.recipe import options_as_data, options_for, read_options, read_options_of_methods


@dataclass(frozen=True)
class Options:
    size: int = 3
    weight: float = 0.5
    mirror: bool = False
    order: Literal["near", "far"] = "near"
    limit: int | None = None

    def __post_init__(self):
        if self.size < 0:
            raise ValueError("size is negative")


class Something(Method):
    name = title = summary = "something"
    Options = Options

    def fill_region(self, region, options, run):
        raise NotImplementedError


def test_texts_become_values_and_go_back_to_data():
    texts = {"size": "7", "weight": ".25", "mirror": "yes", "order": "far", "limit": "9"}
    options = options_for(Something(), texts)
    assert options == Options(7, 0.25, True, "far", 9)
    assert options_for(Something(), options_as_data(options)) == options
    assert options_for(Something(), {"limit": "none"}).limit is None
    assert options_for(Something()) == Options() and options_for(Something(), options) is options


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"length": 3}, "no option 'length'; it has size, weight, mirror, order, limit"),
        ({"size": "many"}, "size of something is a number"),
        ({"mirror": "perhaps"}, "true or false"),
        ({"order": "left"}, "near, far"),
        ({"size": -1}, "size is negative"),
        (3, "not those of the method something"),
    ],
)
def test_what_cannot_be_used_is_named(given, words):
    with pytest.raises(UsageError, match=words):
        options_for(Something(), given)


def test_texts_of_a_command_line_become_options_by_name_and_by_method():
    assert read_options(["a-b = 3", "file=x=y", "none="]) == {"a_b": "3", "file": "x=y", "none": ""}
    given = ["navier-stokes.radius=5", "pconv.weights=a.b/c-d", "pconv.tile=512"]
    read = read_options_of_methods(given, ("pconv", "navier-stokes"))
    assert read == {"navier-stokes": {"radius": "5"}, "pconv": {"weights": "a.b/c-d", "tile": "512"}}


@pytest.mark.parametrize("text", ["radius=5", "radius=0.5", "telea.radius", "telea.=5", "telea", "patchmatch.rounds=2"])
def test_texts_that_name_no_option_of_a_method_are_refused(text):
    with pytest.raises(UsageError):
        read_options_of_methods([text], ("telea",))
