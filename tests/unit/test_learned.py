"""The learned method, run with a network whose answer is known.

The network is the real one with weights set by hand: its encoder averages what is known, its decoder mixes that with
the picture. It continues constants exactly and everything else smoothly.
"""

from functools import cache

import numpy as np
import pytest
import torch
from skimage import data

from pconv.box import Box
from pconv.control import Control
from pconv.errors import Cancelled, PConvError, UsageError
from pconv.fill import fill
from pconv.methods import Region, Run, get
from pconv.methods.learned import LearnedOptions
from pconv.methods.prediction import plan, predict
from pconv.methods.prediction.membrane import interpolate
from pconv.network import PConvUNet, PreparedUNet, UNetConfig, save_weights


def averaging_network(depth):
    """Colours travel as their positive and negative halves, so that ReLU loses nothing."""
    network = PConvUNet(UNetConfig(width=8, depth=depth)).eval().requires_grad_(False)
    for level, layer in enumerate(network.encoder):
        weight = layer.convolution.weight.zero_()
        for colour in range(3):
            for half, sign in ((0, 1), (3, -1)):
                source, factor = (colour, sign) if level == 0 else (colour + half, 1)
                weight[colour + half, source] = factor / weight.shape[-1] ** 2
    for layer in network.decoder:
        weight = layer.convolution.weight.zero_()
        up, skip = layer.convolution.sources
        for channel in range(3 if weight.shape[0] == 3 else 6):
            weight[channel, channel] = up / (up + skip) / 9
            if weight.shape[0] == 3:
                weight[channel, channel + 3] = -up / (up + skip) / 9
            weight[channel, up + channel] = skip / (up + skip) / 9
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.fill_((1 + module.eps) ** 0.5)
    return network


@pytest.fixture(scope="session")
def weights(tmp_path_factory):
    path = tmp_path_factory.mktemp("weights") / "averaging.safetensors"
    save_weights(averaging_network(4), path, dtype=torch.float32)
    return str(path)


@pytest.fixture
def photo():
    return np.ascontiguousarray(data.astronaut()[:256, :256])


def hole_at(shape, *boxes):
    hole = np.zeros(shape[:2], bool)
    for box in boxes:
        hole[Box(*box).slices] = True
    return hole


ALL_SORTS = [(50, 100, 80, 190), (150, 10, 153, 240), (0, 0, 20, 20), (255, 255, 256, 256), (170, 100, 250, 200)]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_fills_every_kind_of_hole_with_the_surroundings_colour(weights, dtype):
    top = np.iinfo(dtype).max
    photo = np.empty((256, 256, 3), dtype)
    photo[:] = np.array([0.2, 0.5, 0.9]) * top
    blind = photo.copy()
    hole = hole_at(photo.shape, *ALL_SORTS)
    blind[hole] = (top, 0, 0)
    made = fill(blind, hole, method="pconv", options={"weights": weights}, device="cpu").image
    assert made.dtype == dtype
    assert np.abs(made.astype(int) - photo.astype(int)).max() <= top * 0.005


def test_meets_its_surroundings_without_a_seam(weights, photo):
    photo = np.asarray(data.chelsea()[:260, 50:400])
    hole = hole_at(photo.shape, (100, 100, 140, 160), (200, 150, 204, 290))
    made = fill(photo, hole, method="pconv", options={"weights": weights}, device="cpu").image.astype(int)
    jump = np.abs(np.diff(made, axis=0)).mean(axis=2)
    edge = hole[1:] != hole[:-1]
    known = ~hole[1:] & ~hole[:-1]
    assert jump[edge].mean() < 1.5 * jump[known].mean()


def test_what_lies_under_the_hole_does_not_matter(weights, photo):
    hole = hole_at(photo.shape, *ALL_SORTS)
    black, white = photo.copy(), photo.copy()
    black[hole], white[hole] = 0, 255
    fills = [fill(one, hole, method="pconv", options={"weights": weights}, device="cpu") for one in (black, white)]
    assert np.array_equal(fills[0].image, fills[1].image)
    assert fills[0].device == "CPU" and fills[0].notes == ()


