"""What a person may rely on when the hole is filled with patches of the photo."""

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.methods import Region, Run, get
from pconv.methods.patchmatch import PatchMatchOptions


def region_of(image, hole, **masks):
    return Region(image, hole, Box(0, 0, *hole.shape), **masks)


def fill(image, hole, *, seed=0, control=None, options=None, **masks):
    run = Run(seed=seed, control=control or Control())
    return get("patchmatch").fill_region(region_of(image, hole, **masks), options or PatchMatchOptions(), run)


def hole_at(shape, top, left, bottom, right):
    hole = np.zeros(shape, bool)
    hole[top:bottom, left:right] = True
    return hole


def assert_copied(image, hole, found, free):
    """Known pixels stand; every hole pixel names an allowed source."""
    assert found.image.dtype == image.dtype
    np.testing.assert_array_equal(found.image[~hole], image[~hole])
    rows, columns = found.copied.T
    assert free[rows, columns].all()
    return image[rows, columns]


@pytest.fixture(scope="module")
def cat():
    from skimage import data

    return data.chelsea()[40:240, 60:300]


@pytest.fixture(scope="module")
def blob():
    y, x = np.mgrid[:200, :240]
    return ((y - 90) / 36) ** 2 + ((x - 130) / 44) ** 2 < 1


def test_pixels_come_from_outside_the_hole_and_nothing_else_changes(cat, blob):
    before = cat.copy()
    found = fill(cat, blob)
    np.testing.assert_array_equal(cat, before)
    assert_copied(cat, blob, found, ~blob)


def test_same_seed_same_pixels_whatever_the_number_of_threads(cat, blob):
    one = fill(cat, blob, seed=5, options=PatchMatchOptions(threads=1))
    three = fill(cat, blob, seed=5, options=PatchMatchOptions(threads=3))
    other = fill(cat, blob, seed=6)
    np.testing.assert_array_equal(one.image, three.image)
    np.testing.assert_array_equal(one.copied, three.copied)
    assert (one.image != other.image).any()


def test_a_periodic_texture_is_continued_exactly():
    y, x = np.mgrid[:160, :176]
    image = np.stack([(y % 8) * 30, (x % 8) * 30, ((x + 3 * y) % 8) * 30], axis=-1).astype(np.uint8)
    hole = hole_at((160, 176), 60, 70, 96, 112)
    np.testing.assert_array_equal(fill(np.where(hole[..., None], 0, image).astype(np.uint8), hole).image, image)


@pytest.mark.slow
def test_the_far_end_of_a_very_wide_panorama_is_copied_from(cat):
    """A place beyond what 16 bits can hold."""
    image = np.tile(cat[:40], (1, 276, 1))  # 66,240 columns
    hole = hole_at(image.shape[:2], 12, 66_100, 28, 66_116)
    donor = hole_at(image.shape[:2], 0, 65_600, 40, image.shape[1])
    found = fill(np.where(hole[..., None], 0, image).astype(np.uint8), hole, donor=donor)
    assert (found.copied[:, 1] >= 65_600).all()
    assert np.abs(found.image[hole].astype(int) - image[hole]).mean() < 24


@pytest.mark.parametrize("slope", [0.0, 0.5, 1.0])
def test_a_straight_edge_is_continued_across_a_small_hole(slope):
    y, x = np.mgrid[:120, :120]
    image = np.repeat(np.where(y - 60 > slope * (x - 60), 200, 60).astype(np.uint8)[..., None], 3, axis=2)
    hole = hole_at((120, 120), 52, 52, 68, 68)
    found = fill(np.where(hole[..., None], 255, image).astype(np.uint8), hole).image
    wrong = (np.abs(found.astype(int) - image) > 16).any(axis=2)
    assert wrong.sum() <= 8  # at most half a pixel along the 16 rows or columns


def test_forbidden_pixels_are_never_copied(cat, blob):
    forbidden = np.zeros(blob.shape, bool)
    forbidden[:, :120] = True
    assert_copied(cat, blob, fill(cat, blob, forbidden=forbidden), ~blob & ~forbidden)


