"""Photos, crops and holes that training draws."""

from __future__ import annotations

import hashlib
import threading
import time

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data

from pconv._cv2 import cv2
from pconv.box import Box
from pconv.errors import PConvError
from pconv.holes.random import BINS, KINDS, random_hole
from pconv.training.hole_feed import HoleFeed, draw_holes, kind_shares
from pconv.training.masks import HoleBank
from pconv.training.photos import Augmentation, PhotoBank, find_photos, read_photos, shuffled

CPU = torch.device("cpu")
STILL = Augmentation(smallest=1.0, largest=1.0, rotation=0.0, jitter=0.0, gray=0.0)


def draw(seed=0):
    return torch.Generator().manual_seed(seed)


def test_a_crop_at_full_scale_is_the_photo_or_its_mirror():
    photo = data.astronaut()[:96, :96].copy()
    bank = PhotoBank([data.coffee()[:100, :130].copy(), photo], CPU)
    crops = bank.crops(torch.tensor([1] * 8), 96, STILL, draw())
    truth = torch.from_numpy(photo).permute(2, 0, 1) / 255
    mirrored = 0
    for crop in crops:
        flipped = (crop - truth.flip(-1)).abs().max() < 1e-3
        assert flipped or (crop - truth).abs().max() < 1e-3
        mirrored += int(flipped)
    assert 0 < mirrored < 8


def test_a_shrunk_crop_is_a_shrunk_photo():
    """At half size bilinear taps without the half-size copy would alias by far more than this."""
    photo = data.coffee()[:256, :256].copy()
    bank = PhotoBank([photo], CPU)
    crop = bank.crops(torch.tensor([0] * 4), 128, STILL, draw())
    want = photo.reshape(128, 2, 128, 2, 3).mean((1, 3)).transpose(2, 0, 1) / 255
    error = min(np.abs(c.numpy() - w).max() for c in crop for w in (want, want[..., ::-1]))
    assert error < 0.01


def test_turned_crops_stay_inside_the_photo():
    """A white photo next to black ones in memory: any tap outside it would show as dark."""
    pictures = [np.zeros((80, 120, 3), np.uint8), np.full((90, 70, 3), 255, np.uint8), np.zeros((70, 70, 3), np.uint8)]
    bank = PhotoBank(pictures, CPU)
    turning = Augmentation(smallest=0.3, largest=1.0, rotation=45.0, jitter=0.0, gray=0.0)
    assert bank.crops(torch.tensor([1] * 64), 48, turning, draw()).min() > 0.999


def test_same_seed_same_crops():
    bank = PhotoBank([data.chelsea()], CPU)
    one, two, other = (bank.crops(torch.tensor([0, 0]), 64, Augmentation(), draw(seed)) for seed in (3, 3, 4))
    assert torch.equal(one, two)
    assert not torch.equal(one, other)


def test_every_photo_comes_once_per_round():
    batches = shuffled(10, 4, draw())
    drawn = torch.cat([next(batches) for _ in range(5)])
    assert sorted(drawn[:10].tolist()) == sorted(drawn[10:].tolist()) == list(range(10))


def test_a_folder_with_one_bad_file_trains_on_the_rest(tmp_path):
    Image.fromarray(data.astronaut()).save(tmp_path / "good.jpg")
    (tmp_path / "bad.jpg").write_bytes((tmp_path / "good.jpg").read_bytes()[:2000])
    Image.fromarray(data.astronaut()[:40, :40]).save(tmp_path / "tiny.png")
    (tmp_path / "notes.txt").write_text("no photo")
    pictures, refused = read_photos(find_photos(tmp_path), short_side=256, least=128)
    assert [picture.shape for picture in pictures] == [(256, 256, 3)]
    assert sorted(sentence.split()[0] for sentence in refused) == ["bad.jpg", "tiny.png"]


def test_empty_and_missing_folders_are_named(tmp_path):
    with pytest.raises(PConvError, match="No photo in"):
        find_photos(tmp_path)
    with pytest.raises(PConvError, match="no folder"):
        find_photos(tmp_path / "missing")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    with pytest.raises(PConvError, match=r"No photo in .*bad.png cannot be read"):
        read_photos(find_photos(tmp_path), short_side=256, least=128)


def test_a_photo_taken_sideways_is_trained_on_upright(tmp_path):
    turned = Image.fromarray(data.coffee()).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to see it upright
    turned.save(tmp_path / "sideways.jpg", exif=exif)
    (picture,), refused = read_photos(find_photos(tmp_path), short_side=100, least=64)
    assert not refused
    assert picture.shape == (100, 150, 3)
    upright = np.asarray(Image.fromarray(data.coffee()).resize((150, 100)))
    assert np.abs(picture.astype(int) - upright).mean() < 6


@pytest.mark.parametrize("kind", ["mixed", "walk", "blob", "rectangles", "shapes"])
@pytest.mark.parametrize("ratio", BINS)
def test_random_holes_fall_into_their_bin(kind, ratio):
    rng = np.random.default_rng(0)
    inside = [ratio[0] < random_hole((128, 160), kind=kind, ratio=ratio, rng=rng).mean() <= ratio[1] for _ in range(20)]
    assert sum(inside) >= 19


def test_scratches_are_thin():
    rng = np.random.default_rng(0)
    for _ in range(10):
        hole = random_hole((512, 512), kind="scratches", rng=rng)
        assert 0.002 < hole.mean() <= 0.06
        assert cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5).max() <= 8


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [("tear", 0.01, 0.15), ("stain", 0.01, 0.3), ("crack", 0.005, 0.08), ("flake", 0.005, 0.1)],
)
def test_damage_covers_what_its_kind_allows(kind, least, most):
    rng = np.random.default_rng(0)
    shares = [random_hole((128, 160), kind=kind, rng=rng).mean() for _ in range(20)]
    assert least < min(shares) < max(shares) <= most
    assert max(shares) > 0.6 * most


