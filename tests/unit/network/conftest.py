"""What tests of the layer and of the network share."""

from __future__ import annotations

import threading

import pytest
import torch

from pconv.network import alignment, attention


@pytest.fixture
def same_in_threads():
    """Whether a function of an image and a mask gives the same, bit for bit, in one thread per input at once."""

    def same(compute, inputs, times):
        with torch.no_grad():
            wanted = [compute(*pair)[0] for pair in inputs]
        equal = []

        def work(pair, want):
            with torch.no_grad():
                equal.extend(torch.equal(compute(*pair)[0], want) for _ in range(times))

        threads = [threading.Thread(target=work, args=item) for item in zip(inputs, wanted, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(equal) == times * len(inputs) and all(equal)

    return same


@pytest.fixture(params=["kernels", "torch"])
def either_way(request, monkeypatch):
    """What is compared by compiled kernels on the processor, and by torch elsewhere, comes out the same."""
    if request.param == "torch":
        for module in (alignment, attention):
            monkeypatch.setattr(module, "on_processor", lambda tensor: False)