def test_only_donor_pixels_are_copied(cat, blob):
    donor = np.zeros(blob.shape, bool)
    donor[150:190, 20:90] = True
    assert_copied(cat, blob, fill(cat, blob, donor=donor), ~blob & donor)


def test_a_donor_area_thinner_than_a_patch_still_serves(cat, blob):
    donor = np.zeros(blob.shape, bool)
    donor[10:12, :] = True
    assert_copied(cat, blob, fill(cat, blob, donor=donor), donor)


def test_sixteen_bits_are_filled_with_sixteen_bits(cat, blob):
    rng = np.random.default_rng(0)
    deep = cat.astype(np.uint16) * 257 ^ rng.integers(0, 256, cat.shape, dtype=np.uint16)
    found = fill(deep, blob)
    copied = assert_copied(deep, blob, found, ~blob)
    assert np.unique(copied & 255).size > 200


def test_eight_and_sixteen_bit_scans_of_one_picture_are_filled_alike(cat, blob):
    deep = fill(cat.astype(np.uint16) * 257, blob)
    np.testing.assert_array_equal(deep.copied, fill(cat, blob).copied)


def test_a_hole_in_the_corner_and_along_the_border_is_closed(cat):
    hole = hole_at(cat.shape[:2], 0, 0, 40, 50) | hole_at(cat.shape[:2], 190, 60, 200, 240)
    assert_copied(cat, hole, fill(cat, hole), ~hole)


def test_a_flat_picture_stays_flat():
    image = np.full((64, 64, 3), 90, np.uint8)
    hole = hole_at((64, 64), 20, 20, 44, 44)
    image[hole] = 255
    assert (fill(image, hole).image == 90).all()


@pytest.mark.parametrize("size", [(1, 2), (2, 2), (3, 5), (8, 9), (5, 300)])
def test_tiny_and_narrow_pictures(size):
    image = np.random.default_rng(1).integers(0, 256, (*size, 3), dtype=np.uint8)
    hole = np.zeros(size, bool)
    hole[0, 0] = True
    found = fill(image, hole).image
    np.testing.assert_array_equal(found[~hole], image[~hole])
    copied = fill(image, hole, options=PatchMatchOptions(thin=0))
    assert_copied(image, hole, copied, ~hole)


def test_a_hole_larger_than_the_rest():
    image = np.random.default_rng(1).integers(0, 256, (90, 90, 3), dtype=np.uint8)
    hole = ~hole_at((90, 90), 30, 30, 50, 50)
    assert_copied(image, hole, fill(image, hole), ~hole)


@pytest.mark.parametrize("free", ["hole everywhere", "all forbidden", "donors in the hole only"])
def test_nothing_to_copy_from_is_said_in_one_sentence(free):
    image, hole = np.zeros((40, 40, 3), np.uint8), hole_at((40, 40), 10, 10, 30, 30)
    masks = {}
    if free == "hole everywhere":
        hole[:] = True
    elif free == "all forbidden":
        masks["forbidden"] = np.ones((40, 40), bool)
    else:
        masks["donor"] = hole.copy()
    with pytest.raises(PConvError, match="nothing to copy from"):
        fill(image, hole, **masks)


def test_progress_rises_and_pictures_show_the_hole(cat, blob):
    seen, pictures = [], []
    control = Control(
        on_progress=lambda fraction, note: seen.append(fraction), on_picture=lambda *shown: pictures.append(shown)
    )
    fill(cat, blob, control=control)
    assert seen == sorted(seen) and seen[-1] == 1.0 and len(seen) > 4
    assert len(pictures) >= 2
    for box, pixels in pictures:
        known = ~blob[box.slices]
        np.testing.assert_array_equal(pixels[known], cat[box.slices][known])
        assert pixels.dtype == np.uint8


def test_cancelling_stops_the_work(cat, blob):
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        fill(cat, blob, control=Control(cancelled=cancelled))
    assert len(asked) == 4


