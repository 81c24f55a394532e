"""A start as it is kept: a script whose lengths and numbers wait for the length that is asked for.

- pause: ~8s                8 s in a practice of usual breadth; more or less of it with the length
- repeat: {times: ~3 ...    3 rounds; as many as there is time for
#: from 8m                  what follows is for practices of 8 minutes and more
#: under 8m                 what follows is for shorter ones
#: from 5m to 8m            what follows is for those in between
#: always                   what follows is for all of them again
#: lines coming-back        the lines of shared/coming-back.yaml, with the indent of this one
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.script.times import LONGEST, written
from guide.script.times import seconds as seconds_in

_DIRECTIVE = re.compile(r"\s*#: (?:always|(?:from (?P<low>\w+))?(?: to |under )?(?P<high>\w+)?)")
_LINES = re.compile(r"(\s*)#: lines (\S+)")
_LENGTH = re.compile(r"~(\d[\dms]*[ms])")
_NUMBER = re.compile(r"~(\d+)")
_SHORTEST, _LONGEST_PAUSE = 2.0, 50.0
"""Seconds. What is longer is a silence, which is announced."""
_ROUND_TO = 5.0
"""Seconds to which the length of a silence is rounded."""


@dataclass(frozen=True, slots=True)
class Template:
    """The lines of a start."""

    written: tuple[str, ...]

    @staticmethod
    def read(path: Path) -> Template:
        """From its file, with the shared lines put in."""
        return Template(tuple(_with_shared(path)))

    @property
    def title(self) -> str:
        """What it is called; that is its first line."""
        return self.written[0].removeprefix("title: ")

    def lines(self, seconds: float, rounds: float, pauses: float) -> list[str]:
        """A script for so many seconds, with so many times the rounds and so much longer pauses."""
        found: list[str] = []
        wanted = True
        for line in self.written:
            match = _DIRECTIVE.fullmatch(line)
            if match:
                low, high = (seconds_in(match[name] or "") for name in ("low", "high"))
                wanted = (low or 0.0) <= seconds < (high or LONGEST)
            elif wanted and (line or found[-1]):  # one empty line where several meet
                found.append(_filled(line, rounds, pauses))
        return found


def _with_shared(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        match = _LINES.fullmatch(line)
        if match:
            shared = (path.parent / "shared" / f"{match[2]}.yaml").read_text("utf-8").splitlines()
            yield from (f"{match[1]}{each}" for each in shared)
        else:
            yield line


def _filled(line: str, rounds: float, pauses: float) -> str:
    silence = "silence:" in line

    def length(match: re.Match[str]) -> str:
        wished = (seconds_in(match[1]) or 0.0) * pauses
        if silence:
            return written(max(_ROUND_TO, round(wished / _ROUND_TO) * _ROUND_TO))
        return written(min(max(_SHORTEST, float(round(wished))), _LONGEST_PAUSE))

    def number(match: re.Match[str]) -> str:
        natural = max(1, round(int(match[1]) * rounds))
        return f"{max(1, natural // 2)}..{natural}..{natural * 3}"

    return _NUMBER.sub(number, _LENGTH.sub(length, line))
