"""Each loss against a computation by hand or by another library."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from skimage.metrics import structural_similarity

from pconv.training import losses


@pytest.fixture
def pictures():
    torch.manual_seed(0)
    output, truth = torch.rand(2, 3, 16, 20), torch.rand(2, 3, 16, 20)
    mask = torch.ones(2, 1, 16, 20)
    mask[0, :, 3:9, 4:12] = 0
    mask[1, :, :2, :] = 0
    return output, truth, mask


def test_valid_and_hole_are_means_over_all_pixels(pictures):
    output, truth, mask = pictures
    error = (output - truth).abs().numpy()
    known = mask.numpy().astype(bool).repeat(3, axis=1)
    assert losses.valid_loss(output, truth, mask) == pytest.approx(error[known].sum() / error.size, rel=1e-5)
    assert losses.hole_loss(output, truth, mask) == pytest.approx(error[~known].sum() / error.size, rel=1e-5)


def test_composite_takes_only_the_hole_from_the_output(pictures):
    output, truth, mask = pictures
    composed = losses.composite(output, truth, mask)
    known = mask.bool().expand_as(truth)
    assert torch.equal(composed[known], truth[known])
    assert torch.equal(composed[~known], output[~known])


def test_gram_is_the_inner_product_over_c_h_w():
    features = torch.arange(24, dtype=torch.float32).view(1, 2, 3, 4)
    a, b = features[0, 0].flatten().numpy(), features[0, 1].flatten().numpy()
    want = np.array([[a @ a, a @ b], [b @ a, b @ b]]) / (2 * 3 * 4)
    np.testing.assert_allclose(losses.gram(features)[0].numpy(), want, rtol=1e-6)


def test_gram_of_large_activations_survives_half_precision():
    features = torch.full((1, 4, 64, 64), 60.0, dtype=torch.float16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        gram = losses.gram(features)
    assert gram.dtype == torch.float32
    torch.testing.assert_close(gram, torch.full((1, 4, 4), 60.0 * 60.0 / 4))


def test_perceptual_and_style_sum_over_layers():
    one, two = torch.full((1, 1, 2, 2), 3.0), torch.full((1, 2, 1, 1), 1.0)
    zero = [torch.zeros_like(one), torch.zeros_like(two)]
    assert losses.perceptual_loss([one, two], zero) == pytest.approx(3.0 + 1.0)
    # Gram of the first: 4 * 9 / (1*2*2) = 9; of the second: all four entries 1 / (2*1*1).
    assert losses.style_loss([one, two], zero) == pytest.approx(9.0 + 0.5)


def test_direction_sums_squared_distances_of_unit_vectors_over_layers():
    # Two places: (3, 4) against (4, 3), unit vectors (.6, .8) and (.8, .6), .04 + .04; and equal directions, 0.
    one = torch.tensor([[3.0, 1.0], [4.0, 0.0]]).view(1, 2, 1, 2)
    other = torch.tensor([[4.0, 7.0], [3.0, 0.0]]).view(1, 2, 1, 2)
    right, left = torch.tensor([2.0, 0.0]).view(1, 2, 1, 1), torch.tensor([0.0, 9.0]).view(1, 2, 1, 1)
    assert losses.direction_loss([one, right], [other, left]) == pytest.approx(0.08 / 2 + 2, rel=1e-5)


def test_direction_sees_faint_texture_as_well_as_strong():
    torch.manual_seed(0)
    features, flat = [torch.rand(1, 4, 8, 8)], [torch.full((1, 4, 8, 8), 0.5)]
    faint, faint_flat = [features[0] / 50], [flat[0] / 50]
    strong = losses.direction_loss(features, flat).item()
    assert losses.direction_loss(faint, faint_flat).item() == pytest.approx(strong, rel=1e-3)
    assert losses.perceptual_loss(faint, faint_flat) < losses.perceptual_loss(features, flat) / 40


def test_direction_has_a_gradient_where_there_is_no_feature():
    empty = torch.zeros(1, 4, 2, 2, requires_grad=True)
    losses.direction_loss([empty], [torch.ones(1, 4, 2, 2)]).backward()
    assert torch.isfinite(empty.grad).all()


def test_style_ignores_where_perceptual_looks():
    """Mirrored features have the same Gram matrix and another place."""
    torch.manual_seed(0)
    features = [torch.rand(1, 4, 8, 8)]
    mirrored = [features[0].flip(-1)]
    assert losses.style_loss(features, mirrored) == pytest.approx(0, abs=1e-6)
    assert losses.perceptual_loss(features, mirrored) > 0.1


def test_variation_counts_neighbours_inside_the_grown_hole():
    composed = torch.zeros(1, 1, 5, 5)
    composed[0, 0, 2, 2] = 1.0
    mask = torch.ones(1, 1, 5, 5)
    mask[0, 0, 2, 2] = 0
    # The grown hole is 3 x 3 around the bright pixel: its four differences of 1, over 25 pixels.
    assert losses.variation_loss(composed, mask) == pytest.approx(4 / 25)
    composed[0, 0, 0, 0] = 9.0  # outside the grown hole
    assert losses.variation_loss(composed, mask) == pytest.approx(4 / 25)


def test_ssim_equals_scikit_images_gaussian_ssim():
    rng = np.random.default_rng(0)
    a = rng.random((40, 48))
    b = np.clip(a + rng.normal(0, 0.1, a.shape), 0, 1)
    _, full = structural_similarity(
        a, b, data_range=1.0, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True
    )
    want = 1 - full[5:-5, 5:-5].mean()  # windows wholly inside
    got = losses.ssim_loss(torch.from_numpy(a)[None, None].float(), torch.from_numpy(b)[None, None].float())
    assert float(got) == pytest.approx(want, abs=1e-4)


def test_ssim_loss_improves_what_it_is_minimised_on():
    torch.manual_seed(0)
    truth = torch.rand(1, 3, 24, 24)
    picture = torch.rand(1, 3, 24, 24, requires_grad=True)
    optimizer = torch.optim.Adam([picture], lr=0.05)
    start = float(losses.ssim_loss(picture, truth).detach())
    for _ in range(60):
        optimizer.zero_grad()
        loss = losses.ssim_loss(picture, truth)
        loss.backward()
        optimizer.step()
    assert float(loss.detach()) < 0.3 * start


def test_root_loss_is_the_mean_of_the_roots_of_the_errors_in_the_holes():
    truth, output, mask = torch.zeros(2, 3, 4, 4), torch.zeros(2, 3, 4, 4), torch.ones(2, 1, 4, 4)
    mask[0, :, :2], mask[1, :, 0, 0] = 0, 0
    output[0, :, :2, :2], output[1, :, 0, 0], output[:, :, 3] = 0.2, 0.4, 0.9
    expected = ((0.04 / 2 + 1e-5) ** 0.5 + (0.16 + 1e-5) ** 0.5) / 2
    torch.testing.assert_close(losses.root_loss(output, truth, mask), torch.tensor(expected))