def test_two_fills_at_once_do_not_disturb_each_other(cat, blob):
    alone = fill(cat, blob, seed=1).image
    results = {}

    def work(name):
        results[name] = fill(cat, blob, seed=1).image

    crews = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for crew in crews:
        crew.start()
    for crew in crews:
        crew.join()
    for image in results.values():
        np.testing.assert_array_equal(image, alone)


def test_nowhere_to_keep_compiled_kernels_is_no_failure(tmp_path):
    """The package in an archive and every cache folder under a plain file, where not even root can make one."""
    package = Path(__file__).parents[2] / "pconv"
    with zipfile.ZipFile(tmp_path / "pconv.zip", "w") as archive:
        for path in package.rglob("*.py"):
            archive.write(path, path.relative_to(package.parent))
    blocked = tmp_path / "file"
    blocked.write_text("")
    script = (
        "from pconv.methods.completion import search\n"
        "import numpy as np\n"
        "out = np.zeros((3, 3), np.uint8)\n"
        "search.usable_rows(np.ones((3, 3), np.uint8), 1, out)\n"
        "assert out.sum() == 1, out\n"
        "assert search.usable_rows.stats.cache_path is None, search.usable_rows.stats\n"
    )
    nowhere = {name: str(blocked / "cache") for name in ("NUMBA_CACHE_DIR", "HOME", "XDG_CACHE_HOME")}
    environment = dict(os.environ, **nowhere, PYTHONPATH=str(tmp_path / "pconv.zip"))
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr


def test_what_lies_under_the_hole_plays_no_part(cat, blob):
    hole = blob | hole_at(blob.shape, 10, 10, 14, 90)
    other = np.where(hole[..., None], np.random.default_rng(2).integers(0, 256, cat.shape), cat).astype(np.uint8)
    np.testing.assert_array_equal(fill(cat, hole).image, fill(other, hole).image)


