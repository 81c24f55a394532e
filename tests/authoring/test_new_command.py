"""``guide new`` as a stranger meets it: asked on a terminal, with options, and where it may not write."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

import pytest

from guide import script
from guide.__main__ import main
from guide.cli import new
from guide.script.model import KINDS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return tmp_path


def guide_new(*arguments: str) -> int:
    commands = argparse.ArgumentParser()
    new.add(commands.add_subparsers())
    given = commands.parse_args(["new", *arguments])
    return int(given.run(given))


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys, "stdout", Terminal())


def written(path: Path) -> script.Script:
    return script.load(path)


def test_without_a_terminal_what_is_usual_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide_new() == 0
    (path,) = here.glob("*.yaml")
    assert path.name == "listening.yaml"
    assert written(path).kind == "mindfulness"
    assert path.read_text().startswith("# yaml-language-server: $schema=file:")
    said = capsys.readouterr().out
    assert "Written: listening.yaml" in said
    assert "guide watch listening.yaml" in said


def test_enter_takes_what_is_usual(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "", "", "")
    assert guide_new() == 0
    assert written(here / "listening.yaml").title == "Listening"


def test_answers_are_asked_for_again_until_they_fit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(
        monkeypatch,
        "sleep",
        "gri",
        "soon",
        "12m",
        "",
    )
    assert guide_new() == 0
    practice = written(here / "carrying-it.yaml")
    assert practice.kind == "grief"


def test_the_end_of_the_answers_takes_what_is_usual(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "nature")
    assert guide_new() == 0
    assert written(here / "outside.yaml").kind == "nature"


def test_what_is_given_is_not_asked_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch)
    assert guide_new("mine", "--kind", "rest", "--for", "5m", "--title", "Noon rest") == 0
    assert written(here / "mine.yaml").title == "Noon rest"
    assert isinstance(sys.stdout, Terminal)
    assert "?" not in sys.stdout.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_asked_for(kind: str, here: Path) -> None:
    assert guide_new("a.yaml", "--kind", kind) == 0
    assert written(here / "a.yaml").kind == kind


def test_a_file_gives_its_name_to_the_title(here: Path) -> None:
    guide_new("for-my_brother.yml")
    assert written(here / "for-my_brother.yml").title == "For my brother"


def test_nothing_is_written_over_unless_that_is_asked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine.yaml").write_text("mine")
    assert main(["new", "mine"]) == 3
    assert "--force" in capsys.readouterr().err
    assert (here / "mine.yaml").read_text() == "mine"
    assert main(["new", "mine", "--force"]) == 0
    assert written(here / "mine.yaml").title == "Mine"


def test_what_is_in_the_way_is_said_before_anything_is_asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "mine.yaml").write_text("mine")
    answer(monkeypatch, "rest")
    assert main(["new", "mine"]) == 3
    assert sys.stdin.read() == "rest\n"


@pytest.mark.parametrize("name", [".", "folder", "folder.yaml"])
def test_a_folder_is_refused_in_one_sentence(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / name).mkdir(exist_ok=True)
    assert main(["new", name, "--force"]) == 3
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_one_sentence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "closed").mkdir(mode=0o500)
    assert main(["new", "closed/mine.yaml"]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_file_in_the_place_of_a_folder_is_one_sentence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "file").write_text("")
    assert main(["new", "file/mine.yaml"]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_home_that_cannot_be_written_costs_only_the_line_for_editors(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "file").write_text("")
    monkeypatch.setenv("GUIDE_HOME", str(here / "file"))
    assert main(["new", "mine"]) == 0
    assert "left out" in capsys.readouterr().err
    assert "yaml-language-server" not in (here / "mine.yaml").read_text()


@pytest.mark.parametrize(
    "arguments", [["--kind", "gref"], ["--for", "2m"], ["--for", "2h"], ["--title", "..."], ["--title", "a\x1bb"]]
)
def test_wrong_use_writes_nothing(arguments: list[str], here: Path) -> None:
    with pytest.raises(SystemExit):
        guide_new(*arguments)
    assert list(here.glob("*.yaml")) == []
