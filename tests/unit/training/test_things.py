"""Things that are cut out of photos, the pictures made of them, and what is learned from those."""

import itertools
import math
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from pconv.box import Box
from pconv.errors import PConvError
from pconv.holes.clues import CHANNELS, clues, squared
from pconv.network import load_objects
from pconv.training.config import PRESETS
from pconv.training.finding import ObjectsObjective
from pconv.training.montage import montage, outline_around
from pconv.training.place import Place
from pconv.training.supply import Paths
from pconv.training.thing_feed import ThingFeed, draw_montages
from pconv.training.things import Thing, cut_out
from pconv.training.trainer import Trainer


def ball_on_grass(size=300, radius=55, seed=0):
    """``(size, size, 3) uint8``, and where the ball is."""
    rng = np.random.default_rng(seed)
    grass = cv2.GaussianBlur(rng.normal(0, 60, (size, size)).astype(np.float32), (0, 0), 1.5)
    picture = np.stack([70 + grass, 120 + grass, 50 + grass], axis=2)
    ball = np.zeros((size, size), np.uint8)
    cv2.circle(ball, (size // 2, size // 2), radius, 1, -1)
    picture[ball != 0] = (190, 40, 50)
    return np.clip(picture + rng.normal(0, 4, picture.shape), 0, 255).astype(np.uint8), ball != 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two photos with a thing that stands out."""
    folder = tmp_path_factory.mktemp("photos")
    for seed in range(2):
        Image.fromarray(ball_on_grass(seed=seed)[0]).save(folder / f"{seed}.png")
    return folder


@pytest.fixture
def red():
    """Things all red, each in a gray photo."""
    mask = np.zeros((160, 200), bool)
    mask[50:110, 60:140] = True
    picture = np.full((160, 200, 3), 120, np.uint8)
    picture[mask] = (220, 30, 30)
    return [Thing(picture, mask)]


def gray():
    return [np.full((300, 400, 3), tone, np.uint8) for tone in (60, 128, 200)]


def is_red(picture):
    return picture[..., 0].astype(int) - picture[..., 1:].max(axis=2) > 20


def test_a_ball_is_cut_out_as_it_is_and_nothing_of_what_it_lies_on():
    picture, _ball = ball_on_grass()
    rng = np.random.default_rng(0)
    found = [thing for thing in (cut_out(picture, rng) for _ in range(60)) if thing is not None]
    assert found
    for thing in found:
        assert thing.picture.shape[:2] == thing.mask.shape
        red = is_red(thing.picture)
        assert np.count_nonzero(red & thing.mask) > 0.93 * np.count_nonzero(red | thing.mask)
        around = Box.of(thing.mask)
        assert thing.mask.shape[0] > 1.5 * around.height  # with what is around it


def test_nothing_is_cut_out_of_plain_noise():
    noise = np.random.default_rng(0).normal(128, 10, (200, 200, 3)).clip(0, 255).astype(np.uint8)
    rng = np.random.default_rng(1)
    assert not any(cut_out(noise, rng) for _ in range(15))


def test_an_outline_surrounds_its_thing_more_or_less_and_no_two_are_alike():
    thing = np.zeros((200, 260), bool)
    cv2.ellipse(mask := np.zeros(thing.shape, np.uint8), (130, 100), (50, 30), 20, 0, 360, 1, -1)
    thing |= mask != 0
    rng = np.random.default_rng(0)
    outlines = [outline_around(thing, rng) for _ in range(60)]
    covered = [np.count_nonzero(one & thing) / np.count_nonzero(thing) for one in outlines]
    assert min(covered) > 0.55 and np.mean(covered) > 0.95
    assert 0.05 < np.mean(np.array(covered) < 0.97) < 0.5  # those that go through it
    loose = [np.count_nonzero(one) / np.count_nonzero(thing) for one in outlines]
    assert min(loose) < 1.4 and max(loose) > 2
    boxes = sum(np.count_nonzero(one) == Box.of(one).area for one in outlines)
    assert 15 < boxes < 45  # about half are boxes


def test_the_truth_is_the_thing_that_was_put_there(red):
    rng = np.random.default_rng(0)
    for _ in range(40):
        made = montage(red, gray(), 96, rng)
        assert made.picture.shape[:2] == made.truth.shape == made.inside.shape and max(made.truth.shape) == 96
        if np.ptp(made.picture.reshape(-1, 3).astype(int), axis=1).max() < 60:
            continue  # a gray picture shows no colour
        seen = is_red(cv2.GaussianBlur(made.picture, (0, 0), 1.0))
        assert seen[made.truth > 0.95].mean() > 0.8
        assert (made.known <= (made.truth > 0.5)).all()
        assert (made.inside <= made.beside).all()


def test_things_end_at_the_photos_edge_now_and_then_and_others_lie_about(red):
    rng = np.random.default_rng(0)
    made = [montage(red, gray(), 96, rng) for _ in range(60)]
    rims = [np.concatenate([one.truth[0], one.truth[-1], one.truth[:, 0], one.truth[:, -1]]).max() for one in made]
    assert 0.1 < np.mean(np.array(rims) > 0.5) < 0.6
    others = [np.count_nonzero(is_red(one.picture) & (one.truth < 0.05)) > 60 for one in made]
    assert 0.05 < np.mean(others) < 0.6
    assert 0.02 < np.mean([one.known.any() for one in made]) < 0.4


def test_what_is_seen_is_the_picture_the_outline_and_where_its_colours_are():
    picture, ball = ball_on_grass(96, 25)
    inside = np.zeros(ball.shape, bool)
    inside[15:81, 15:81] = True
    seen = clues(picture, inside, np.zeros_like(inside))
    assert seen.shape == (96, 96, CHANNELS) and np.abs(seen).max() <= 1.0001
    assert np.array_equal(seen[..., :3], picture.astype(np.float32) / 127.5 - 1)
    assert np.array_equal(seen[..., 3] > 0, inside)
    assert seen[..., 6][ball].mean() > seen[..., 6][inside & ~ball].mean() + 0.5  # red is found inside alone
    assert seen[..., 7][ball].mean() > seen[..., 7][~ball].mean() + 0.5  # and lies behind an edge
    whole = squared(seen[:80], 128)
    assert whole.shape == (128, 128, CHANNELS)
    assert np.array_equal(whole[:80, :96], seen[:80]) and np.array_equal(whole[100, :96, :3], seen[79, :, :3])
    assert not whole[80:, :, 3:6].any() and not whole[:, 96:, 3:6].any()


def test_the_objective_counts_what_it_is_told_to():
    found = torch.zeros(1, 1, 4, 4)
    truth, counts = torch.zeros(1, 1, 4, 4), torch.ones(1, 1, 4, 4)
    truth[..., :2, :] = 1
    counts[..., 3, :] = 0
    total, terms = ObjectsObjective()(found, truth, counts)
    # Twelve pixels count, each half found; of eight that are there four, and two of those that are not.
    apart = 1 - (4 + 20) / (6 + 8 - 4 + 20)
    assert terms["entropy"].item() == pytest.approx(math.log(2), abs=1e-5)
    assert terms["apart"].item() == pytest.approx(apart, abs=1e-5)
    assert total.item() == pytest.approx(math.log(2) + 0.7 * apart, abs=1e-5)
    right, _ = ObjectsObjective()((2 * truth - 1) * 20, truth, counts)
    assert right.item() < 1e-4


def test_a_process_draws_what_the_loop_would(folder):
    paths = sorted(folder.glob("*.png"))
    feed = ThingFeed(paths, 64, (3, 5), 1)
    try:
        seen, truth, counts = feed.exercise(3)
    finally:
        feed.close()
    assert seen.shape == (3, CHANNELS, 64, 64) and truth.shape == counts.shape == (3, 1, 64, 64)
    for number, made in enumerate(itertools.islice(draw_montages(paths, 64, (3, 5, 0)), 3)):
        height, width = made.truth.shape
        expected = clues(made.picture, made.inside, made.known)
        assert np.abs(seen[number, :, :height, :width].permute(1, 2, 0).numpy() - expected).max() < 1e-3
        assert np.abs(truth[number, 0, :height, :width].numpy() - made.truth).max() < 1e-3
        assert np.array_equal(counts[number, 0, :height, :width].numpy() > 0, made.beside)


def test_photos_in_which_nothing_stands_out_are_named(tmp_path, monkeypatch):
    Image.fromarray(np.full((220, 220, 3), 90, np.uint8)).save(tmp_path / "a.png")
    monkeypatch.setattr("pconv.training.thing_feed._TRIES", 5)
    with pytest.raises(PConvError, match="No things stand out"):
        next(draw_montages([tmp_path / "a.png"], 64, (0,)))


def test_a_training_leaves_weights_that_load_and_goes_on(folder, tmp_path):
    config = replace(PRESETS["objects"], size=64, batch=2, steps=4, precision="float32")
    paths = Paths(sorted(folder.glob("*.png")))
    place = Place(torch.device("cpu"))
    Trainer(config, paths, None, tmp_path, place=place).run()
    network = load_objects(tmp_path / "weights.safetensors")
    assert network(torch.zeros(1, CHANNELS, 64, 64))[0].shape == (1, 1, 64, 64)
    assert list(tmp_path.glob("sheet-*.png"))
    again = Trainer(replace(config, steps=6), paths, None, tmp_path, place=place, resume=tmp_path / "checkpoint.pt")
    again.run()
    assert again.step == 6
