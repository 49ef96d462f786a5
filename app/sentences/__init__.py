"""Sentences of `pconv`, which knows no translations, in the person's language.

`pconv` raises and hands out whole sentences in English. The tables here hold what they are made of, with {0}, {1} in
place of names and numbers; a sentence is found by its words and said with the same names and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from app.engine import TITLES, called
from app.i18n import formatted, moment_text
from app.sentences import fills, photos, projects
from pconv.wording import Wording

SENTENCES = (*photos.SENTENCES, *fills.SENTENCES, *projects.SENTENCES)
WORDS = frozenset((*photos.WORDS, *fills.WORDS, *TITLES))
WORDING = Wording(called, formatted, moment_text)
"""For sheets and reports, whose texts are those of `projects.REPORT` and `projects.SHEET`."""

_PLACE = re.compile(r"\{\d+\}")
_BETWEEN = re.compile(r"(?<=[.!?]) (?=\S)")
_SIZE = re.compile(r"\d+ x \d+")


def sentence_text(sentence: str) -> str:
    """What `pconv` says, in the person's language.

    Several sentences joined by a blank are said one by one. What is not known, another library's words perhaps, stays
    as it is.
    """
    return _read(sentence)[1]


def sentences_text(sentences: Iterable[str], between: str = " ") -> str:
    """Several sentences of `pconv` after each other."""
    return between.join(map(sentence_text, sentences))


def _read(text: str) -> tuple[int, str]:
    """How many letters of a text are known, and its translation, cut into sentences so that most is known: a full stop
    can be part of a name."""
    parts = _BETWEEN.split(text)
    read: dict[int, tuple[int, list[str]]] = {len(parts): (0, [])}  # from each part to the end
    for start in reversed(range(len(parts))):
        ways = []
        for end in range(len(parts), start, -1):
            known, said = _whole(" ".join(parts[start:end]))
            ways.append((known + read[end][0], [said, *read[end][1]]))
        read[start] = max(ways, key=lambda way: way[0])
    return read[0][0], " ".join(read[0][1])


def _whole(text: str) -> tuple[int, str]:
    """The same of a text that is one sentence: the one of most letters that it can be read as."""
    for letters, template, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            values = [_value(value) for value in match.groups()]
            known = letters + sum(letters for letters, _ in values)
            return known, called(template).format(*(said for _, said in values))
    return 0, text


def _value(value: str) -> tuple[int, str]:
    """The same of what is put in: a word, a sentence, the title of a method or a size, else a name or a number."""
    if value in WORDS:
        return len(value), called(value)
    return (0, value.replace("x", "×")) if _SIZE.fullmatch(value) else _read(value)


@cache
def _patterns() -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Letters, template and what matches it, those of most letters first.

    Names of files may hold whatever sentences do, and mostly come first: the first place takes all it can. What comes
    last may be another library's words, so the others take no more than they must.
    """
    found = []
    for template in SENTENCES:
        parts = _PLACE.split(template)
        first, *others = map(re.escape, parts)
        pattern = "(.*?)".join(others)
        pattern = f"{first}(.*){pattern}" if others else first
        found.append((sum(map(len, parts)), template, re.compile(pattern, re.DOTALL)))
    return tuple(sorted(found, key=lambda one: -one[0]))
