"""What came is noted by one key while a practice plays: it is counted and kept, and nothing is heard or shown of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import script
from guide.actions.journal_text import noted, session_lines
from guide.actions.table import action
from guide.cli import line_keys
from guide.journal import Journal
from guide.journal.session_record import SessionRecord
from guide.live.session import LiveSession
from guide.render.job import RenderJob
from guide.tui.screens.player import PlayerPage
from tests.live.by_hand import ByHand
from tests.live.session_kit import until_spoken
from tests.scripts import TONE
from tests.tui.page_kit import alone, words_on

TEXT = f"{TONE}sections: [{{title: One, closing: true, steps: [First line here., pause: 60s!, Last line.]}}]\n"


class Noting:
    """A session in its quiet, with a hand that moves its time, kept in a journal."""

    def __init__(self, journal: Journal) -> None:
        read = script.parse(TEXT).script
        assert read is not None
        self.journal, output = journal, ByHand()
        self.session = LiveSession(RenderJob(read), "t", journal)
        self.session.prepare()
        self.session.begin(output)
        until_spoken(self.session)
        self.hand = output.hand
        self.hand.run(6.0)

    def kept(self) -> SessionRecord:
        (row,) = self.journal.sessions()
        whole = self.journal.session(row.id)
        assert whole is not None
        return whole


@pytest.fixture
def noting(tmp_path: Path) -> Iterator[Noting]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as journal:
        made = Noting(journal)
        yield made
        made.session.close()


async def test_what_came_is_counted_by_one_key_and_nothing_is_heard_or_shown(noting: Noting) -> None:
    before = noting.session.now()
    async with alone(lambda: PlayerPage(noting.session)) as (_, pilot):
        await pilot.press("4", "4", "7", "5", "4")
        await pilot.pause()
        assert not [word for word in ("thought", "feeling", "noted") if word in words_on(pilot)]
    assert noting.session.now() == before, "the sound goes on as it was, and no other is asked for"
    assert noted(noting.kept()) == {"thought": 3, "sound": 1, "feeling": 1}
    lines = session_lines(noting.kept())
    assert "noted: thought 3, sound 1, feeling 1" in lines
    assert not [line for line in lines if line.endswith("  noted")]


def test_line_by_line_it_is_a_digit_and_no_answer(noting: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = line_keys.LineKeys()
    monkeypatch.setattr(keys, "lines", lambda: ["6", "6"])
    assert keys.heed(noting.session) == []
    assert noted(noting.kept()) == {"body": 2}


def test_the_keys_stand_in_the_table_in_the_order_of_the_practice() -> None:
    assert [(press.shown, press.says) for press in action("note").presses] == [
        ("4", "thought"), ("5", "feeling"), ("6", "body"), ("7", "sound"),
    ]  # fmt: skip


def test_what_was_eased_and_grounded_is_in_the_rows_that_insights_count(noting: Noting) -> None:
    noting.session.ground()
    noting.hand.run(0.5)
    (row,) = noting.journal.session_rows()
    assert (row.eased, row.grounded) == (0, 1)
