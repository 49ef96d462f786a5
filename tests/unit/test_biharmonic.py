"""The biharmonic method."""

import numpy as np
import pytest
from skimage import data
from skimage.restoration import inpaint_biharmonic

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.fill import fill
from pconv.methods import Region, Run, get


@pytest.fixture
def photo():
    return data.astronaut()


def test_equals_scikit_image_on_the_whole_picture(photo):
    hole = np.zeros((512, 512), bool)
    hole[150:160, 150:160] = hole[158:180, 163:170] = hole[40:52, 300:360] = hole[:5, :9] = True
    made = fill(photo, hole, method="biharmonic").image
    whole = np.rint(inpaint_biharmonic(photo, hole, channel_axis=-1) * 255)
    # Overshoots are clipped to what the surroundings hold: here by crop, there by picture.
    assert np.abs(made - whole)[hole].mean() < 0.05 and np.abs(made - whole).max() < 12


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_continues_a_ramp_at_both_depths(dtype):
    ramp = np.linspace(0.1, 0.9, 200) * np.iinfo(dtype).max
    photo = np.rint(np.broadcast_to(ramp[None, :, None], (120, 200, 3))).astype(dtype)
    hole = np.zeros((120, 200), bool)
    hole[30:80, 60:130] = True
    made = fill(np.where(hole[..., None], dtype(0), photo), hole, method="biharmonic").image
    assert made.dtype == dtype
    assert np.abs(made.astype(int) - photo.astype(int)).max() <= np.iinfo(dtype).max * 0.006


def test_a_large_hole_is_solved_smaller_inside_and_says_so():
    rows, columns = np.indices((400, 400)) / 400
    photo = np.stack([rows, columns, (rows + columns) / 2], axis=-1)
    photo = np.rint(photo * 200 + 20).astype(np.uint8)
    hole = (rows - 0.5) ** 2 + (columns - 0.45) ** 2 < 0.3**2
    made = fill(photo, hole, method="biharmonic", options={"largest": 2000})
    assert "smaller scale" in made.notes[0]
    error = np.abs(made.image.astype(int) - photo)
    assert error.max() <= 8 and error[hole].mean() < 1.5
    assert fill(photo, hole[::-1] & False, method="biharmonic").notes != made.notes


def test_stops_between_holes(photo):
    hole = np.zeros((512, 512), bool)
    hole[100:104, 100:400:20] = True
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 6

    with pytest.raises(Cancelled):
        fill(photo, hole, method="biharmonic", control=Control(cancelled=cancelled))


def test_refuses_what_it_cannot_do():
    biharmonic = get("biharmonic")
    region = Region(np.zeros((8, 8, 3), np.uint8), np.ones((8, 8), bool), Box(0, 0, 8, 8))
    with pytest.raises(PConvError, match="something around it"):
        biharmonic.fill_region(region, biharmonic.Options(), Run())
    with pytest.raises(UsageError, match="100 to 200000"):
        biharmonic.Options(largest=5)
