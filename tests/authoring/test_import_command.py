"""`guide import`: the script goes to standard output or a file, what could not be placed to standard error."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from guide import script
from guide.__main__ import main
from guide.authoring.importing import ENDINGS
from guide.cli import importing
from guide.problems import CannotReadError, CannotWriteError, ScriptError

TALK = "Sit down. [softly]\n\n[pause 5s] When you are ready, open your eyes."


def guide_import(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    importing.add(parser.add_subparsers())
    given = parser.parse_args(["import", *map(str, arguments)])
    return int(given.run(given))


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK)
    return path


def test_the_script_is_printed_and_what_is_left_is_told(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide_import(talk) == 0
    printed = capsys.readouterr()
    assert script.parse(printed.out).problems == ()
    assert printed.err.splitlines() == [
        f"{talk}: 1 thing could not be placed as it is:",
        "  line 1: [softly]: a direction is not spoken",
    ]


def test_what_is_written_is_never_told_of_as_a_mistake_of_the_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, out = tmp_path / "pier.txt", tmp_path / "pier.yaml"
    text.write_text("Sit down.\n\n[pause 5s]\n\nFeel your feet.\n\nWhen you are ready, look around.\n")
    assert guide_import(text, "-o", out) == 0
    capsys.readouterr()
    assert main(["check", str(out)]) == 0
    assert capsys.readouterr().out.strip() == "Nothing is wrong."


def test_a_file_is_written_and_not_written_over(talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "talk.yaml"
    assert guide_import(talk, "-o", out, "--schema", "practice.schema.json") == 0
    assert capsys.readouterr().out == ""
    assert script.load(out).title == "Talk"
    assert out.read_text().startswith("# yaml-language-server: $schema=practice.schema.json\n")
    out.write_text("mine")
    with pytest.raises(CannotWriteError, match="already there"):
        guide_import(talk, "-o", out)
    assert out.read_text() == "mine"
    assert guide_import(talk, "-o", out, "--force") == 0
    assert script.load(out).title == "Talk"
    with pytest.raises(CannotWriteError):
        guide_import(talk, "-o", tmp_path, "--force")


def test_a_name_that_tells_nothing_needs_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.doc"
    path.write_text(TALK)
    assert guide_import(path) == 1
    assert "--format" in capsys.readouterr().err
    assert guide_import(path, "--format", "text") == 0


def test_what_is_wrong_is_said_as_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "talk.ssml"
    with pytest.raises(CannotReadError, match="There is no file"):
        guide_import(path)
    path.write_text("<speak>\n<p>")
    with pytest.raises(ScriptError, match=r"talk\.ssml:2:4  syntax  this is not XML"):
        guide_import(path)
    assert not list(tmp_path.glob("*.yaml"))


def test_the_formats_are_those_of_the_room() -> None:
    assert tuple(ENDINGS) == importing.FORMATS


def test_the_command_is_declared_without_anything_heavy() -> None:
    code = (
        "import sys\nfrom guide.authoring import importing, yaml_text, ssml\n"
        "from guide.cli import importing as command\n"
        "importing.imported(b'Sit down. [pause 5s] Rest.', 'a.txt')\n"
        "print([name for name in ('numpy', 'scipy', 'textual', 'onnxruntime', 'pyttsx3') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.stdout == "[]\n", found.stderr


def test_elastic_makes_pauses_of_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Evening Rest\n\n0:00 sit down\n0:30 open your eyes\n\nEND\n")
    assert guide_import(path) == 0
    assert "until: 30s" in capsys.readouterr().out
    assert guide_import(path, "--elastic") == 0
    printed = capsys.readouterr()
    assert "until" not in printed.out
    assert "title: Evening Rest" in printed.out
    assert "END: it ends the text and is not spoken" in printed.err


def test_old_letters_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("Spüre die Füße.\nUnd ruhe – jetzt.".encode("cp1252"))
    assert guide_import(path) == 0
    printed = capsys.readouterr()
    assert "Spüre die Füße" in printed.out
    assert "line 1: " in printed.err
    assert "not UTF-8 and was read as Windows-1252" in printed.err