def test_cracks_are_long_and_thin():
    rng = np.random.default_rng(0)
    for _ in range(10):
        hole = random_hole((512, 512), kind="crack", rng=rng)
        box = Box.of(hole)
        assert max(box.height, box.width) > 100
        assert np.median(cv2.distanceTransform(hole.astype(np.uint8), cv2.DIST_L2, 5)[hole]) <= 6


def test_tears_run_in_from_the_edge_and_narrow():
    rng = np.random.default_rng(0)
    touching = [random_hole((128, 128), kind="tear", rng=rng) for _ in range(20)]
    rims = [np.concatenate([hole[0], hole[-1], hole[:, 0], hole[:, -1]]).mean() for hole in touching]
    assert np.mean([rim > 0 for rim in rims]) > 0.6
    assert max(rims) < 0.4


@pytest.mark.parametrize(
    ("kind", "digest"),
    [
        ("walk", "c6468e1d53d217ac"),
        ("shapes", "be7a9bc338bff169"),
        ("rectangles", "20e0d5e119d2d659"),
        ("scratches", "58ace2cdbb862b34"),
        ("blob", "f87f2b4e885c7335"),
        ("mixed", "235d1d27f84a6e91"),
    ],
)
def test_seeded_holes_stay_what_reported_measurements_used(kind, digest):
    made = hashlib.sha256()
    for number, ratio in enumerate(BINS):
        hole = random_hole((96, 128), kind=kind, ratio=ratio, rng=np.random.default_rng([7, number]))
        made.update(np.packbits(hole).tobytes())
    assert made.hexdigest()[:16] == digest


@pytest.mark.parametrize("ratio", BINS[:4])
def test_figures_off_the_border_have_no_straight_cut(ratio):
    """A figure cut at the frame would leave its straight edge on the frame's first free line."""
    rng = np.random.default_rng(0)
    inner = slice(25, -25)
    holes = [random_hole((256, 256), ratio=ratio, border=False, rng=rng)[inner, inner] for _ in range(8)]
    assert not any(line.any() for hole in holes for line in (hole[0], hole[-1], hole[:, 0], hole[:, -1]))
    assert all(ratio[0] < hole.sum() / 256**2 <= ratio[1] for hole in holes)


def test_large_holes_off_the_border_still_reach_their_bin():
    rng = np.random.default_rng(0)
    holes = [random_hole((128, 128), ratio=BINS[5], border=False, rng=rng) for _ in range(8)]
    assert all(0.5 < hole.mean() <= 0.6 for hole in holes)


def test_holes_off_the_border_keep_the_papers_margin():
    rng = np.random.default_rng(0)
    for kind in KINDS:
        hole = random_hole((256, 256), kind=kind, ratio=(0.1, 0.2), border=False, rng=rng)
        assert hole.any()
        assert not (hole[:25].any() or hole[-25:].any() or hole[:, :25].any() or hole[:, -25:].any())


def test_hole_bank_is_balanced_and_renews():
    bank = HoleBank(64, count=120, seed=0, device=CPU, shares=kind_shares(scratches=0.0))
    shares = 1 - bank.valid.float().mean((1, 2)).numpy()
    counts = np.histogram(shares, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])[0]
    assert counts.min() >= 15
    before = bank.valid.clone()
    bank.renew(30)
    changed = (before != bank.valid).any(2).any(1).sum()
    assert 15 < changed <= 30


def test_masks_are_holes_of_the_stock_in_all_eight_positions():
    bank = HoleBank(32, count=1, seed=0, device=CPU)
    hole = bank.valid[0].numpy()
    positions = {np.rot90(side, turn).tobytes() for side in (hole, hole.T) for turn in range(4)}
    masks = bank.masks(64, draw())
    assert masks.shape == (64, 1, 32, 32)
    assert masks.dtype == torch.float32
    assert {mask.numpy().astype(np.uint8).tobytes() for mask in masks[:, 0]} == positions


def test_restoration_holes_are_mostly_damage():
    shares = kind_shares(scratches=0.5, damage=0.3)
    assert shares["scratches"] == 0.5
    assert shares["stain"] + shares["tear"] == pytest.approx(0.3)
    assert sum(shares.values()) == pytest.approx(1)
    assert not {"tear", "crack"} & set(kind_shares())
    worn = kind_shares(scratches=0.3, damage=0.7, stains=0.1, cracks=0.6)
    assert worn["crack"] + worn["flake"] == pytest.approx(0.42) and worn["stain"] == pytest.approx(0.07)


def test_processes_draw_the_same_holes_as_the_loop_would():
    shares = kind_shares()
    feed = HoleFeed(33, shares, (3, 5), 2)
    try:
        fed = feed.holes(6)
    finally:
        feed.close()
    own = [draw_holes(33, shares, (3, 5, number)) for number in range(2)]
    assert [hole.tobytes() for hole in fed] == [next(own[turn % 2]).tobytes() for turn in range(6)]
    with pytest.raises(ValueError, match="closed"):
        feed.holes(1)


def test_a_stock_with_processes_is_renewed_beside_the_loop_and_ends_them():
    bank = HoleBank(32, count=12, seed=0, device=CPU, processes=1)
    before = bank.valid.clone()
    bank.start(pause=0)
    deadline = time.monotonic() + 20
    while torch.equal(before, bank.valid) and time.monotonic() < deadline:
        pass
    bank.stop()
    assert not torch.equal(before, bank.valid)
    assert not any(thread.name == "holes" for thread in threading.enumerate())
