"""How large a journal of years is, and how long it takes to list, search, look back over and hand out.

    python tests/benchmarks/bench_journal.py [--practices 400] [--sessions 10000] [--entries 100000] [--then CHECKOUT]
                                             [--home FOLDER]

The first table is of so many practices of 20 minutes with a heartbeat a second, written as the player writes them.
``--then`` names a checkout of an earlier version (`git worktree add /tmp/then 9105aac`), which writes and reads the
same practices beside it. The second is of a large journal, in processor time (the median of five, with files in the
cache) and as a multiple of what SQLite alone takes to hand out five columns of every entry in the same run. The third
is of the whole commands over that journal, on the clock and of the processor, with the program's modules compiled as
they are once installed. ``--home`` keeps the journal in a folder, and measures again the one that lies there.
"""

from __future__ import annotations

import argparse
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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
def feel(log, when, feeling):
    if hasattr(log, "feel"):
        return log.feel(when, feeling)
    from guide.journal import Moment
    from tests.journal.felt_kit import felt
    log.take(felt(feeling, at[0]), Moment(when.value))
def reflect(log, text):
    if hasattr(log, "reflect"):
        return log.reflect(text)
    from guide.journal import Moment
    from tests.journal.felt_kit import written
    log.take(written(text, at[0]), Moment.AFTER)
path, practices = Path(sys.argv[1]), int(sys.argv[2])
at = [datetime(2021, 5, 4, 7, 30, tzinfo=UTC)]
with Journal.open(path, lambda: at[0]) as journal:
    for number in range(practices):
        at[0] += timedelta(hours=20)
        log = journal.begin("body-scan", title="Body scan", digest="0" * 64, kind="body-scan", intensity=1,
                            planned=1200.0, voice="hibari")
        feel(log, Occasion.BEFORE, Feeling(Zone.HOT, number % 11, (Felt("anxious", 4), Felt("tired"))))
        log.note(EventKind.STARTED, 0, 0, spot=[0, "line", 0, 0.0, 0.0])
        for second in range(1, 1201):
            at[0] += timedelta(seconds=1)
            log.note(EventKind.HEARTBEAT, second, second, spot=[second // 300, "line", second % 300, 1.25, 0.5])
        log.note(EventKind.ENDED, 1200, 1200, spot=[4, "line", 0, 0.0, 0.0])
        feel(log, Occasion.AFTER, Feeling(Zone.INSIDE, 3, (Felt("calm", 3),)))
        reflect(log, "It was quieter towards the end.")
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


def fill(path: Path, sessions: int, entries: int) -> None:
    """Fill a journal and print how long that takes."""
    from guide.journal import Answer, Entry, Journal, Part
    from tests.benchmarks.long_life import LINE, years

    lived, written = years(sessions, entries)
    with Journal.open(path, lambda: datetime.now(UTC)) as journal:
        began = time.perf_counter()
        print(journal.add(lived, written), f"in {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        uid = journal.keep(Entry("note", START, (Answer(LINE, (Part("a"),)),)))
        print(f"one entry kept in {(time.perf_counter() - began) * 1e3:.2f} ms")
        began = time.perf_counter()
        journal.delete_entry(uid)
        print(f"one entry deleted, the file written anew, in {time.perf_counter() - began:.2f} s")


def ask(path: Path) -> None:
    """Print how long each question takes that is asked of a journal."""
    from guide.journal import Journal
    from tests.benchmarks.long_life import END

    print(f"{path.stat().st_size / 1e6:.1f} MB")
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
            "search a rare word": lambda: journal.entries(text="99995", limit=50),
            "search a common word": lambda: journal.entries(text="Quiet", limit=50),
            "search two words, one not ASCII": lambda: journal.entries(text="Ü bridge", limit=50),
            "search what is not there": lambda: journal.entries(text="zebra", limit=50),
            "rows of one question, a year": lambda: journal.answer_rows("distress", since=END - timedelta(days=365)),
            "rows of one question, all": lambda: journal.answer_rows("distress"),
            "rows of one kind, two parts each, all": lambda: journal.answer_rows(kinds=["words"]),
            "rows of every session": journal.session_rows,
            "one page of insights": lambda: insights(journal, END),
        }
        for what, ask in asked.items():
            timed(what, ask, of=of)
        timed("lines, all", lambda: journal.export_lines(io.StringIO()), 1, of)


def commands(home: Path, times: int = 5) -> None:
    """Print how long the whole commands take over the journal in ``home``, each in a program of its own."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    around |= {"GUIDE_HOME": str(home), "PYTHONPATH": str(CHECKOUT), "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    ways = ("list", "list --limit 50 --json", "search quiet", "search zebra", "insights", "insights --form check-in")
    for way in ways:
        command = [sys.executable, "-m", "guide", "journal", *way.split()]
        taken = []
        for _ in range(times + 1):
            before, began = os.times(), time.perf_counter()
            subprocess.run(command, cwd=home, env=around, check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            taken.append((time.perf_counter() - began, spent))
        clock, spent = (median(each) * 1e3 for each in zip(*taken[1:], strict=True))
        print(f"guide journal {way:<26} {clock:8.0f} ms on the clock, {spent:.0f} ms of the processor")


def insights(journal: Journal, end: datetime) -> None:
    """Make a page of every finding, as the screen shows it."""
    from guide.insights.findings import FINDINGS
    from guide.insights.gathering import LATEST, findings

    findings(FINDINGS.values(), journal, end.date(), journal.day_within(LATEST))


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
    parser.add_argument("--home", type=Path)
    given = parser.parse_args()
    sys.path.insert(0, str(CHECKOUT))
    import guide.__main__  # noqa: F401 - it says how often rubbish is collected

    with tempfile.TemporaryDirectory() as folder:
        for checkout in filter(None, (given.then, CHECKOUT)):
            practised(checkout, Path(folder), given.practices)
        home = (given.home or Path(folder)).absolute()
        path = home / "data" / "journal.db"
        if not path.exists():
            fill(path, given.sessions, given.entries)
        ask(path)
        commands(home)


if __name__ == "__main__":
    main()
