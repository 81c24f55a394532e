"""A locked journal: set, changed, taken off; nobody else gets in, and no byte of any file is a plain word."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from guide.journal import EventKind, Feeling, Felt, Journal, Moment, backup, engine, lock, open_readable, schema
from guide.journal.away import AwayTimer
from guide.journal.troubles import LockedError
from guide.problems import CannotReadError, CannotWriteError
from tests.journal.entry_kit import note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import HandClock, one_session

pytest.importorskip("sqlcipher3")
SECRET = b"inmost"
PHRASE = "correct horse, Grüße 🌿"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is made in no time; that the real cost is asked for is a test of its own."""
    monkeypatch.setattr(lock, "COST", 1 << 4)


def fill(path: Path, clock: HandClock, key: engine.Key | None = None) -> None:
    with Journal.open(path, clock, key) as journal:
        log = journal.begin("inmost-practice", title="A", digest="", kind="rest", intensity=1, planned=60, voice="")
        feel(log, Moment.BEFORE, Feeling(words=(Felt("inmost-word"),)))
        log.note(EventKind.ENDED, 60, 60, why="inmost-note")
        uid = journal.keep(note("inmost thought " * 500))
        journal.keep(note("inmost second thought", uid=uid))
        journal.set_setting("inmost-name", "inmost-value")


def plain(folder: Path) -> list[str]:
    """The files in which a word can be read."""
    return sorted(each.name for each in folder.iterdir() if SECRET in each.read_bytes())


def told(path: Path, clock: HandClock, key: engine.Key | None = None) -> list[str]:
    from io import StringIO

    with Journal.open(path, clock, key) as journal:
        out = StringIO()
        journal.export_lines(out)
        return out.getvalue().splitlines()


