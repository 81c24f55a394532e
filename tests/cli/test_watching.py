"""``guide watch``: looks at the disk are given by hand, so nothing here waits for a clock."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide import places
from guide.__main__ import main
from guide.cli.watch import Look, Watch, looks, saves
from guide.preview.preview import Preview

SHORT = """title: Short
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - Rest here, if you like.
      - use: kind-words
  - title: Two
    closing: true
    steps:
      - Come back.
"""
PART = "steps:\n  - Kind words of mine.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "kind-words.yaml").write_text(PART)
    path = tmp_path / "short.yaml"
    path.write_text(SHORT)
    return path


@pytest.fixture(autouse=True)
def own_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")


Change = Callable[[], object]


def given(path: Path, *changes: Change) -> Iterator[Look | None]:
    """Looks at the disk as it is and after each change, with time in between for what is spoken."""
    found = saves(looks(path, lambda: None))
    for change in (lambda: None, *changes):
        change()
        yield from itertools.islice(found, 12)


def watched(path: Path, *changes: Change) -> None:
    audition = Preview(None)
    try:
        Watch(path, given(path, *changes), audition).run()
    finally:
        audition.close()


def writing(path: Path, old: str, new: str) -> Change:
    return lambda: path.write_text(path.read_text().replace(old, new))


def test_a_save_counts_when_it_has_come_to_rest() -> None:
    a, b, half = ({Path("x"): text} for text in (b"a", b"b", b""))
    seen = [a, a, a, half, b, b, None, b, b, None, None, a, b, b, a, a]
    assert [look for look in saves(seen) if look is not None] == [a, b, a]
    assert len(list(saves(seen))) == len(seen)


def test_a_file_that_is_away_for_a_moment_is_waited_for(path: Path) -> None:
    found = looks(path, lambda: None)
    assert next(found) is not None
    moved = path.rename(path.with_suffix(".away"))
    assert next(found) is None
    moved.rename(path)
    look = next(found)
    assert look is not None
    assert look[path] == SHORT.encode()


def test_the_parts_beside_a_script_are_looked_at_too(path: Path) -> None:
    look = next(looks(path, lambda: None))
    assert look is not None
    assert look[path.parent / "parts" / "kind-words.yaml"] == PART.encode()


def test_each_save_is_checked_and_only_what_is_new_is_spoken(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watched(path, writing(path, "Rest here", "Stay here"), writing(path, "title: One", "title: First"))
    said = capsys.readouterr().out.split("Nothing is wrong.")
    assert len(said) == 4
    assert "Save the file" in said[1]
    assert "Spoken anew: 1 line, " in said[2]
    assert "No line" in said[3]


def test_a_part_that_is_saved_is_heard(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = path.parent / "parts" / "kind-words.yaml"
    watched(path, writing(part, "of mine", "of yours"))
    assert "Spoken anew: 1 line, " in capsys.readouterr().out


def test_a_part_that_is_not_used_is_nobodys_business(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = path.parent / "parts" / "other.yaml"
    other.write_text("steps: []\n")
    watched(path, lambda: other.write_text("steps: [A.]\n"))
    assert capsys.readouterr().out.count("Nothing is wrong.") == 1


def test_a_part_that_was_missing_mends_the_script_when_it_comes(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    part = path.parent / "parts" / "kind-words.yaml"
    part.unlink()
    watched(path, lambda: part.write_text(PART))
    said = capsys.readouterr().out
    assert said.index("unknown-part") < said.index("Nothing is wrong.")


def test_what_is_wrong_is_shown_with_a_caret_and_then_mended(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watched(
        path, writing(path, "- Come back.", "- puase: 3s"), writing(path, "- puase: 3s", "- Come home."),
    )  # fmt: skip
    said = capsys.readouterr().out
    assert "did you mean 'pause'?" in said
    assert "        ^" in said
    assert said.count("Nothing is wrong.") == 2
    assert "Spoken anew: 1 line, " in said.rsplit("Nothing is wrong.", 1)[1]


def test_advice_is_shown_and_does_not_keep_from_hearing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    watched(path, writing(path, "- Come back.", "- You should come back."))
    said = capsys.readouterr().out
    assert "hard-words" in said
    assert said.rstrip().splitlines()[-1].startswith("Spoken anew: 1 line, ")


def test_what_shows_only_with_lengths_is_said_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "- breathe: {pattern: 1-1, cycles: 3, words: {in: Now the breath comes in slowly and gently.}}"
    watched(path, writing(path, "- Come back.", long))
    assert "cue-too-long" in capsys.readouterr().out


def test_a_save_while_the_voice_speaks_is_taken_up_at_once(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "".join(f"      - Line number {number}.\n" for number in range(40))
    first = {path: SHORT.replace("      - use: kind-words\n", lines).encode()}
    second = {path: SHORT.replace("      - use: kind-words\n", "").encode()}
    audition = Preview(None)
    Watch(path, iter([first, None, second, *itertools.repeat(None, 50)]), audition).run()
    audition.close()
    said = capsys.readouterr().out
    assert said.count("Nothing is wrong.") == 2
    assert "1 line of 42" in said
    assert audition.missing == 0


def test_once_checks_and_speaks_and_ends(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(path), "--once"]) == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    writing(path, "- Come back.", "- pause: soon")()
    assert main(["watch", str(path), "--once"]) == 2
    assert "bad-duration" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(tmp_path / "no.yaml")]) == 3
    said = capsys.readouterr()
    assert said.err.startswith("There is no file")
    assert (len(said.err.strip().splitlines()), said.out) == (1, "")


def test_a_disk_that_is_full_of_something_else_is_waited_for(path: Path) -> None:
    found = looks(path, lambda: None)
    path.unlink()
    path.mkdir()
    assert next(found) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to whole groups")
def test_ctrl_c_ends_it_quietly(path: Path) -> None:
    command = [sys.executable, "-u", "-m", "guide", "watch", str(path), "--silent"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith("Save the file"):
                process.send_signal(signal.SIGINT)
                break
        try:
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()  # whoever started the tests may have had Ctrl-C ignored
    assert (process.returncode, said) == (130, "")
