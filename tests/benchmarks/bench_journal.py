"""How large a journal of years is, and how long it takes to list, search, look back over and hand out.

    python tests/benchmarks/bench_journal.py [--practices 400] [--sessions 10000] [--entries 100000] [--then CHECKOUT]

The first table is of so many practices of 20 minutes with a heartbeat a second, written as the player writes them.
``--then`` names a checkout of an earlier version (`git worktree add /tmp/then 9105aac`), which writes and reads the
same practices beside it. The second is of a large journal, in processor time (the median of five, with files in the
cache) and as a multiple of what SQLite alone takes to hand out five columns of every entry in the same run.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal import Journal

CHECKOUT = Path(__file__).parents[2]
START = datetime(2021, 5, 4, 7, 30, tzinfo=UTC)

PRACTISE = """
import io, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from guide.journal import EventKind, Feeling, Felt, Journal, Occasion, Zone
path, practices = Path(sys.argv[1]), int(sys.argv[2])
at = [datetime(2021, 5, 4, 7, 30, tzinfo=UTC)]
with Journal.open(path, lambda: at[0]) as journal:
    for number in range(practices):
        at[0] += timedelta(hours=20)
        log = journal.begin("body-scan", title="Body scan", digest="0" * 64, kind="body-scan", intensity=1,
                            planned=1200.0, voice="hibari")
        log.feel(Occasion.BEFORE, Feeling(Zone.HOT, number % 11, (Felt("anxious", 4), Felt("tired"))))
        log.note(EventKind.STARTED, 0, 0, spot=[0, "line", 0, 0.0, 0.0])
        for second in range(1, 1201):
            at[0] += timedelta(seconds=1)
            log.note(EventKind.HEARTBEAT, second, second, spot=[second // 300, "line", second % 300, 1.25, 0.5])
        log.note(EventKind.ENDED, 1200, 1200, spot=[4, "line", 0, 0.0, 0.0])
        log.feel(Occasion.AFTER, Feeling(Zone.INSIDE, 3, (Felt("calm", 3),)))
        log.reflect("It was quieter towards the end.")
with Journal.open(path, lambda: at[0]) as journal:
    queries = [0]
    journal._store._connection.set_trace_callback(
        lambda sql: queries.__setitem__(0, queries[0] + (sql.lstrip()[:6].upper() == "SELECT")))
    began = time.perf_counter()
    assert len(journal.sessions()) == practices
    listed, asked = time.perf_counter() - began, queries[0]
    began = time.perf_counter()
    journal.export_json(io.StringIO())
    handed = time.perf_counter() - began
    began = time.perf_counter()
    journal.export_csv(io.StringIO())
    print(path.stat().st_size / 1e6, asked, listed, handed, time.perf_counter() - began)
"""


def practised(checkout: Path, folder: Path, practices: int) -> None:
    """Print size, queries and times of so many practices, written and read by the program in ``checkout``."""
    path = folder / f"{checkout.name}.db"
    command = [sys.executable, "-c", PRACTISE, str(path), str(practices)]
    out = subprocess.run(command, cwd=checkout, env={**os.environ, "PYTHONPATH": str(checkout)}, check=True,
                         capture_output=True, text=True).stdout  # fmt: skip
    size, asked, listed, json_, csv = map(float, out.split())
    print(f"{practices} practices of 20 minutes, by {checkout}: {size:.2f} MB, listed by {asked:.0f} queries in "
          f"{listed * 1e3:.0f} ms, JSON {json_ * 1e3:.0f} ms, CSV {csv * 1e3:.0f} ms")  # fmt: skip


def large(path: Path, sessions: int, entries: int) -> None:
    """Fill a journal and print how long each question takes."""
    from guide.journal import Answer, Entry, Journal, Part, PastSession, Question

    by = random.Random(1)
    words = [
        f"{first}{last}" for first in ("bri", "qui", "ste", "wo", "gra") for last in ("dge", "et", "ady", "rry", "in")
    ]
    distress = Question("distress", "scale", "How much is there?", "distress@1")
    felt, line = Question("felt", "words", "What is there?"), Question("line", "line", "A line?")

    def lived() -> Iterator[PastSession]:
        for number in range(sessions):
            yield PastSession(
                f"practice-{number % 40}", START + timedelta(hours=9 * number), 900.0, title="A", kind="rest"
            )

    def written() -> Iterator[Entry]:
        for number in range(entries):
            said = (
                Answer(distress, (Part(value=by.randint(0, 10)),)),
                Answer(felt, (Part(by.choice(words), by.randint(1, 5)), Part(by.choice(words)))),
                Answer(line, (Part(f"{' '.join(by.choices(words, k=12))} {'ü' if number % 7 == 0 else ''} {number}"),)),
            )
            yield Entry("check-in" if number % 3 else "note", START + timedelta(minutes=50 * number), said)

    with Journal.open(path, lambda: datetime.now(UTC)) as journal:
        began = time.perf_counter()
        print(journal.add(lived(), written()), f"in {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        uid = journal.keep(Entry("note", START, (Answer(line, (Part("a"),)),)))
        print(f"one entry kept in {(time.perf_counter() - began) * 1e3:.2f} ms")
        began = time.perf_counter()
        journal.delete_entry(uid)
        print(f"one entry deleted, the file written anew, in {time.perf_counter() - began:.2f} s")
    print(f"{path.stat().st_size / 1e6:.1f} MB")
    end = START + timedelta(minutes=50 * entries)
    with closing(sqlite3.connect(path)) as alone:
        five = "SELECT id, form, day, hour, stamp FROM entry"
        of = timed("SQLite alone, five columns of every entry", lambda: alone.execute(five).fetchall())
    with Journal.open(path, lambda: datetime.now(UTC)) as journal:
        asked: dict[str, Callable[[], object]] = {
            "open": lambda: Journal.open(path, lambda: datetime.now(UTC)).close(),
            "list 50 entries": lambda: journal.entries(limit=50),
            "list 50 entries of a form": lambda: journal.entries(form="note", limit=50),
            "list 50 sessions": lambda: journal.sessions(limit=50),
            "list every session": journal.sessions,
            "search a rare word": lambda: journal.entries(text=f"{entries - 5}", limit=50),
            "search a common word": lambda: journal.entries(text="Quiet", limit=50),
            "search two words, one not ASCII": lambda: journal.entries(text="Ü bridge", limit=50),
            "search what is not there": lambda: journal.entries(text="zebra", limit=50),
            "rows of one question, a year": lambda: journal.answer_rows("distress", since=end - timedelta(days=365)),
            "rows of one question, all": lambda: journal.answer_rows("distress"),
            "rows of one kind, two parts each, all": lambda: journal.answer_rows(kinds=["words"]),
            "rows of every session": journal.session_rows,
            "one page of insights": lambda: insights(journal, end),
        }
        for what, ask in asked.items():
            timed(what, ask, of=of)
        timed("lines, all", lambda: journal.export_lines(io.StringIO()), 1, of)


def insights(journal: Journal, end: datetime) -> None:
    """Make a page of every finding, as the screen shows it."""
    from guide.insights.findings import FINDINGS
    from guide.insights.gathering import LATEST, history
    from guide.insights.page import page

    page(FINDINGS.values(), history(journal, end.date(), journal.day_within(LATEST)))


def timed(what: str, ask: Callable[[], object], times: int = 5, of: float = 0.0) -> float:
    """Print the median of so many times, and which multiple of ``of`` it is. Return it, in seconds."""
    seconds = []
    for _ in range(times):
        began = time.process_time()
        ask()
        seconds.append(time.process_time() - began)
    ratio = f"{median(seconds) / of:8.2f}" if of else ""
    print(f"{what:<40} {median(seconds) * 1e3:8.1f} ms {ratio}")
    return median(seconds)


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--practices", type=int, default=400)
    parser.add_argument("--sessions", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--then", type=Path)
    given = parser.parse_args()
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory() as folder:
        for checkout in filter(None, (given.then, CHECKOUT)):
            practised(checkout, Path(folder), given.practices)
        large(Path(folder) / "large.db", given.sessions, given.entries)


if __name__ == "__main__":
    main()
