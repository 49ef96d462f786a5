"""Functions that run as they are inside a compiled network, because what they do differs from picture to picture."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import torch


class _Held:
    """What is called in a function's place."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.call = function


_HELD: list[_Held] = []


def uncompiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Have a function left out of graphs, from `hold_back` on.

    `torch.compiler.disable` does the same at once, but loads the compiler for it: a second that whoever only fills
    should not wait for.
    """
    held = _Held(function)
    _HELD.append(held)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return held.call(*args, **kwargs)

    return call


def hold_back() -> None:
    """To be called before a network is compiled."""
    while _HELD:
        held = _HELD.pop()
        held.call = torch.compiler.disable(held.call)
