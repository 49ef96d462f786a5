"""Which number format convolutions run in on a device."""

from __future__ import annotations

import torch


def compute_dtype(device_type: str) -> torch.dtype:
    """bfloat16 where `device_type` ("cpu", "cuda", ...) has instructions for it, else float32.

    Decided by what the hardware says and not by a trial, so that the same machine always computes the same.
    """
    if device_type == "cuda":
        fast = torch.cuda.is_bf16_supported(including_emulation=False)
    else:
        fast = device_type == "cpu" and any(
            # Not public in every release; where a query is missing, float32 is the safe answer.
            getattr(torch.cpu, query, lambda: False)()
            for query in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
        )
    return torch.bfloat16 if fast else torch.float32
