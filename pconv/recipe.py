"""What is needed to make the same fill again, as plain data for reports and files."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pconv.errors import UsageError
from pconv.methods import Method


def options_for(method: Method, options: object | Mapping[str, Any] | None = None) -> Any:
    """A method's options from what a caller has.

    Args:
        method: whose options.
        options: None for the defaults, an instance of ``method.Options``, or values by name; text values, as they
            come from a command line, are read as the option's type.

    Raises:
        UsageError: there is no such option, or its value cannot be used.
    """
    if options is None:
        return method.Options()
    if isinstance(options, method.Options):
        return options
    if not isinstance(options, Mapping):
        raise UsageError(f"The options handed in are not those of the method {method.name}.")
    hints = get_type_hints(method.Options)
    known = [field.name for field in dataclasses.fields(method.Options)]
    values = {}
    for name, value in options.items():
        if name not in known:
            choice = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(f"The method {method.name} has no option {name!r}; {choice}.")
        values[name] = _read(value, hints[name], f"{name} of {method.name}") if isinstance(value, str) else value
    try:
        return method.Options(**values)
    except (TypeError, ValueError) as error:
        raise UsageError(f"The options of the method {method.name} cannot be used: {error}.") from error


def read_options(texts: Sequence[str]) -> dict[str, str]:
    """``NAME=VALUE`` texts, as they come from a command line, as a dictionary; a dash in a name is an underscore."""
    options = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name.strip() and equals):
            raise UsageError(f"An option is written NAME=VALUE, not {text!r}.")
        options[name.strip().replace("-", "_")] = value.strip()
    return options


def read_options_of_methods(texts: Sequence[str], methods: Sequence[str]) -> dict[str, dict[str, str]]:
    """``METHOD.NAME=VALUE`` texts as dictionaries by method. Raises `UsageError` for one that is not in `methods`."""
    by_method: dict[str, dict[str, str]] = {}
    for text in texts:
        method, _, option = text.partition(".")
        if "=" in method or "=" not in option or option.startswith("="):
            raise UsageError(f"An option is written METHOD.NAME=VALUE, as telea.radius=5, not {text!r}.")
        if method.strip() not in methods:
            raise UsageError(f"There are options for the method {method!r}, which is not among {', '.join(methods)}.")
        by_method.setdefault(method.strip(), {}).update(read_options([option]))
    return by_method


def options_as_data(options: Any) -> dict[str, Any]:
    """Options as a dictionary that JSON can hold."""
    return {
        name: value if isinstance(value, bool | int | float | str | None) else str(value)
        for name, value in dataclasses.asdict(options).items()
    }


def _read(text: str, kind: Any, what: str) -> Any:
    """`text` as a value of the annotated type `kind`."""
    if get_origin(kind) in (Union, types.UnionType):
        kinds = get_args(kind)
        if types.NoneType in kinds and text.lower() in ("none", ""):
            return None
        kind = next(one for one in kinds if one is not types.NoneType)
    if get_origin(kind) is Literal:
        if text not in get_args(kind):
            raise UsageError(f"The option {what} is one of {', '.join(get_args(kind))}, not {text!r}.")
        return text
    if kind is bool:
        if text.lower() not in ("true", "false", "yes", "no", "1", "0"):
            raise UsageError(f"The option {what} is true or false, not {text!r}.")
        return text.lower() in ("true", "yes", "1")
    try:
        return kind(text) if kind in (int, float) else text
    except ValueError:
        raise UsageError(f"The option {what} is a number, not {text!r}.") from None