@pytest.mark.parametrize("shape", [(1, 2), (2, 3), (7, 300), (65, 63)])
def test_tiny_pictures(weights, shape):
    photo = np.full((*shape, 3), (40, 90, 200), np.uint8)
    photo[0, 0] = 255
    made = fill(photo, hole_at(shape, (0, 0, 1, 1)), method="pconv", options={"weights": weights}, device="cpu")
    assert np.abs(made.image.astype(int) - (40, 90, 200)).max() <= 2


def test_a_picture_that_is_nearly_all_hole(weights):
    photo = np.full((400, 300, 3), (40, 90, 200), np.uint8)
    hole = np.ones((400, 300), bool)
    hole[200, 150] = False
    photo[hole] = 0
    made = fill(photo, hole, method="pconv", options={"weights": weights}, device="cpu")
    assert np.abs(made.image.astype(int) - (40, 90, 200)).max() <= 2


def test_tiles_agree_with_one_picture(weights, photo):
    hole = hole_at(photo.shape, *ALL_SORTS[:3])
    whole, tiled = (
        fill(photo, hole, method="pconv", options={"weights": weights, "tile": tile}, device="cpu").image.astype(int)
        for tile in (768, 160)
    )
    assert np.abs(whole - tiled)[hole].mean() < 4


def test_large_holes_are_shown_smaller_and_thin_ones_at_full_scale():
    image = np.zeros((1200, 1500, 3), np.uint8)
    hole = hole_at(image.shape, (300, 300, 900, 1000), (50, 20, 53, 1480))
    found = list(plan.targets(0, Region(image, hole, Box(0, 0, 1200, 1500)), hole, 150))
    assert sorted({target.scale > 1 for target in found}) == [False, True]
    covered = np.zeros(hole.shape, int)
    for target in found:
        covered[target.inner.slices] += target.own
        assert target.core.union(target.context) == target.context or target.scale == 1
        if target.scale > 1:
            assert target.scale == pytest.approx(4, abs=0.05) and plan.inscribed_square(~target.known) <= 153
            assert target.image.shape == (*target.known.shape, 3) and target.image.dtype == np.float32
        else:
            assert target.inner.height == 3
    assert np.array_equal(covered, hole)


def test_thin_holes_are_filled_by_the_weights_for_restoration_on_request(photo):
    @cache
    def filled(*boxes, **options):
        options = {"thin": 6, "grain": False, "detail": 0, **options}  # these two are of the photo as a whole
        return fill(photo, hole_at(photo.shape, *boxes), method="pconv", options=options, device="cpu").image

    scratch, block = (40, 20, 44, 200), (170, 120, 220, 180)
    assert np.array_equal(filled(scratch), filled(scratch, weights="pconv-restoration"))
    assert np.array_equal(filled(block), filled(block, weights="pconv-general"))
    assert np.array_equal(filled(scratch, thin=0), filled(scratch, weights="pconv-general"))
    assert not np.array_equal(filled(scratch), filled(scratch, thin=0))
    default = fill(photo, hole_at(photo.shape, scratch), method="pconv", options={"grain": False}, device="cpu").image
    assert np.array_equal(default, filled(scratch, thin=0, detail=1))
    both = filled(scratch, block)
    assert np.array_equal(both[40:44, 20:200], filled(scratch)[40:44, 20:200])


@pytest.mark.parametrize(("colour", "most"), [((30, 30, 40), 6), ((235, 235, 230), 6), ((200, 60, 40), 16)])
def test_the_middle_of_a_large_hole_takes_the_colour_of_its_surroundings(colour, most):
    """With the weights that ship."""
    noise = np.random.default_rng(0).normal(0, 4, (512, 512, 3))
    photo = np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)
    hole = hole_at(photo.shape, (150, 150, 350, 350))
    made = fill(photo, hole, method="pconv", device="cpu").image
    assert np.abs(made[230:270, 230:270].mean(axis=(0, 1)) - photo[~hole].mean(axis=0)).max() < most


