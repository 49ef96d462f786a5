"""Where a process trains: its device, its number format and, with several processes, its rank among them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
from dataclasses import dataclass

import torch

from pconv.network.precision import compute_dtype

_MALLOPT = ((-1, 2**31 - 1), (-2, 2**28), (-4, 0))  # M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_MAX of malloc.h
_GLOO_LETS_GO = 0.5  # seconds; thousands of times what its threads need


@dataclass(frozen=True)
class Place:
    """Where this process trains; set by ``torchrun`` when there are several."""

    device: torch.device
    rank: int = 0
    count: int = 1

    @classmethod
    def find(cls, device: torch.device) -> Place:
        if "LOCAL_RANK" not in os.environ:
            return cls(device)
        if device.type == "cuda":
            device = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(device)
        torch.distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
        return cls(device, torch.distributed.get_rank(), torch.distributed.get_world_size())

    def any(self, flag: bool) -> bool:
        """Whether `flag` is set in any of the processes, so that all stop at the same step."""
        if self.count == 1:
            return flag
        shared = torch.tensor(float(flag), device=self.device)
        torch.distributed.all_reduce(shared, torch.distributed.ReduceOp.MAX)
        return bool(shared > 0)

    def dtype(self, precision: str) -> torch.dtype:
        """What convolutions compute in, for `precision` "auto", "float32" or "bf16"."""
        if precision == "auto":
            return compute_dtype(self.device.type)
        return torch.bfloat16 if precision == "bf16" else torch.float32

    def autocast(self, dtype: torch.dtype) -> contextlib.AbstractContextManager:
        return torch.autocast(self.device.type, dtype=dtype, enabled=dtype is not torch.float32)

    def keep_memory(self) -> None:
        """On the CPU, keep freed memory for the next step instead of giving it back to the system and asking for it
        again, which costs a training step about a twelfth of its time. Does nothing where libc is not glibc."""
        if self.device.type != "cpu" or not sys.platform.startswith("linux"):
            return
        with contextlib.suppress(AttributeError, OSError):
            for parameter, value in _MALLOPT:
                ctypes.CDLL(None).mallopt(parameter, value)

    def leave(self) -> None:
        """End the conversation with the other processes, when all of them have come here."""
        if not torch.distributed.is_initialized():
            return
        torch.distributed.barrier()
        torch.distributed.destroy_process_group()
        # Gloo's threads outlive the group wherever DistributedDataParallel was used. Each lets go of the tensors of its
        # last exchange under the interpreter's lock, and one still waiting for it when the interpreter ends aborts the
        # process after all its work was done. Asleep, this thread leaves the lock to them.
        time.sleep(_GLOO_LETS_GO)
