"""The library does not wait for the journal: it is opened once, when a practice is chosen, and told of from then on."""

from __future__ import annotations

from datetime import UTC, datetime

from guide import places
from guide.journal import Journal
from guide.tui.app import GuideApp
from guide.tui.settings import Settings


def test_the_journal_is_opened_once_when_it_is_needed() -> None:
    opened: list[Journal] = []

    def open_journal() -> tuple[Journal | None, str]:
        opened.append(Journal.open(places.journal(), lambda: datetime.now(UTC)))
        return opened[-1], "It is kept beside."

    app = GuideApp(settings=Settings(silent=True), open_journal=open_journal)
    assert (app.journal, opened) == (None, [])
    app.need_journal()
    app.need_journal()
    (journal,) = opened
    assert app.journal is journal
    assert app.settings == Settings(silent=True, not_kept="It is kept beside.")
    journal.close()