def test_two_hundred_specks_are_a_few_calls():
    rng = np.random.default_rng(0)
    hole = np.zeros((3000, 4000), bool)
    for row, column in rng.integers(0, (2990, 3990), (200, 2)):
        hole[row : row + 5, column : column + 6] = True
    region = Region(np.zeros((*hole.shape, 3), np.uint8), hole, Box(0, 0, *hole.shape))
    goals = list(plan.targets(0, region, region.hole, 300))
    found = [window for index, target in enumerate(goals) for window in plan.windows(index, target, 768)]
    assert len(plan.batches(found, "cpu")) <= 30
    assert sum(window.box.area for window in found) < hole.size / 3
    around = Box(-40, -40, 3040, 4040)  # with what is mirrored beside specks at the edge
    for window in found:
        assert around.union(window.box) == around


@pytest.mark.parametrize("tile", [128, 256, 768])
def test_windows_cover_their_target(tile):
    hole = hole_at((1000, 1300), (0, 0, 400, 30), (700, 500, 1000, 1300))
    region = Region(np.zeros((*hole.shape, 3), np.uint8), hole, Box(0, 0, *hole.shape))
    for index, target in enumerate(plan.targets(0, region, region.hole, 2000)):
        seen = np.zeros(hole.shape, bool)
        for window in plan.windows(index, target, tile):
            assert max(window.box.height, window.box.width) <= tile
            seen[window.box.grown(0, hole.shape).slices] = True
        assert seen[target.inner.slices][target.own].all()


