"""guide welcome, line by line, from standard input; and nobody who asks for something else meets it."""

from __future__ import annotations

import io

import pytest

from guide import cli, places, welcome
from guide.script import anchors


@pytest.fixture(autouse=True)
def _unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "hear", lambda: None)


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        ("h\ny\nthe old pier\n\nsoft now\n", {"place": "the old pier", "phrase": "soft now"}, "Did you hear it"),
        ("h\nn\n", {}, "guide doctor"),
        ("hear\nh\nn\n", {}, "guide doctor"),
        ("\n!!!\nthe pier\n", {"place": "the pier"}, "nothing in it that can be said"),
        ("\nhome ❤\n", {"place": "home ❤"}, "cannot say “home ❤”"),
        ("", {}, "no emergency service"),
    ],
)
def test_it_is_told_heard_and_asked(
    typed: str, kept: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert cli.run(["welcome"]) == 0
    said = capsys.readouterr().out
    assert told in " ".join(said.split())
    assert all(len(line) < 80 for line in said.splitlines() if "(Enter leaves it)" not in line and "(y/n)" not in line)
    assert anchors.read(places.anchors()) == kept
    assert not welcome.is_first()


def test_a_pipe_does_not_meet_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 0
    assert welcome.IS[1] not in capsys.readouterr().out
    assert welcome.is_first()
