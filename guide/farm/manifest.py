"""What was written, one line of JSON for each file, and which renders cannot be had.

Only the program that hands out the work writes here. Lines are added in one step and are on the disk before the next
render is taken in; a line that was cut short by a crash is passed over, and the next one begins anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guide.problems import CannotWriteError, reason
from guide.translation import _


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One finished file."""

    name: str
    render: str
    """The digest of the render that it is of; see `guide.farm.versions.render_digest`."""
    sha256: str
    bytes: int
    seconds: float
    """How long the sound lasts."""

    def is_whole(self, folder: Path) -> bool:
        """Return whether it lies in ``folder`` with all its bytes. Reads none of them."""
        try:
            return (folder / self.name).stat().st_size == self.bytes
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A render that cannot be had as things are."""

    stem: str
    why: str
    status: int = 2
    """An exit status; see `guide.__main__`."""
    refused: str = ""
    """The digest of the render, where it is certain that another try would end in the same way."""


class Manifest:
    """The lines of one folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.files: dict[str, WrittenFile] = {}
        """By name; what was written last counts."""
        self.refusals: dict[str, Refusal] = {}
        """By the digest of the render."""
        for line in self._lines():
            self._take_in(line)

    def add(self, entries: Iterable[WrittenFile | Refusal]) -> None:
        """Add a line for each of ``entries``. Raises CannotWriteError."""
        told = list(entries)
        lines = "".join(f"{json.dumps(asdict(each), ensure_ascii=True)}\n" for each in told)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab+", buffering=0) as file:
                file.write((self._cut_short(file) + lines).encode())
                os.fsync(file.fileno())
        except OSError as error:
            raise CannotWriteError(
                _("{path} could not be written: {error}.").format(path=self._path, error=reason(error))
            ) from error
        for each in told:
            self._take_in(asdict(each))

    @staticmethod
    def _cut_short(file: Any) -> str:  # noqa: ANN401 - a file without a buffer
        """A new line, where the last one has no end."""
        if not file.seek(0, os.SEEK_END):
            return ""
        file.seek(-1, os.SEEK_END)
        return "" if file.read(1) == b"\n" else "\n"

    def _lines(self) -> Iterable[Any]:
        try:
            with self._path.open(encoding="utf-8", errors="replace") as file:
                for line in file:
                    try:
                        yield json.loads(line)
                    except ValueError:
                        continue  # cut short: what it was about is made once more, or taken in once more
        except FileNotFoundError:
            return

    def _take_in(self, line: Any) -> None:  # noqa: ANN401 - whatever stands there
        try:
            if "refused" in line:
                refusal = Refusal(**line)
                self.refusals[refusal.refused] = refusal
            else:
                file = WrittenFile(**line)
                self.files[file.name] = file
        except TypeError:
            return  # of another version of the program
