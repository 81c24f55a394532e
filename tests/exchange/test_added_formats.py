"""The recipes say "one file": each is followed here in a copy of the package, and nothing else is touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.recipe_kit import Copy

pytestmark = pytest.mark.real

LINES = '''
"""A diary of one line a day: ``2024-05-01 what happened``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from guide.exchange import made, when
from guide.exchange.importer import Importer, Reading
from guide.exchange.source import Source
from guide.exchange.values import Imported, ImportedEntry, Trouble


def _fits(source: Source) -> int:
    return 5 if when.day(source.head()[:10]) else 0


def _read(source: Source, reading: Reading) -> Iterator[Imported]:
    with source.text() as text:
        for number, line in enumerate(text, 1):
            on, place = when.day(line[:10]), f"line {number}"
            if on is None:
                yield Trouble(place, "This line begins with no day; it is left out.")
                continue
            at = when.there(datetime.combine(on, when.NOON), reading.zone)
            answers = [made.words(made.TEXT, line[11:])]
            yield ImportedEntry(made.entry(made.NOTE, at, answers, made.uid("one-line", on, line)), place)


IMPORTER = Importer("a line a day", _fits, _read)
'''
TRY_IMPORT = """
import sys
from pathlib import Path
from guide.exchange import read, recognise, source_of, summarise
from guide.exchange.reading import importers
path = Path(sys.argv[1])
name = recognise(path)
found = summarise(read(name, source_of(path)))
places = [each.place for each in found.troubles]
print(name, importers()[name].title, dict(found.forms), found.first, found.last, places)
"""

COUNT = '''
"""How many there are, and nothing else."""

from __future__ import annotations

from typing import TextIO

from guide.exchange.exporter import Chosen, Exporter


def _write(chosen: Chosen, out: TextIO) -> None:
    out.write(f"{sum(1 for _ in chosen.sessions)}+{sum(1 for _ in chosen.entries)}\\n")


EXPORTER = Exporter("counting", "txt", "text/plain", _write, handed_on=True)
'''
TRY_EXPORT = """
import sys
from datetime import UTC, datetime
from guide.exchange import ExchangedSession, export
from guide.exchange.exporter import exporters
print(exporters()["head-count"].suffix)
export("head-count", [], [ExchangedSession("a" * 32, "x", datetime(2024, 1, 1, tzinfo=UTC), 1.0)], sys.stdout)
"""


def run(copy: Copy, code: str, *arguments: str, fails: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=copy.folder, capture_output=True, text=True, check=False
    )
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done.stdout


def test_an_importer_is_one_file(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    diary = tmp_path / "diary.txt"
    diary.write_text("2024-05-01 rain\nand more\n2024-05-03 sun\n", encoding="utf-8")
    run(copy, TRY_IMPORT, "diary.txt", fails=True)
    copy.add("exchange/importers/line_a_day.py", LINES)
    told = run(copy, TRY_IMPORT, "diary.txt")
    assert told == "line-a-day a line a day {'note': 2} 2024-05-01 2024-05-03 ['line 2']\n"


def test_an_exporter_is_one_file(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    run(copy, TRY_EXPORT, fails=True)
    copy.add("exchange/exporters/head_count.py", COUNT)
    assert run(copy, TRY_EXPORT) == "txt\n1+0\n"