def test_locked_changed_and_taken_off_it_holds_the_same(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    before = told(path, clock)
    assert plain(path.parent)
    lock.set_passphrase(path, PHRASE)
    assert plain(path.parent) == []
    assert lock.is_locked(path)
    first = lock.unlock(path, PHRASE)
    assert told(path, clock, first) == before
    lock.change_passphrase(path, first, "another")
    with pytest.raises(LockedError):
        lock.unlock(path, PHRASE)
    second = lock.unlock(path, "another")
    assert told(path, clock, second) == before
    assert plain(path.parent) == []
    lock.remove_passphrase(path, second)
    assert not lock.is_locked(path)
    assert told(path, clock) == before
    assert {each.name for each in path.parent.iterdir()} == {"journal.db"}


def test_without_the_key_or_with_another_it_is_a_sentence_and_no_other_journal_is_begun(
    path: Path, clock: HandClock, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    raw = path.read_bytes()
    for opened in (lambda: Journal.open(path, clock), lambda: open_readable(path, clock)):
        with pytest.raises(LockedError, match="is locked"):
            opened()
    wrong = lock.key_of(path, "wrong")
    for opened in (lambda: Journal.open(path, clock, wrong), lambda: open_readable(path, clock, wrong)):
        with pytest.raises(LockedError, match="does not open"):
            opened()
    assert path.read_bytes() == raw
    assert {each.name for each in path.parent.iterdir()} == {"journal.db", "journal.db.lock"}
    assert capfd.readouterr() == ("", "")


def test_a_key_for_a_journal_that_is_not_locked_is_a_sentence(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    with pytest.raises(LockedError, match="is not locked"):
        Journal.open(path, clock, engine.Key(bytes(32), bytes(16)))


def test_a_new_journal_can_be_locked_from_its_first_byte(path: Path, clock: HandClock) -> None:
    key = engine.Key(os.urandom(32), os.urandom(16))
    fill(path, clock, key)
    assert plain(path.parent) == []
    assert lock.is_locked(path)
    assert len(told(path, clock, key)) == 5


def test_the_passphrase_costs_what_was_agreed_and_its_file_tells_it(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    assert lock.COST == 1 << 17
    asked: list[dict[str, object]] = []

    def scrypt(password: bytes, **costs: object) -> bytes:
        asked.append(costs)
        return bytes(32)

    monkeypatch.setattr(hashlib, "scrypt", scrypt)
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    assert {name: asked[0][name] for name in ("n", "r", "p", "dklen")} == {"n": 131072, "r": 8, "p": 1, "dklen": 32}
    assert asked[0]["salt"] == path.read_bytes()[:16]
    assert json.loads(path.with_name("journal.db.lock").read_text())["n"] == 131072
    assert path.with_name("journal.db.lock").stat().st_mode & 0o077 == 0


def test_the_cost_is_that_of_the_file_and_composed_letters_are_the_same(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, clock)
    lock.set_passphrase(path, "Gru\u0308ße")
    monkeypatch.setattr(lock, "COST", 1 << 6)
    lock.unlock(path, "Grüße")


def test_a_key_shows_nothing_of_itself(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    key = lock.unlock(path, PHRASE)
    assert key.secret.hex() not in repr(key)
    assert repr(key) == "Key()"


def test_a_journal_that_is_open_elsewhere_is_not_moved(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    before = told(path, clock)
    with Journal.open(path, clock), pytest.raises(CannotWriteError, match="open elsewhere"):
        lock.set_passphrase(path, PHRASE)
    assert told(path, clock) == before
    assert {each.name for each in path.parent.iterdir()} == {"journal.db"}


OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from guide.journal import Journal
with Journal.open(Path(sys.argv[1]), lambda: datetime(2031, 5, 4, tzinfo=UTC)):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_journal_that_another_program_has_open_is_not_moved(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    before = told(path, clock)
    run = [sys.executable, "-c", OPEN, str(path)]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()
        with pytest.raises(CannotWriteError, match="open elsewhere"):
            lock.set_passphrase(path, PHRASE)
        program.communicate("")
    assert told(path, clock) == before
    assert {each.name for each in path.parent.iterdir()} == {"journal.db"}


def test_backups_and_leftovers_are_wiped_and_other_copies_are_named(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    backup.make(path, None, 3)
    shutil.copy(path, path.with_name("journal.damaged-1.db"))
    for name in ("journal.db.moving", "journal.db.gone"):
        path.with_name(name).write_bytes(SECRET)
    moved = lock.set_passphrase(path, PHRASE)
    assert [each.name for each in moved.wiped] == ["journal.db.before-3"]
    assert [each.name for each in moved.copies] == ["journal.damaged-1.db"]
    assert plain(path.parent) == ["journal.damaged-1.db"]


def test_what_a_killed_move_left_goes_when_the_journal_is_opened(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    for name in ("journal.db.moving", "journal.db.gone"):
        path.with_name(name).write_bytes(SECRET)
    Journal.open(path, clock, lock.unlock(path, PHRASE)).close()
    assert plain(path.parent) == []


def test_where_the_copy_fails_everything_is_as_it_was(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, clock)
    before = told(path, clock)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock, "_compare", fail)
    with pytest.raises(CannotWriteError):
        lock.set_passphrase(path, PHRASE)
    assert told(path, clock) == before
    assert {each.name for each in path.parent.iterdir()} == {"journal.db"}


def test_the_old_bytes_are_written_over_before_the_file_goes(path: Path, clock: HandClock, tmp_path: Path) -> None:
    fill(path, clock)
    os.link(path, tmp_path / "same-file.db")
    assert SECRET in (tmp_path / "same-file.db").read_bytes()
    lock.set_passphrase(path, PHRASE)
    assert set((tmp_path / "same-file.db").read_bytes()) == {0}


def test_a_locked_journal_of_an_earlier_version_is_brought_up_with_a_locked_backup(
    path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    shutil.copy(Path(__file__).parent / "made" / "small.db", path)
    lock.set_passphrase(path, PHRASE)
    key = lock.unlock(path, PHRASE)
    with Journal.open(path, clock, key) as journal:
        assert len(journal.sessions()) == 4
    (kept,) = backup.backups(path)
    words = b"eigenes"
    assert not [each for each in path.parent.iterdir() if words in each.read_bytes()]
    with closing(engine.connect(kept, key)) as old:
        assert (schema.version(old), old.execute("SELECT count(*) FROM felt").fetchone()) == (2, (2,))


def test_what_opens_it_missing_is_a_sentence(path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, clock)
    before = path.read_bytes()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(CannotReadError, match=r"guide-player\[lock\]"):
        lock.set_passphrase(path, PHRASE)
    assert path.read_bytes() == before


def test_troubles_of_sqlcipher_are_sentences_too(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    key = lock.unlock(path, PHRASE)
    with Journal.open(path, clock, key) as journal:
        log = one_session(journal)
        journal.delete(log.id)
        with pytest.raises(CannotWriteError, match="deleted"):
            log.note(EventKind.HEARTBEAT, 1, 1)


def test_deleting_leaves_no_trace_in_a_locked_one_either(path: Path, clock: HandClock) -> None:
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    with Journal.open(path, clock, lock.unlock(path, PHRASE)) as journal:
        assert journal.delete_everything()
        assert (journal.sessions(), journal.entries(), journal.setting("inmost-name")) == ((), (), None)


WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from guide.journal import *
from tests.journal.felt_kit import feel
path, key = Path(sys.argv[1]), Key(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
now = lambda: datetime(2031, 5, 4, tzinfo=UTC)
def notes(start):
    for number in range(start, start + 400):
        said = Answer(Question("n", "text", "inmost?"), (Part("inmost " * 300),))
        yield Entry("note", now() + timedelta(seconds=number), (said,))
with Journal.open(path, now, key) as journal:
    log = journal.begin("inmost", title="inmost", digest="", kind="", intensity=1, planned=1, voice="")
    print("begun", flush=True)
    round = 0
    while True:
        feel(log, Moment.BEFORE, Feeling(words=(Felt("inmost"),)))
        log.note(EventKind.HELD, round, round, why="inmost")
        log.note(EventKind.HEARTBEAT, round, round, why="inmost")
        journal.add(entries=notes(round * 400))
        uid = journal.entries(text="inmost", limit=1)[0].uid
        journal.keep(Entry("note", now(), uid=uid))
        journal.delete_entry(uid)
        journal.answer_rows(question="n")
        round += 1
        print(round, flush=True)
"""


def test_no_byte_of_any_file_is_a_plain_word_while_it_is_written_and_after_a_kill(
    path: Path, clock: HandClock, tmp_path: Path
) -> None:
    """Also of the files that SQLite makes for itself: they would lie in the folder that is given for such."""
    fill(path, clock)
    lock.set_passphrase(path, PHRASE)
    key = lock.unlock(path, PHRASE)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    home = {**os.environ, "SQLITE_TMPDIR": str(temporary), "TMPDIR": str(temporary)}
    looked = 0
    for wanted in ("begun", "1", "2", "3"):
        program = subprocess.Popen(
            [sys.executable, "-c", WRITER, path, key.secret.hex(), key.salt.hex()],
            stdout=subprocess.PIPE,
            text=True,
            env=home,
        )
        with program:
            assert program.stdout is not None
            while program.stdout.readline().strip() != wanted:
                assert plain(path.parent) == plain(temporary) == []
                looked += 1
            program.kill()
        assert plain(path.parent) == plain(temporary) == []
        with Journal.open(path, clock, key) as journal:
            assert journal.sessions()
        with closing(engine.connect(path, key)) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert looked >= 5


def test_the_keyring_keeps_a_key_and_anything_amiss_means_to_ask(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    from guide.journal import key_ring

    class Ring:
        priority = 5.0
        kept: dict[tuple[str, str], str] = {}  # noqa: RUF012

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    class Broken(Ring):
        def get_password(self, service: str, username: str) -> str | None:
            raise RuntimeError("locked")

    class Weak(Ring):
        priority = 0.5

    key = engine.Key(os.urandom(32), os.urandom(16))
    monkeypatch.setattr(keyring, "get_keyring", Ring)
    monkeypatch.setattr(keyring, "set_password", lambda *given: Ring().set_password(*given))
    monkeypatch.setattr(keyring, "get_password", lambda *given: keyring.get_keyring().get_password(*given))
    monkeypatch.setattr(keyring, "delete_password", lambda *given: Ring().delete_password(*given))
    assert key_ring.recall(path) is None
    assert key_ring.remember(path, key)
    assert key_ring.recall(path) == key
    for other in (Broken, Weak):
        monkeypatch.setattr(keyring, "get_keyring", other)
        assert key_ring.recall(path) is None
        assert not key_ring.remember(path, key)
    monkeypatch.setattr(keyring, "get_keyring", Ring)
    key_ring.forget(path)
    assert key_ring.recall(path) is None
    key_ring.forget(path)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not key_ring.remember(path, key)
    assert key_ring.recall(path) is None


@pytest.mark.parametrize(
    ("minutes", "seen", "now", "due"),
    [(5, 100, 399.9, False), (5, 100, 400, True), (5, 100, 99, True), (0, 0, 1e9, False), (0.5, 0, 30, True)],
)
def test_it_locks_after_minutes_away(minutes: float, seen: float, now: float, due: bool) -> None:
    timer = AwayTimer(minutes)
    timer.seen(seen)
    assert timer.due(now) is due
