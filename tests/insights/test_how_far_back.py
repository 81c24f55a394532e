"""How far back a page of insights looks after many years, that it says so, and that days are whole wherever one is."""

from __future__ import annotations

import gc
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from guide import places
from guide.__main__ import main
from guide.insights import gathering
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.journal import Answer, Entry, Journal, Part, Question, State

LINE = Question("line", "line", "A line?")
DAY = date(2026, 5, 4)


def entry(at: datetime, form: str = "note", state: State = State.DONE) -> Entry:
    return Entry(form, at, (Answer(LINE, (Part(f"{at:%d %H}"),)),), state=state)


def test_a_page_rests_on_the_latest_whole_days_and_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gathering, "LATEST", 4)
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    with Journal.open(places.journal(), lambda: noon) as journal:
        for number in range(4):
            journal.keep(entry(noon - timedelta(days=number // 2, hours=number)))
            journal.keep(entry(noon, state=State.OPEN))  # half done: not counted
        assert journal.day_within(4) is None
        journal.keep(entry(noon - timedelta(days=2), "three-lines"))
        assert journal.day_within(4) == date(2026, 5, 3)
        assert journal.day_within(4, "note") is None
        known = gathering.history(journal, DAY, journal.day_within(4))
        assert {row.day for row in known.answers} == {date(2026, 5, 3), DAY}
    assert main(["journal", "insights"]) == 0
    assert "It looks back to 3 May 2026, over the latest 4 entries." in capsys.readouterr().out
    assert main(["journal", "insights", "--since", "2020-01-01"]) == 0
    assert "It looks back" not in capsys.readouterr().out


def test_no_rubbish_is_looked_for_while_a_page_is_made_and_then_again(tmp_path: Path) -> None:
    looked = []

    def find(_: History) -> Draft:
        looked.append(gc.isenabled())
        return scarce(0)

    with Journal.open(tmp_path / "journal.db", lambda: datetime(2026, 5, 4, tzinfo=UTC)) as journal:
        gathering.findings([Insight("any", "Any?", 1, "entries", find)], journal, DAY)
    assert looked == [False]
    assert gc.isenabled()


@pytest.mark.parametrize("hours", [-23, -12, 0, 14, 23])
def test_a_day_is_the_persons_day_at_both_its_ends_wherever_it_was(hours: int, tmp_path: Path) -> None:
    there = timezone(timedelta(hours=hours))
    first, last = datetime(2026, 5, 4, 0, 0, tzinfo=there), datetime(2026, 5, 4, 23, 59, tzinfo=there)
    with Journal.open(tmp_path / "journal.db", lambda: datetime(2026, 6, 1, tzinfo=UTC)) as journal:
        for at in (first - timedelta(minutes=1), first, last, last + timedelta(minutes=1)):
            journal.keep(entry(at))
        found = journal.entries(since=DAY, until=DAY + timedelta(days=1))
        assert [each.at for each in found] == [last, first]
