"""The shelf, coming back to an entry, then and now, and files that belong to an entry, line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.cli import parser
from guide.journal import State
from guide.journal.entry import Entry
from guide.problems import CannotReadError, WrongUseError

Run = Callable[..., str]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> str:
        given = parser().parse_args(["journal", *arguments])
        assert given.run(given) in (0, None)
        return capsys.readouterr().out

    return run


def written(typed: Run, *arguments: str) -> Entry:
    """What was kept by a command that prints it."""
    from guide.journal.entry_json import from_json

    return from_json(json.loads(typed(*arguments, "--json")))


def test_what_is_put_aside_waits_on_the_shelf_and_nowhere_else(typed: Run) -> None:
    run = typed
    uid = written(run, "add", "--answer", "text=The letter to my brother").uid[:8]
    stays = written(run, "add", "--answer", "text=A walk").uid[:8]
    assert "put aside" in run("shelf", uid)
    assert uid in run("shelf")
    listed = run("list")
    assert stays in listed
    assert uid not in listed
    (row,) = json.loads(run("shelf", "--json"))
    assert row["entry"]["state"] == State.SHELF
    assert "back in the journal" in run("shelf", uid, "--back")
    assert uid in run("list")
    assert "Nothing is put aside." in run("shelf")


def test_one_comes_back_to_an_entry_and_both_stand_side_by_side(typed: Run) -> None:
    run = typed
    then = written(run, "add", "--answer", "text=It was too near")
    with pytest.raises(WrongUseError, match="first of its kind"):
        run("beside", then.uid)
    now = written(run, "revisit", then.uid, "--answer", "text=I could look at it")
    assert now.follows == then.uid
    told = run("beside", now.uid)
    assert told.index("then  It was too near") < told.index("now   I could look at it")
    facts = json.loads(run("beside", now.uid, then.uid, "--json"))
    assert (facts["then"], facts["now"]) == (then.uid, now.uid)
    assert [(each["then"], each["now"]) for each in facts["answers"]] == [("It was too near", "I could look at it")]


def test_a_file_belongs_to_an_entry_and_stays_where_it_lies(typed: Run, tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.png"
    drawing.write_bytes(b"a drawing")
    uid = written(typed, "add", "--answer", "text=What I drew").uid
    typed("attach", uid, str(drawing))
    assert str(drawing) in typed("show", uid)
    (row,) = json.loads(typed("list", "--json"))
    (kept,) = row["entry"]["attachments"]
    assert kept == {"path": str(drawing), "sha256": hashlib.sha256(b"a drawing").hexdigest(), "kind": "image/png"}
    drawing.rename(tmp_path / "moved.png")
    assert f"which lies there no more: {drawing}" in typed("show", uid)
    (tmp_path / "moved.png").rename(drawing)
    assert "no more" not in typed("show", uid)
    typed("attach", uid, str(drawing), "--no")
    assert str(drawing) not in typed("show", uid)
    assert drawing.read_bytes() == b"a drawing"
    with pytest.raises(CannotReadError):
        typed("attach", uid, str(tmp_path / "none"))
