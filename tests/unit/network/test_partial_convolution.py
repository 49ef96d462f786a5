"""The layer against the paper's equation, computed window by window in float64."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch.nn import functional

from pconv.network import PartialConv2d


def brute_force(x, mask, weight, bias, stride):
    """Liu et al., ECCV 2018, equations 1 and 2, with the border as hole. ``x: (C, H, W)``, ``mask: (C, H, W)``."""
    out_channels, channels, kernel, _ = weight.shape
    pad = kernel // 2
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad)))
    mask = np.pad(mask, ((0, 0), (pad, pad), (pad, pad)))
    rows = (x.shape[1] - kernel) // stride + 1
    columns = (x.shape[2] - kernel) // stride + 1
    out, new_mask = np.zeros((out_channels, rows, columns)), np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            at = (slice(None), slice(i * stride, i * stride + kernel), slice(j * stride, j * stride + kernel))
            valid = mask[at].sum()
            if valid > 0:
                product = (weight * (x[at] * mask[at])).sum((1, 2, 3))
                out[:, i, j] = product * (channels * kernel * kernel / valid) + (0 if bias is None else bias)
                new_mask[i, j] = 1
    return out, new_mask


def random_mask(rng, count, height, width):
    """Random specks, one large all-hole block, one valid pixel alone in it."""
    mask = (rng.random((count, height, width)) < 0.6).astype(np.float64)
    mask[:, 2:13, 3:15] = 0
    mask[:, 7, 8] = rng.integers(0, 2)
    return mask


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("stride", [1, 2])
@pytest.mark.parametrize("kernel", [3, 5, 7])
def test_equals_the_papers_equation(kernel, stride, bias):
    rng = np.random.default_rng(kernel * 10 + stride)
    layer = PartialConv2d(4, 5, kernel, stride=stride, bias=bias).double()
    if bias:
        torch.nn.init.normal_(layer.bias)
    x = rng.normal(size=(2, 4, 17, 22))
    mask = random_mask(rng, 2, 17, 22)
    with torch.no_grad():
        got, got_mask = layer(torch.from_numpy(x), torch.from_numpy(mask[:, None]))
    for n in range(2):
        weight = layer.weight.detach().numpy()
        want, want_mask = brute_force(
            x[n], np.repeat(mask[n][None], 4, 0), weight, layer.bias.detach().numpy() if bias else None, stride
        )
        # The factor is float32 by design, hence 1e-6 and not 1e-12.
        np.testing.assert_allclose(got[n].numpy(), want, rtol=1e-6, atol=1e-6)
        np.testing.assert_array_equal(got_mask[n, 0].numpy(), want_mask)
        assert (want_mask == 0).any(), "the block must hold an all-hole window, or this tests too little"


def test_two_sources_count_as_one_mask_per_channel():
    rng = np.random.default_rng(0)
    layer = PartialConv2d((2, 6), 3, 3).double()
    x = rng.normal(size=(1, 8, 12, 16))
    masks = np.stack([random_mask(rng, 1, 12, 16)[0], rng.integers(0, 2, (12, 16)).astype(float)])
    per_channel = np.concatenate([np.repeat(masks[:1], 2, 0), np.repeat(masks[1:], 6, 0)])
    with torch.no_grad():
        got, got_mask = layer(torch.from_numpy(x), torch.from_numpy(masks[None]))
    want, want_mask = brute_force(x[0], per_channel, layer.weight.detach().numpy(), layer.bias.detach().numpy(), 1)
    np.testing.assert_allclose(got[0].numpy(), want, rtol=1e-6, atol=1e-6)
    np.testing.assert_array_equal(got_mask[0, 0].numpy(), want_mask)


def test_pixels_under_the_hole_have_no_influence():
    torch.manual_seed(0)
    layer = PartialConv2d(3, 4, 5, stride=2)
    mask = (torch.rand(1, 1, 20, 20) < 0.5).float()
    x = torch.rand(1, 3, 20, 20)
    other = torch.where(mask.bool(), x, torch.full_like(x, 1e4))
    assert torch.equal(layer(x, mask)[0], layer(other, mask)[0])


def test_without_a_mask_it_is_partial_convolution_based_padding():
    """arXiv 1811.11718: r(i, j) is 1 inside, k/(k-p) at edges, its square at corners, for p padded rows."""
    layer = PartialConv2d(1, 1, 3, bias=False)
    torch.nn.init.ones_(layer.weight)
    with torch.no_grad():
        got, mask = layer(torch.ones(1, 1, 6, 7))
        plain = functional.conv2d(torch.ones(1, 1, 6, 7), layer.weight, padding=1)
    ratio = (got / plain)[0, 0]
    torch.testing.assert_close(ratio[1:-1, 1:-1], torch.ones(4, 5))
    torch.testing.assert_close(ratio[0, 1:-1], torch.full((5,), 1.5))
    torch.testing.assert_close(ratio[1:-1, -1], torch.full((4,), 1.5))
    torch.testing.assert_close(ratio[[0, 0, -1, -1], [0, -1, 0, -1]], torch.full((4,), 2.25))
    assert mask.all()


@pytest.mark.parametrize("stride", [1, 2])
def test_padded_batch_equals_each_picture_alone(stride):
    torch.manual_seed(1)
    first, second = PartialConv2d(2, 4, 5, stride=stride), PartialConv2d(4, 3, 3, stride=stride)
    pictures = [torch.rand(1, 2, 13, 18), torch.rand(1, 2, 20, 11)]
    batch, mask = torch.rand(2, 2, 20, 18), torch.zeros(2, 1, 20, 18)
    for n, picture in enumerate(pictures):
        batch[n, :, : picture.shape[2], : picture.shape[3]] = picture[0]
        mask[n, :, : picture.shape[2], : picture.shape[3]] = 1

    def inside(level):
        flags = torch.zeros(2, 1, -(-20 // stride**level), -(-18 // stride**level))
        for n, picture in enumerate(pictures):
            flags[n, :, : -(-picture.shape[2] // stride**level), : -(-picture.shape[3] // stride**level)] = 1
        return flags

    with torch.no_grad():
        together = second(*first(batch, mask, inside(1)), inside(2))
        for n, picture in enumerate(pictures):
            alone = second(*first(picture))
            rows, columns = alone[0].shape[-2:]
            torch.testing.assert_close(together[0][n, :, :rows, :columns], alone[0][0], rtol=1e-4, atol=1e-5)
            assert together[1][n, :, :rows, :columns].all()
            assert together[1][n].sum() == rows * columns, "the padding must stay hole"


def test_counts_are_exact_in_half_precision():
    """512 channels of a 3x3 window count to 4608, which neither bf16 nor fp16 holds."""
    layer = PartialConv2d(512, 1, 3)
    mask = torch.ones(1, 1, 8, 8)
    mask[..., 4, 4] = 0
    factor, _ = layer.count(mask.bfloat16())
    assert factor.dtype == torch.float32
    assert factor[0, 0, 3, 3] == pytest.approx(9 / 8, rel=1e-7)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_gives_numbers(dtype):
    torch.manual_seed(0)
    layer = PartialConv2d(64, 8, 3).to(dtype)
    mask = torch.zeros(1, 1, 24, 24)
    mask[..., :3] = 1
    got, _ = layer(torch.rand(1, 64, 24, 24, dtype=dtype), mask)
    assert got.isfinite().all()
    assert (got[..., 10:] == 0).all()


def test_two_threads_do_not_disturb_each_other(same_in_threads):
    torch.manual_seed(0)
    inputs = [(torch.rand(1, 2, 32 + n, 40), (torch.rand(1, 1, 32 + n, 40) < 0.5).float()) for n in range(2)]
    assert same_in_threads(PartialConv2d(2, 2, 3), inputs, times=50)
