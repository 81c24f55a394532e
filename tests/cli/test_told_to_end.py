"""Whoever is told to end from outside (SIGTERM, SIGHUP) ends softly and soon: who shuts down waits for nobody.

Each command runs as a process of its own, is told alone or with its whole group (as a terminal and a service manager
do), and has five seconds. What it leaves behind is looked at afterwards: the journal, the folder, the exit status.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import Ending, Journal, SessionRecord
from tests.cli.cli_kit import SHORT

pytest.importorskip("pty", reason="Windows has no signals to send")
from tests.cli.terminal import Terminal

LONG = SHORT.replace("      - Rest here.\n", "      - Rest here.\n      - pause: 120s!\n").replace(
    "      - Come back.\n", "      - Come back.\n      - pause: 60s!\n"
)
SOON = 5.0
"""Seconds that whoever is told to end has, however busy."""
WAYS: dict[str, Callable[[int, int], None]] = {"alone": os.kill, "all": os.killpg}
signals = pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hup"])
ways = pytest.mark.parametrize("way", list(WAYS))


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "long.yaml"
    path.write_text(LONG, encoding="utf-8")
    return path


def started(*arguments: str | Path, cwd: Path | None = None) -> subprocess.Popen[str]:
    """``guide`` without a terminal, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "guide", *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=cwd,
    )  # fmt: skip


def hear(process: subprocess.Popen[str], words: str) -> None:
    """Wait until it has said them."""
    assert process.stdout
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(f"never said: {words}")


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Its status and what it said since, if it ended in time."""
    try:
        out, err = process.communicate(timeout=SOON)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise AssertionError(f"it goes on after {SOON:.0f} s") from None
    assert "Traceback" not in out + err, err
    return process.returncode, out, err


def last_session() -> SessionRecord:
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        return journal.sessions()[0]


@signals
@ways
def test_a_practice_line_by_line(script: Path, number: int, way: str) -> None:
    process = started("play", script, "--silent")
    hear(process, "Rest here.")
    told = time.monotonic()
    WAYS[way](process.pid, number)
    status, _, err = ended(process)
    assert (status, err) == (128 + number, "No sound, as you asked: words, breath and time go on.\n")
    session = last_session()
    assert (session.ending, session.completed) == (Ending.LANDED, False)
    assert 2.0 <= session.heard <= 4.0 + time.monotonic() - told


def test_a_practice_whose_closing_plays_already(script: Path) -> None:
    process = started("play", script, "--silent")
    hear(process, "Rest here.")
    process.send_signal(signal.SIGINT)
    hear(process, "Landing.")
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.0)
    process.send_signal(signal.SIGTERM)
    assert ended(process)[0] == 143
    assert last_session().ending is Ending.LANDED


def test_told_over_and_over_it_still_ends_in_order(script: Path) -> None:
    process = started("play", script, "--silent")
    hear(process, "Rest here.")
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM):
        process.send_signal(number)
    assert ended(process)[0] in (128 + signal.SIGTERM, 128 + signal.SIGHUP)
    assert last_session().ending is Ending.LANDED


@pytest.mark.parametrize("before", ["appointed", "timer"])
def test_what_waits_or_only_rings(script: Path, before: str) -> None:
    appointed = ("play", str(script), "--silent", "--in", "1h")
    timer = ("play", "timer", "--for", "10m", "--silent")
    process = started(*(appointed if before == "appointed" else timer))
    hear(process, "It begins at" if before == "appointed" else "Sitting")
    process.send_signal(signal.SIGTERM)
    assert ended(process)[0] == 143
    if before == "timer":
        assert last_session().ending is Ending.LANDED


@signals
@ways
@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["screen", "plain"])
def test_a_practice_at_a_terminal(script: Path, number: int, way: str, mode: tuple[str, ...]) -> None:
    terminal = Terminal("play", str(script), "--silent", "--no-check-in", *mode)
    try:
        terminal.hear("Rest here.")
        WAYS[way](terminal.process.pid, number)
        assert terminal.process.wait(SOON) == 128 + number
        if not mode:
            terminal.hear("\x1b[?1049l")  # the screen of before is back
    finally:
        terminal.close()
    assert last_session().ending is Ending.LANDED


@pytest.mark.parametrize("mode", [(), ("--plain",)], ids=["screen", "plain"])
def test_a_practice_that_nobody_has_answered_for_yet(script: Path, mode: tuple[str, ...]) -> None:
    terminal = Terminal("play", str(script), "--silent", *mode)
    try:
        terminal.hear("How is it inside" if mode else "now")
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.process.wait(SOON) == 143
    finally:
        terminal.close()
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        assert list(journal.sessions()) == []


def test_a_window_that_goes_away_is_no_trouble_with_the_world(script: Path) -> None:
    terminal = Terminal("play", str(script), "--silent", "--no-check-in", "--plain")
    try:
        terminal.hear("Rest here.")
        terminal.hang_up()
        assert terminal.process.wait(SOON) == 128 + signal.SIGHUP
    finally:
        terminal.close()
    assert last_session().ending is Ending.LANDED


@signals
@ways
@pytest.mark.parametrize("practices", [1, 3])
def test_an_export_leaves_nothing_half_written(tmp_path: Path, number: int, way: str, practices: int) -> None:
    scripts, out = tmp_path / "scripts", tmp_path / "out"
    scripts.mkdir()
    for each in range(practices):
        (scripts / f"p{each}.yaml").write_text(LONG.replace("120s!", "3h!"), encoding="utf-8")
    given = scripts if practices > 1 else scripts / "p0.yaml"
    target = out if practices > 1 else out / "p0.mp3"
    process = started("export", given, "-o", target, "--format", "mp3", "--jobs", "2", "--stems")
    patience = time.monotonic() + 60
    while len(list(out.glob(".*.part.mp3"))) < min(practices, 2):
        assert time.monotonic() < patience
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.2)
    WAYS[way](process.pid, number)
    assert ended(process) == (128 + number, "", "")
    assert list(out.iterdir()) == []


@signals
def test_a_script_that_is_being_watched(script: Path, number: int) -> None:
    process = started("watch", script, "--silent")
    hear(process, "Save the file")
    process.send_signal(number)
    assert ended(process)[0] == 128 + number


def test_who_was_told_not_to_listen_goes_on(script: Path) -> None:
    """As nohup does it."""
    command = [sys.executable, "-u", "-m", "guide", "play", str(script), "--silent"]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )  # fmt: skip
    hear(process, "Rest here.")
    process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2.0)
    process.send_signal(signal.SIGTERM)
    assert ended(process)[0] == 143
