"""The river of days comes by stretches: everything once, the latest first, wherever one stretch ends."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.journal import Entry, Journal, PastSession, SessionRecord, State
from guide.journal.river import Lived, Sought, What, when
from tests.journal.entry_kit import note
from tests.journal.journal_kit import Begin, HandClock

START = datetime(2031, 5, 4, 7, 30, tzinfo=UTC)


def walked(journal: Journal, sought: Sought, piece: int) -> list[Lived]:
    """All of it, a piece at a time."""
    found: list[Lived] = []
    while some := journal.stretch(sought, found[-1] if found else None, piece):
        found += some
    return found


def words(found: list[Lived]) -> set[str]:
    return {str(each.answers[0].parts[0].text) if isinstance(each, Entry) else each.title for each in found}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12), st.integers(1, 5))
def test_pieces_are_the_whole(entries: list[int], sessions: list[int], piece: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", HandClock()) as journal:
        for number, minutes in enumerate(entries):
            journal.keep(note(str(number), at=START + timedelta(minutes=minutes)))
        lived = [
            PastSession("rest", START + timedelta(minutes=minutes), 60.0 + number, title=f"Rest {number}")
            for number, minutes in enumerate(sessions)
        ]
        journal.add(lived)
        found = walked(journal, Sought(), piece)
        assert len({each.uid for each in found}) == len(found) == len(entries) + len(sessions)
        assert [when(each) for each in found] == sorted(map(when, found), reverse=True)


def test_each_filter_lets_through_what_it_names(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin(title="Body scan")
    journal.keep(note("beside it", session=log.uid))
    clock.move(60)
    shared = journal.keep(note("quiet water", at=clock.time, share=True))
    journal.keep(replace(note("a quiet no", at=clock.time), form="a-clear-no"))
    journal.keep(note("for later, quiet", at=clock.time, state=State.SHELF))
    seen = {
        "all": words(walked(journal, Sought(), 2)),
        "practised": words(walked(journal, Sought(what=What.PRACTISED), 2)),
        "written": words(walked(journal, Sought(what=What.WRITTEN), 2)),
        "form": words(walked(journal, Sought(form="note"), 2)),
        "shelf": words(walked(journal, Sought(shelf=True), 2)),
        "words": words(walked(journal, Sought("QUIET"), 2)),
        "titles": words(walked(journal, Sought("scan body"), 2)),
    }
    assert seen == {
        "all": {"Body scan", "quiet water", "a quiet no"},
        "practised": {"Body scan"},
        "written": {"quiet water", "a quiet no"},
        "form": {"beside it", "quiet water"},
        "shelf": {"for later, quiet"},
        "words": {"quiet water", "a quiet no"},
        "titles": {"Body scan"},
    }
    (only,) = walked(journal, Sought(shared=True), 2)
    assert only.uid == shared
    assert isinstance(walked(journal, Sought(what=What.PRACTISED), 1)[0], SessionRecord)
