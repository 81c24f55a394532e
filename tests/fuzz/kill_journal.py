"""Kills a program at random points while it practises, writes down and imports, and looks what is left.

    python tests/fuzz/kill_journal.py [--times 200] [--seed 1] [--locked]

After each kill: the database is whole; every call that had returned is there, with the seconds right to a heartbeat;
an import is there as a whole or not at all; and the next program goes on. The journal is the same one all the time, so
that what an earlier kill left is there too. The exit status is 1 where something is amiss.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))

from guide.journal import Ending, Journal, Key, engine  # noqa: E402

IMPORTED = 150
"""Entries of one import."""
ANSWERS = 6
"""Of one entry, each kept on its own."""

WORK = """
import json, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from guide.journal import *
from tests.journal.felt_kit import feel
path, seed = Path(sys.argv[1]), int(sys.argv[2])
key = Key(bytes.fromhex(sys.argv[3]), bytes.fromhex(sys.argv[4])) if len(sys.argv) > 3 else None
start = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(hours=seed)
at = [start]
def said(text):
    return Answer(Question("line", "line", "A line?"), (Part(text),))
def done(**told):
    print(json.dumps(told), flush=True)
def imported(batch):
    for number in range(150):
        yield Entry(f"import-{seed}-{batch}", start + timedelta(seconds=number), (said(f"{number} " * 40),))
with Journal.open(path, lambda: at[0], key) as journal:
    done(opened=True)
    for round in range(10_000):
        name = f"practice-{seed}-{round}"
        log = journal.begin(name, title="A", digest="", kind="rest", intensity=1, planned=60, voice="")
        feel(log, Moment.BEFORE, Feeling(Zone.HOT, round % 11, (Felt("tired", 2),)))
        done(session=log.uid, distress=round % 11)
        log.note(EventKind.STARTED, 0, 0)
        for second in range(1, 40):
            at[0] += timedelta(seconds=1)
            log.note(EventKind.HEARTBEAT, second, second, spot=[1, "line", second, 0, 0])
            done(beat=log.uid, heard=second)
        entry = Entry("a-clear-no", at[0], state=State.OPEN)
        for number in range(6):
            answers = (*entry.answers, said(f"answer {number} of {seed}-{round}"))
            entry = Entry("a-clear-no", at[0], answers, state=State.OPEN if number < 5 else State.DONE, uid=entry.uid)
            uid = journal.keep(entry)
            entry = Entry("a-clear-no", at[0], answers, state=entry.state, uid=uid)
            done(entry=uid, answers=number + 1)
        if round % 3 == 0:
            journal.add(entries=imported(round))
            done(imported=f"import-{seed}-{round}")
        if round % 5 == 4:
            journal.delete_entry(uid)
            done(deleted=uid)
        log.note(EventKind.ENDED, 60, 40)
        done(ended=log.uid)
"""


class Told:
    """What programs said was done."""

    def __init__(self) -> None:
        self.heard: dict[str, int] = {}
        self.distress: dict[str, int] = {}
        self.answers: dict[str, int] = {}
        self.imports: set[str] = set()
        self.ended: set[str] = set()
        self.deleted: set[str] = set()
        self.latest = ""

    def hear(self, line: str) -> None:
        """Note one line; the last may be cut off."""
        try:
            told = json.loads(line)
        except ValueError:
            return
        match told:
            case {"session": uid, "distress": distress}:
                self.heard[uid], self.distress[uid] = 0, distress
            case {"beat": uid, "heard": heard}:
                self.heard[uid] = heard
            case {"entry": uid, "answers": count}:
                self.answers[uid], self.latest = count, uid
            case {"imported": form}:
                self.imports.add(form)
            case {"ended": uid}:
                self.ended.add(uid)
            case {"deleted": uid}:
                self.deleted.add(uid)


def killed(path: Path, seed: int, seconds: float, key: Key | None, told: Told) -> None:
    """Let a program work for so many seconds after it began, and kill it."""
    keys = [key.secret.hex(), key.salt.hex()] if key else []
    run = [sys.executable, "-c", WORK, str(path), str(seed), *keys]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as program:
        assert program.stdout is not None
        if seconds > 0.01:  # otherwise it is killed while it opens the journal
            told.hear(program.stdout.readline())
        else:
            time.sleep(0.15)
        timer = threading.Timer(seconds, program.kill)
        timer.start()
        for line in program.stdout:
            told.hear(line)
        program.wait()
        timer.cancel()
    if program.returncode not in (-9, 1):
        raise AssertionError(f"the program ended on its own: {program.returncode}")


def check(path: Path, key: Key | None, told: Told) -> list[str]:
    """What is amiss."""
    amiss = []
    with Journal.open(path, lambda: datetime(2040, 1, 1, tzinfo=UTC), key) as journal:
        sessions = {session.uid: session for session in journal.sessions()}
        for uid, heard in told.heard.items():
            session = sessions.get(uid)
            if session is None:
                amiss.append(f"session {uid} is not there")
                continue
            if session.before is None or session.before.distress != told.distress[uid]:
                amiss.append(f"session {uid}: what was felt is not there")
            least = 40 if uid in told.ended else heard
            if not least <= session.heard <= min(40, heard + 1):
                amiss.append(f"session {uid}: {session.heard} seconds, not {heard}")
            if uid in told.ended and session.ending is not Ending.ENDED:
                amiss.append(f"session {uid} {session.ending.value}")
        entries = {entry.uid: len(entry.answers) for entry in journal.entries(form="a-clear-no")}
        for uid, count in told.answers.items():
            if uid in told.deleted:
                if uid in entries:
                    amiss.append(f"entry {uid} is there again")
            elif uid not in entries and uid == told.latest and count == ANSWERS:
                told.deleted.add(uid)  # killed between the deletion and its word
            elif not count <= entries.get(uid, -1) <= min(ANSWERS, count + 1):
                amiss.append(f"entry {uid}: {entries.get(uid)} answers, not {count}")
        forms: dict[str, int] = {}
        for entry in journal.entries():
            if entry.form.startswith("import-"):
                forms[entry.form] = forms.get(entry.form, 0) + 1
        amiss += [f"{form}: {count} of {IMPORTED}" for form, count in forms.items() if count != IMPORTED]
        amiss += [f"{form} is not there" for form in told.imports - forms.keys()]
    with closing(engine.connect(path, key)) as file:
        for pragma in ("integrity_check", "foreign_key_check"):
            found = file.execute(f"PRAGMA {pragma}").fetchall()
            if found not in ([("ok",)], []):
                amiss.append(f"{pragma}: {found[:3]}")
    return amiss


def main() -> int:
    """Kill, look, and go on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locked", action="store_true")
    given = parser.parse_args()
    by, told, amiss = random.Random(given.seed), Told(), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        key = Key(os.urandom(32), os.urandom(16)) if given.locked else None
        for number in range(given.times):
            killed(path, number, by.choice([0, by.uniform(0.01, 0.1), by.uniform(0.01, 0.8)]), key, told)
            found = check(path, key, told)
            amiss += found
            for each in found:
                print(f"after kill {number}: {each}", flush=True)
        size = path.stat().st_size / 1e6
    print(f"{given.times} kills: {len(told.heard)} sessions, {len(told.answers)} entries, {len(told.imports)} imports, "
          f"{len(told.deleted)} deletions, {size:.1f} MB; amiss: {len(amiss)}")  # fmt: skip
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
