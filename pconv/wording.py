"""In which words sheets and reports are written: in English, unless a program that speaks another language hands in
its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Wording:
    """A language to write in.

    Attributes:
        text: turns an English text, with {0}, {1} where something is put in, into one of the language.
        number: writes a number in the form that `format` takes as its second argument.
        moment: writes a point in time, to the minute.
    """

    text: Callable[[str], str] = str
    number: Callable[[float, str], str] = format
    moment: Callable[[datetime], str] = "{:%Y-%m-%d %H:%M}".format

    def say(self, text: str, *values: object) -> str:
        """The text in the language, with `values` put in."""
        return self.text(text).format(*values)


ENGLISH = Wording()
