"""guide now: the first page line by line, driven from standard input."""

from __future__ import annotations

import io
import json

import pytest

from guide import places
from guide.__main__ import main
from guide.cli import now, parser
from tests.scripts import TONE

STEPS = "needs: [panic]\nsections: [{title: A, closing: true, steps: ['If you like, rest here.']}]\n"


@pytest.fixture(autouse=True)
def own(home: object) -> None:
    places.own_scripts().mkdir(parents=True)
    (places.own_scripts() / "mine.yaml").write_text(f"title: Mine\n{TONE.partition(chr(10))[2]}{STEPS}")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize("silent", [(), ("--silent",)])
def test_what_is_typed_decides_and_what_is_chosen_is_played(
    silent: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    played: list[list[str]] = []

    def play(arguments: list[str]) -> int:
        played.append(arguments)
        return 0

    monkeypatch.setattr("guide.cli.run", play)
    typed(monkeypatch, "4", "3", "nine", "1")
    assert now.run(parser("now").parse_args(["now", *silent])) == 0
    said = capsys.readouterr().out
    assert "because you said: far away" in said
    assert "Type a number from 1 to 3." in said
    assert said.count("How is it just now?") == 2
    assert said.count("Which one?") == 2
    assert [words[0] for words in played] == ["play"]
    assert played[0][2:] == ["--plain", *silent]


def test_who_types_nothing_gets_a_list_and_nothing_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch)
    assert main(["now"]) == 0
    assert "\n1  " in capsys.readouterr().out


def test_for_programs_nothing_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["now", "--json", "--zone", "hot", "--need", "panic"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 1 <= len(told["ways"]) <= 6
    assert all(set(way) == {"name", "title", "reason", "resume"} for way in told["ways"])
