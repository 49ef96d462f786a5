"""The ways of filling a hole, behind one registry.

A method's module, and with it OpenCV, numba or torch, is imported when the method is first asked for.
"""

from __future__ import annotations

from pconv.methods.base import Method, Region, RegionFill, Run, get, names, register

__all__ = ["Method", "Region", "RegionFill", "Run", "get", "names", "register"]


def _guided() -> Method:
    from pconv.methods.guided import Guided

    return Guided()


def _learned() -> Method:
    from pconv.methods.learned import Learned

    return Learned()


def _patchmatch() -> Method:
    from pconv.methods.patchmatch import PatchMatch

    return PatchMatch()


def _telea() -> Method:
    from pconv.methods.opencv import Telea

    return Telea()


def _navier_stokes() -> Method:
    from pconv.methods.opencv import NavierStokes

    return NavierStokes()


def _biharmonic() -> Method:
    from pconv.methods.biharmonic import Biharmonic

    return Biharmonic()


def _heal() -> Method:
    from pconv.methods.heal import Heal

    return Heal()


for _name, _factory in {
    "guided": _guided,
    "pconv": _learned,
    "patchmatch": _patchmatch,
    "telea": _telea,
    "navier-stokes": _navier_stokes,
    "biharmonic": _biharmonic,
    "heal": _heal,
}.items():
    register(_name, _factory)
