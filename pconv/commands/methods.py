"""``pconv methods``: what there is to fill with."""

from __future__ import annotations

import typer


def methods() -> None:
    """List the methods, what they are good at, and their options."""
    from pconv.methods import get, names
    from pconv.recipe import options_as_data

    for name in names():
        try:
            method = get(name)
            options = " ".join(
                f"{option}={'' if value is None else value}"
                for option, value in options_as_data(method.Options()).items()
            )
            lines = [f"{method.title}. {method.summary}", f"options: {options}" if options else ""]
        except ImportError as error:
            lines = [f"Not available: {error}."]
        typer.echo(name)
        for line in filter(None, lines):
            typer.echo(f"    {line}")
