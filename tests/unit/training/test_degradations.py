"""What degradations do to pictures: JPEG against Pillow's, grain by its statistics, tones by their order."""

from __future__ import annotations

import io

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data

from pconv.errors import UsageError
from pconv.training.degradations import Degradations, degrade, jpeg


def draw(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture(scope="module")
def photo():
    return np.ascontiguousarray(data.astronaut()[40:168, 150:278])


def tensor(picture):
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).unsqueeze(0).float() / 255


def test_no_degradation_is_no_change(photo):
    pictures = tensor(photo)
    assert torch.equal(degrade(pictures, Degradations(), draw()), pictures)


@pytest.mark.parametrize("quality", [20, 50, 85])
def test_jpeg_noise_is_that_of_a_jpeg_encoder(photo, quality):
    file = io.BytesIO()
    Image.fromarray(photo).save(file, "JPEG", quality=quality, subsampling="4:2:0")
    theirs = tensor(Image.open(file).convert("RGB"))
    ours = jpeg(tensor(photo), torch.full((1, 1, 1, 1), float(quality)))
    noise = (theirs - tensor(photo)).square().mean()
    assert (ours - theirs).square().mean() < 0.12 * noise


def test_jpeg_blocks_may_begin_anywhere(photo):
    pictures, quality = tensor(photo), torch.full((1, 1, 1, 1), 20.0)
    shifted = jpeg(pictures[..., 5:, 11:], quality, corner=(5, 11))
    torch.testing.assert_close(shifted[..., 11:, 5:], jpeg(pictures, quality)[..., 16:, 16:], atol=2e-2, rtol=0)


def test_grain_is_noise_that_neighbours_share():
    flat = torch.full((8, 3, 64, 64), 0.5)
    options = Degradations(grain=1.0, grain_strength=(0.05, 0.05), grain_size=(1.0, 1.0))
    noise = degrade(flat, options, draw()) - flat
    assert float(noise.std()) == pytest.approx(0.05, rel=0.05)
    assert abs(float(noise.mean())) < 0.003
    near = (noise[..., 1:] * noise[..., :-1]).mean() / noise.square().mean()
    far = (noise[..., 8:] * noise[..., :-8]).mean() / noise.square().mean()
    # Noise blurred with sigma 1 has the correlation exp(-d^2 / 4) at distance d.
    assert float(near) == pytest.approx(0.78, abs=0.04)
    assert abs(float(far)) < 0.05


def test_grain_on_a_gray_print_is_gray(photo):
    gray = degrade(tensor(photo), Degradations(gray=1.0, grain=1.0, jpeg=0.0), draw())
    assert torch.equal(gray[:, 0], gray[:, 1])
    assert torch.equal(gray[:, 0], gray[:, 2])
    assert gray.std() > 0.1


def test_sepia_is_one_warm_tone(photo):
    picture = degrade(tensor(photo), Degradations(sepia=1.0), draw())
    red, green, blue = picture[0]
    middle = (green > 0.1) & (green < 0.8)
    assert (red[middle] > green[middle]).all()
    assert (green[middle] > blue[middle]).all()
    ratio = (blue / green)[middle]
    assert ratio.std() < 1e-4


def test_fading_lifts_blacks_and_dulls_whites():
    ramp = torch.linspace(0, 1, 64).expand(16, 3, 64, 64).contiguous()
    faded = degrade(ramp, Degradations(fading=1.0), draw())
    assert faded[..., 0].mean() > 0.05
    assert faded[..., -1].mean() < 0.97
    assert faded.std() < 0.9 * ramp.std()
    amounts = faded[..., 0].std(dim=(1, 2))
    assert (amounts > 0.005).all(), "some areas fade more than others"


def test_shares_are_kept_and_the_seed_decides(photo):
    pictures = tensor(photo)[..., :32, :32].expand(400, -1, -1, -1).contiguous()
    options = Degradations(gray=0.3, sepia=0.2, grain=0.5, fading=0.5, jpeg=0.5)
    degraded = degrade(pictures, options, draw(3))
    assert degraded.shape == pictures.shape
    assert 0 <= degraded.min() <= degraded.max() <= 1
    assert torch.equal(degraded, degrade(pictures, options, draw(3)))
    assert not torch.equal(degraded, degrade(pictures, options, draw(4)))
    toned = degrade(pictures, Degradations(gray=0.3, sepia=0.2), draw())
    kept = (toned == pictures).flatten(1).all(1).float().mean()
    gray = (toned[:, 0] == toned[:, 2]).flatten(1).all(1).float().mean()
    assert float(kept) == pytest.approx(0.5, abs=0.08)
    assert float(gray) == pytest.approx(0.3, abs=0.08)


def test_senseless_shares_are_refused():
    with pytest.raises(UsageError):
        Degradations(gray=0.7, sepia=0.7)
