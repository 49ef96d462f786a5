"""``pconv trial``: which method to trust with a hole in a photo."""

from __future__ import annotations

from typing import Annotated

import typer

from pconv.commands import common
from pconv.errors import UsageError


def trial(
    photo: common.PhotoPath,
    hole: common.HolePath = None,
    objects: common.Objects = None,
    methods: common.MethodNames = "",
    places: Annotated[int, typer.Option("--places", min=1, max=50, help="In how many places, at most.")] = 4,
    forbidden: common.ForbiddenPath = None,
    grow: common.Grow = 0,
    seed: common.Seed = 0,
    device: common.DeviceName = "auto",
    quiet: common.Quiet = False,
) -> None:
    """Fill a hole's shape elsewhere in the photo, where the truth is known, and tell which method comes closest to it.

    The places are those most like the hole's surroundings. How close a fill comes is judged by what the network sees in
    it, not pixel by pixel. Prints the methods, the best first, each with its distance from the truth as a multiple of
    the best one's.
    """
    from pconv import photo as photos
    from pconv.trial import shares, tried

    wanted, things = common.method_names(methods), common.asked_for(hole, objects)
    source = photos.read(photo)
    masks = common.read_masks(source, hole, grow, forbidden, objects=things)
    if not masks[0].any():
        raise UsageError(f"The mask {hole} holds no hole (nothing in it is white), so there is nothing to try.")
    with common.progress("trial", quiet=quiet) as control:
        trials = tried(
            source.pixels,
            masks[0],
            wanted,
            count=places,
            seed=seed,
            device=device,
            control=control,
            alpha=source.alpha,
            forbidden=masks[1],
        )
    if not quiet:
        typer.echo(f"{len(trials)} {'place' if len(trials) == 1 else 'places'}:")
    for method, share in shares(trials).items():
        typer.echo(f"{method}\t{share:.2f}")
