"""Which number format convolutions run in on a device."""

from __future__ import annotations

import time
from functools import cache

import torch
from torch.nn import functional


@cache
def compute_dtype(device_type: str) -> torch.dtype:
    """bfloat16 where `device_type` ("cpu", "cuda", ...) convolves it clearly faster than float32, else float32.

    On a CPU this is measured once, in some 50 ms, because the instructions that matter (AMX, AVX512-BF16) have no
    public query.
    """
    if device_type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float32
    if device_type != "cpu":
        return torch.float32
    return torch.bfloat16 if _seconds(torch.bfloat16) < 0.8 * _seconds(torch.float32) else torch.float32


def _seconds(dtype: torch.dtype) -> float:
    with torch.inference_mode():
        x = torch.ones(1, 64, 64, 64, dtype=dtype).contiguous(memory_format=torch.channels_last)
        weight = torch.ones(64, 64, 3, 3, dtype=dtype)
        best = float("inf")
        for _ in range(4):
            start = time.perf_counter()
            functional.conv2d(x, weight, padding=1)
            best = min(best, time.perf_counter() - start)
    return best