@pytest.mark.parametrize("shape", [(200, 300), (90, 40), (1, 60)])
def test_at_the_pictures_edge_the_network_sees_it_mirrored(shape):
    rng = np.random.default_rng(0)
    image, hole = rng.integers(0, 256, (*shape, 3), np.uint8), np.zeros(shape, bool)
    hole[: max(1, shape[0] // 4), :10] = True
    (target,) = plan.targets(0, Region(image, hole, Box(0, 0, *shape)), hole, 300)
    (window,) = plan.windows(0, target, 768)
    beyond = [max(0, -side) for side in (window.box.top, window.box.left)]
    assert beyond == [min(40, side - 1) for side in shape]
    after = [max(0, end - side) for end, side in zip(window.box[2:], shape, strict=True)]
    widths = list(zip(beyond, after, strict=True))
    for picture in (image, hole):
        mirrored = np.pad(picture, [*widths, (0, 0)][: picture.ndim], "reflect")
        inside = window.box.moved(*beyond).slices
        assert np.array_equal(window.of(picture), mirrored[inside])


def test_away_from_the_edge_nothing_is_mirrored():
    image, hole = np.zeros((600, 600, 3), np.uint8), hole_at((600, 600), (250, 250, 350, 350))
    for target in plan.targets(0, Region(image, hole, Box(0, 0, 600, 600)), hole, 60):
        whole = Box(0, 0, *target.known.shape)
        assert all(whole.union(window.box) == whole for window in plan.windows(0, target, 768))


def test_interpolation_keeps_what_is_known_and_stays_between():
    rng = np.random.default_rng(0)
    values, known = rng.random((37, 50, 3), np.float32), rng.random((37, 50)) < 0.1
    spread = interpolate(values, known)
    assert np.array_equal(spread[known], values[known])
    assert spread.min() >= values[known].min() - 1e-5 and spread.max() <= values[known].max() + 1e-5
    assert not interpolate(values, known & False).any()


def test_previews_lie_where_they_belong(weights, photo):
    hole = hole_at(photo.shape, (50, 100, 65, 145), (200, 200, 210, 210))
    shown = photo.copy()

    def show(box, pixels):
        shown[box.slices] = pixels

    control = Control(on_picture=show)
    options = {"weights": weights, "grain": False}
    made = fill(photo, hole, method="pconv", options=options, device="cpu", control=control)
    assert np.array_equal(shown, made.image)
    region = Region(photo[25:100, 75:175].copy(), hole[25:100, 75:175].copy(), Box(25, 75, 100, 175))
    shown[:] = photo
    get("pconv").fill_region(region, LearnedOptions(weights), Run(device="cpu", control=control.within(region.box)))
    assert np.array_equal(shown != photo, (shown != photo) & hole[..., None]) and (shown != photo)[50:65].any()


def test_stops_between_layers_and_leaves_the_network_as_it_was(weights, photo):
    hole = hole_at(photo.shape, (50, 100, 65, 145))
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(Cancelled):
        fill(photo, hole, method="pconv", options={"weights": weights}, control=Control(cancelled=cancelled))
    heard = []
    control = Control(on_progress=lambda fraction, note: heard.append(fraction))
    fill(photo, hole, method="pconv", options={"weights": weights}, control=control)
    assert heard == sorted(heard) and heard[-1] == 1 and len(heard) > 10


def test_out_of_memory_takes_smaller_pictures_then_gives_up_in_words(weights, monkeypatch):
    photo = data.astronaut()
    hole = hole_at(photo.shape, (180, 300, 390, 500))
    forward = PreparedUNet.forward

    def short_of_memory(limit):
        def wrapped(self, image, *rest, **named):
            if image.shape[0] * image.shape[2] * image.shape[3] > limit:
                raise torch.OutOfMemoryError("out of memory")
            return forward(self, image, *rest, **named)

        return wrapped

    monkeypatch.setattr(PreparedUNet, "forward", short_of_memory(256 * 256))
    made = fill(photo, hole, method="pconv", options={"weights": weights}, device="cpu")
    assert np.array_equal(made.image[~hole], photo[~hole])
    monkeypatch.setattr(PreparedUNet, "forward", short_of_memory(10))
    with pytest.raises(PConvError, match="not enough memory"):
        fill(photo, hole, method="pconv", options={"weights": weights}, device="cpu")


def test_a_graphics_card_out_of_memory_hands_over_to_the_cpu_with_a_word(weights, photo, monkeypatch):
    card, (cpu, _) = predict.Device("cuda", "Some card"), predict.choose("cpu")
    monkeypatch.setattr(predict, "choose", lambda name: (card if name == "cuda" else cpu, ()))
    honest = predict._fill

    def only_the_cpu(regions, path, attempt, control):
        if attempt.device is card:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return honest(regions, path, attempt, control)

    monkeypatch.setattr(predict, "_fill", only_the_cpu)
    monkeypatch.setattr(predict, "_free_memory", lambda device: None)
    hole = hole_at(photo.shape, ALL_SORTS[0])
    made = fill(photo, hole, method="pconv", options={"weights": weights}, device="cuda")
    assert made.device == "CPU" and made.notes == ("Some card ran out of memory; the CPU was used.",)


def test_missing_weights_and_bad_options_are_said_in_words(photo, tmp_path):
    hole = hole_at(photo.shape, ALL_SORTS[0])
    with pytest.raises(PConvError, match=r"gone\.safetensors"):
        fill(photo, hole, method="pconv", options={"weights": str(tmp_path / "gone.safetensors")})
    with pytest.raises(PConvError, match="no-such-name"):
        fill(photo, hole, method="pconv", options={"weights": "no-such-name"})
    with pytest.raises(UsageError, match="128 to 4096"):
        LearnedOptions(tile=3)
    region = Region(photo, np.ones(photo.shape[:2], bool), Box(0, 0, 256, 256))
    with pytest.raises(PConvError, match="something around it"):
        get("pconv").fill_region(region, LearnedOptions(), Run())


@pytest.fixture
def copying(tmp_path):
    """Options of a network that predicts as the others do and takes over so much of the detail of what is copied."""

    def options(share, **more):
        network = averaging_network(4)
        network.add_copies()
        torch.nn.init.constant_(network.attention.share.bias, share)
        save_weights(network, tmp_path / "copying.safetensors", dtype=torch.float32)
        return {"weights": str(tmp_path / "copying.safetensors"), "grain": False, **more}

    return options


def roughness(image, box):
    return np.abs(np.diff(image.astype(float), axis=1)[Box(*box).slices]).mean()


@pytest.mark.parametrize("detail", [0, 1])
def test_nothing_is_copied_from_where_it_may_not_be(copying, detail):
    """Rough on the left, calm on the right, the hole between them."""
    photo = np.full((160, 160, 3), 128, np.uint8)
    photo[:, :80] += np.random.default_rng(0).integers(-60, 60, (160, 80, 3)).astype(np.uint8)
    hole = hole_at(photo.shape, (64, 62, 96, 98))
    rough = hole_at(photo.shape, (0, 0, 160, 80))
    options = copying(-20.0 if detail else 20.0, detail=detail)

    def of_fill(**masks):
        made = fill(photo, hole, method="pconv", options=options, device="cpu", **masks).image
        return roughness(made, (64, 64, 96, 96))

    assert of_fill(forbidden=~rough) > 8
    assert of_fill(forbidden=rough) < 3
    assert of_fill(donor=~rough) < 3


@pytest.mark.parametrize("rough", [(20, 1000, 140, 1180), (20, 300, 140, 480)], ids=["far", "not near"])
def test_detail_is_copied_from_where_it_was_said_wherever_that_is(copying, rough):
    photo = np.full((160, 1200, 3), 128, np.uint8)
    donor = hole_at(photo.shape, rough)
    photo[donor] += np.random.default_rng(0).integers(-60, 60, (donor.sum(), 3)).astype(np.uint8)
    hole = hole_at(photo.shape, (64, 62, 96, 98))
    made = fill(photo, hole, method="pconv", options=copying(-20.0), device="cpu", donor=donor).image
    assert roughness(made, (68, 66, 92, 94)) > 8


@pytest.mark.parametrize(("dtype", "side"), [(np.uint8, 160), (np.uint16, 160), (np.uint8, 1120)])
def test_a_soft_fill_gets_the_detail_of_the_photo(copying, dtype, side):
    """A wallpaper, with a hole in it that the network fills with its mean; the largest is looked at made smaller."""
    top = np.iinfo(dtype).max
    tile = np.random.default_rng(1).uniform(0.3, 0.7, (2, 2, 3)).repeat(side // 80, 0).repeat(side // 80, 1)
    photo = np.rint(np.tile(tile, (40, 40, 1))[:side, :side] * top).astype(dtype)
    box = tuple(side * part // 20 for part in (8, 7, 12, 13))
    hole = hole_at(photo.shape, box)
    blind = np.where(hole[..., None], dtype(0), photo)
    soft, sharp = (
        fill(blind, hole, method="pconv", options=copying(-20.0, detail=detail), device="cpu").image
        for detail in (0, 1)
    )
    assert np.array_equal(sharp[~hole], photo[~hole])
    assert 2 * roughness(soft, box) < roughness(sharp, box) < 1.2 * roughness(photo, box)


def test_progress_rises_over_several_regions_with_copies(copying, photo):
    """Two things far apart, which are fitted anew, and a scratch, which is not."""
    wide = np.concatenate([photo, photo[:, ::-1]] * 6, axis=1)
    hole = hole_at(wide.shape, (60, 40, 110, 90), (80, 2900, 140, 2970), (30, 1300, 34, 1600))
    heard = []
    control = Control(on_progress=lambda fraction, _: heard.append(fraction))
    made = fill(wide, hole, method="pconv", options=copying(-20.0), device="cpu", control=control)
    assert len(made.pieces) > 1
    assert heard == sorted(heard) and heard[-1] == pytest.approx(1) and len(heard) > 50