def test_a_thin_scratch_is_predicted_far_better_than_diffused(cat):
    from pconv.methods.opencv import NavierStokes

    scratch = np.zeros(cat.shape[:2], bool)
    for k in range(180):
        scratch[k + 5 : k + 9, k + 20] = True
        scratch[60 + k // 6 : 63 + k // 6, k + 30] = True
    damaged = np.where(scratch[..., None], 255, cat).astype(np.uint8)
    found = fill(damaged, scratch)
    diffused = NavierStokes().fill_region(region_of(damaged, scratch), NavierStokes.Options(), Run()).image

    def error(image):
        return np.square(image[scratch].astype(float) - cat[scratch]).mean()

    assert error(found.image) < 0.75 * error(diffused)
    assert found.copied is None


def test_a_scratch_across_sixteen_bits_keeps_them(cat):
    scratch = hole_at(cat.shape[:2], 50, 0, 54, 240)
    deep = cat.astype(np.uint16) * 257
    deep, shallow = fill(deep, scratch).image, fill(cat, scratch).image
    assert np.abs(deep[scratch] / 257 - shallow[scratch]).max() < 4
    assert np.unique(deep[scratch] % 257).size > 100


def test_a_seam_between_shades_is_smoothed():
    """A ramp of brightness: copies alone would leave steps, since no patch has the right shade."""
    rng = np.random.default_rng(0)
    x = np.arange(160)[None].repeat(160, axis=0)
    image = np.repeat((x + 40 + rng.normal(0, 2, x.shape)).clip(0, 255).astype(np.uint8)[..., None], 3, axis=2)
    hole = hole_at((160, 160), 50, 50, 110, 110)
    found = fill(np.where(hole[..., None], 0, image).astype(np.uint8), hole).image
    columns = found[50:110, 46:114, 0].mean(axis=0)
    assert np.abs(columns - (np.arange(46, 114) + 40)).max() < 12
    assert np.abs(np.diff(columns)).max() < 8


def test_grain_inside_is_as_strong_as_around():
    rng = np.random.default_rng(0)
    from skimage import data
    from skimage.transform import resize

    smooth = resize(data.chelsea()[60:240, 100:340].astype(float), (360, 480), order=3)
    image = (smooth + rng.normal(0, 9, (360, 480, 1))).clip(0, 255).astype(np.uint8)
    hole = hole_at((360, 480), 150, 200, 220, 290)
    found = fill(np.where(hole[..., None], 0, image).astype(np.uint8), hole).image.mean(axis=2)

    def energy(area):
        return np.median(np.abs(4 * found - sum(np.roll(found, s, a) for s in (1, -1) for a in (0, 1)))[area])

    inside, ring = hole_at((360, 480), 153, 203, 217, 287), hole_at((360, 480), 120, 170, 250, 320) & ~hole
    assert energy(inside) == pytest.approx(energy(ring), rel=0.15)


@pytest.mark.parametrize(("options", "turned"), [({"mirrors": True}, np.fliplr), ({"turns": True}, np.rot90)])
def test_what_is_only_there_mirrored_or_turned_is_found(options, turned):
    """One half of the picture is the other one, mirrored or turned; the hole's own content is nowhere else."""
    half = np.random.default_rng(5).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    half = np.repeat(np.repeat(half, 2, axis=0), 2, axis=1)
    image = np.ascontiguousarray(np.concatenate([half, turned(half)], axis=1))
    hole = hole_at(image.shape[:2], 50, 170, 80, 200)
    blind = np.where(hole[..., None], 0, image).astype(np.uint8)
    found = fill(blind, hole, options=PatchMatchOptions(**options))
    assert np.abs(found.image[hole].astype(int) - image[hole]).mean() < 4
    np.testing.assert_array_equal(found.image[~hole], image[~hole])
    rows, columns = found.copied.T
    assert (columns < 128).mean() > 0.9
    assert np.mean(image[rows, columns] == image[hole]) > 0.9
    assert np.abs(fill(blind, hole).image[hole].astype(int) - image[hole]).mean() > 40


def test_a_hole_at_the_border_with_every_variant_shows_pictures_inside_the_photo_only(cat):
    hole = hole_at((200, 240), 150, 180, 200, 240)
    shown = []
    control = Control(on_picture=lambda box, pixels: shown.append((box, pixels.shape)))
    options = PatchMatchOptions(mirrors=True, turns=True)
    forbidden = hole_at((200, 240), 0, 0, 200, 100)
    found = fill(cat, hole, control=control, options=options, forbidden=forbidden)
    assert_copied(cat, hole, found, ~hole & ~forbidden)
    assert shown
    assert all(box.bottom <= 200 and box.right <= 240 and shape == (box.height, box.width, 3) for box, shape in shown)


def test_the_first_look_at_a_hole_of_most_of_the_picture_has_the_colours_around_it():
    image = np.empty((256, 256, 3), np.uint8)
    image[:128], image[128:] = (200, 160, 90), (60, 90, 120)
    hole = hole_at(image.shape[:2], 14, 14, 242, 242)
    shown = []
    fill(
        np.where(hole[..., None], 0, image).astype(np.uint8),
        hole,
        control=Control(on_picture=lambda *s: shown.append(s)),
    )
    box, first = shown[0]
    inside = first[hole[box.slices]].astype(int)
    assert (inside.min(axis=0) >= image.reshape(-1, 3).min(axis=0)).all()
    assert (inside.max(axis=0) <= image.reshape(-1, 3).max(axis=0)).all()
    upper, lower = (first[rows, 112:144].mean(axis=(0, 1)) for rows in (slice(20, 40), slice(-40, -20)))
    assert upper[0] > 180 and lower[0] < 80


@pytest.mark.parametrize("wrong", [{"patch": 4}, {"patch": 1}, {"rounds": 0}, {"thin": -1}, {"window": 0}])
def test_options_out_of_range_are_refused(wrong):
    with pytest.raises(UsageError):
        PatchMatchOptions(**wrong)
