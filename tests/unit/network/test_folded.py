"""The networks that find something: which sizes they take, what their files are."""

from __future__ import annotations

import pytest
import torch

from pconv.errors import PConvError, UsageError
from pconv.network import (
    MarksConfig,
    MarksNet,
    ObjectsConfig,
    ObjectsNet,
    ShadesConfig,
    ShadesNet,
    load_marks,
    load_objects,
    load_weights,
    save_weights,
)

_SCALES = (4, 8, 8)
_FINDERS = [
    (MarksNet, MarksConfig(_SCALES), 3, load_marks, "finds damage"),
    (ObjectsNet, ObjectsConfig(_SCALES), 8, load_objects, "finds objects"),
]


@pytest.fixture(params=_FINDERS, ids=["marks", "objects"])
def finder(request):
    kind, config, *rest = request.param
    torch.manual_seed(0)
    return kind(config).eval(), *rest


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (16, 24), (33, 50)])
def test_a_picture_of_any_size_gets_a_number_for_each_pixel(finder, size):
    network, inputs, _load, _does = finder
    with torch.inference_mode():
        found, _ = network(torch.rand(2, inputs, *size))
    assert found.shape == (2, 1, *size)
    assert found.isfinite().all()


def test_its_file_is_read_back_and_no_other_is_taken_for_it(finder, tmp_path):
    network, inputs, load, does = finder
    path, other = tmp_path / "finder.safetensors", tmp_path / "shades.safetensors"
    save_weights(network, path, dtype=torch.float32)
    save_weights(ShadesNet(ShadesConfig((8, 12))), other)
    seen = torch.rand(1, inputs, 20, 20)
    with torch.inference_mode():
        torch.testing.assert_close(load(path)(seen)[0], network(seen)[0])
    with pytest.raises(PConvError, match=f"predicts shades; name one that {does}"):
        load(other)
    with pytest.raises(PConvError, match=f"{does}; name one that fills"):
        load_weights(path)


def test_the_two_are_told_apart(tmp_path):
    save_weights(MarksNet(MarksConfig(_SCALES)), tmp_path / "marks.safetensors")
    with pytest.raises(PConvError, match="finds damage; name one that finds objects"):
        load_objects(tmp_path / "marks.safetensors")


@pytest.mark.parametrize("scales", [(8,), (8, 0)])
def test_shapes_that_are_none_are_refused(scales):
    with pytest.raises(UsageError, match="cannot be built"):
        MarksConfig(scales)
