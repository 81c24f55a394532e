"""Where nothing is listed or handed on, it is said what is there all the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.cli import parser
from guide.journal import Journal, State
from tests.cli.cli_kit import Run
from tests.journal.entry_kit import note


def keep(*texts: str, state: State = State.DONE, share: bool = False) -> None:
    with Journal.open(places.journal(), lambda: datetime(2026, 5, 4, tzinfo=UTC)) as journal:
        for text in texts:
            journal.share(journal.keep(note(text, state=state)), share)


def test_an_empty_journal_is_called_so_and_no_other_is(run: Run) -> None:
    assert run("journal", "list").startswith("The journal is empty.")
    keep("for later", state=State.SHELF)
    assert run("journal", "list") == "What you wrote is put aside for now: guide journal shelf\n"
    keep("here")
    assert run("journal", "list", "--form", "story") == "Nothing of that is in the journal.\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "2 entries are not marked as safe to share, and stay here"),
        (("--with-private",), ""),
    ],
)
def test_what_stays_here_is_counted(
    options: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep("mine", "mine too")
    keep("for others", share=True)
    given = parser().parse_args(["journal", "export", "-o", str(tmp_path / "out.html"), *options])
    assert given.run(given) in (0, None)
    said = capsys.readouterr().err
    assert says in said
    assert bool(says) == ("stay here" in said)


def test_what_is_for_oneself_holds_all_of_it_and_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep("mine")
    given = parser().parse_args(["journal", "export", "-o", str(tmp_path / "out.md")])
    assert given.run(given) in (0, None)
    assert "stays here" not in capsys.readouterr().err
