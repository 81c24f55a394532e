"""A whole evening, driven from outside: on the screen through tmux, and line by line by a script on standard input."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import Ending, EventKind, Journal, SessionRecord
from guide.script import anchors
from guide.welcome import IS_TITLE, OWN_TITLE, SOUND_TITLE
from tests.scripts import HEAD

pytest.importorskip("pty", reason="Windows has no such terminals")
from tests.cli.terminal import Piped, Terminal
from tests.tui.tmux_kit import PATIENCE, Tmux, needed

HARBOUR = f"""{HEAD.replace("title: T", "title: Harbour")}voice: tone
after: i-noticed
sections:
  - title: Boats
    steps:
      - The boats are lying still.
      - pause: 600s!
  - title: Home
    closing: true
    steps:
      - And home again.
      - pause: 1s!
"""


@pytest.fixture
def harbour() -> Path:
    path = places.own_scripts() / "harbour.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HARBOUR, encoding="utf-8")
    return path


def journal() -> Journal:
    return Journal.open(places.journal(), lambda: datetime.now(UTC))


@pytest.mark.real
def test_an_evening_on_the_screen(harbour: Path, tmp_path: Path) -> None:
    needed()
    tmux = Tmux(tmp_path, 100, 30)
    try:
        evening(tmux)
        tmux.see("Harbour yours")
        tmux.press("Enter")
        tmux.see("begin")
        tmux.press("Enter")
        tmux.see("How is it now?")
        tmux.press("s")
        tmux.see("The boats are lying still.")
        tmux.lose()
        lost, first = sessions(2)
    finally:
        tmux.close()
    assert lost.ending is Ending.LANDED
    assert first.ending is Ending.LANDED
    with journal() as kept:
        whole = kept.session(first.id)
        assert whole
        kinds = {event.kind for event in whole.events}
        (noticed,) = kept.entries(form="i-noticed")
    assert kinds >= {
        EventKind.PAUSED, EventKind.RESUMED, EventKind.HELD, EventKind.EASED, EventKind.GROUNDED, EventKind.LANDING,
    }  # fmt: skip
    assert first.reflection == "The chair held me."
    assert first.before
    assert first.after
    assert (first.before.distress, first.after.distress) == (6, 2)
    assert noticed.session == first.uid
    assert anchors.read(places.anchors()) == {"place": "the pier"}


def evening(tmux: Tmux) -> None:
    """First run, check-in, practice, after, a form, journal and insight; with a resize, a suspend and a look in."""
    tmux.run()
    tmux.see(IS_TITLE)
    tmux.press("Enter")
    tmux.see(SOUND_TITLE)
    tmux.press("Enter")
    tmux.see(OWN_TITLE)
    tmux.type("the pier")
    tmux.see("the pier")
    tmux.press_until("Enter", "How is it just now?")
    tmux.press("l")
    tmux.see("a title, a kind, a word")
    tmux.type("harbour")
    tmux.see("Harbour yours")
    tmux.press("Enter")
    tmux.see("begin")
    tmux.press("Enter")
    tmux.see("There is no sound card here for Harbour.")
    tmux.press("s")
    tmux.see("How is it now?")
    tmux.press("6", "Enter")
    tmux.see("The boats are lying still.")
    suspended(tmux)
    tmux.press("S")
    tmux.see("In danger now")
    tmux.press("x")
    tmux.see("Boats · 1 of 2")
    tmux.press("h")
    tmux.see("holding")
    for size in ((60, 20), (200, 60), (80, 24)):
        tmux.resize(*size)
        tmux.see("0:0")
    suspended(tmux)
    assert b"Harbour" in tmux.look_in(b"Harbour")
    tmux.press("h")
    tmux.press("e")
    tmux.see("easing")
    tmux.press("g")
    tmux.see("of ground")
    tmux.press("l")
    tmux.see("And now?")
    tmux.press("2", "Enter")
    tmux.see("Which words come near it now?")
    tmux.press("Enter")
    tmux.see("if you like, in your own words")
    tmux.type("The chair held me.")
    tmux.see("The chair held me.")
    tmux.press("Enter")
    tmux.see("Kept in your journal.")
    tmux.press("j")
    tmux.see("distress 6 → distress 2")
    tmux.press("Escape")
    tmux.see("Kept in your journal.")
    tmux.press("w")
    tmux.see("if you like, in your own words")
    tmux.type("that the water was loud")
    tmux.see("was loud")
    tmux.press("Enter", "Escape")
    tmux.see("r how it is later")
    tmux.press("Enter")
    tmux.see("Harbour yours")
    tmux.press("Escape")
    tmux.see("title, a kind, a word")
    tmux.press("Escape")
    tmux.see("How is it just now?")
    tmux.press("j")
    tmux.see("distress 6 → distress 2")
    tmux.press("Escape")
    tmux.see("How is it just now?")
    tmux.press("i")
    tmux.see("What did you write over time?")
    tmux.press("Escape")
    tmux.see("How is it just now?")
    tmux.press("l")
    tmux.see("a title, a kind, a word")
    tmux.type("harbour")


def suspended(tmux: Tmux) -> None:
    """Stop it from the keyboard, look at the shell, and go on."""
    tmux.press("C-z")
    tmux.see("Stopped")
    tmux.type("fg")
    tmux.press("Enter")
    tmux.see("Boats · 1 of 2")


SAID = (
    ("right now?", "2"), ("How much distress", "6"), ("Enter goes on: ", ""),
    ("The boats are lying still.", "h"), ("The words wait.", ""), ("", "e"), ("a little further away", "g"),
    ("solid ground", "l"), ("inside now?", "2"), ("How much distress", "2"),
    ("Which words", ""), ("keep of this?", "The chair held me."), ("for not now: ", "y"),
    ("I noticed that", "that the water was loud"), ("the water was loud", ""),
)  # fmt: skip
"""What is waited for in line mode, and the line that is typed then; an empty wait types at once."""


@pytest.mark.real
@pytest.mark.parametrize("sits_at", [Terminal, Piped], ids=["terminal", "pipe"])
def test_the_same_evening_line_by_line(harbour: Path, sits_at: type[Terminal]) -> None:
    begun = (("Can you hear it?", ""), ("safe enough", "the pier"), ("good to you", ""), ("that help", ""))
    script(sits_at("welcome"), begun)
    script(sits_at("play", "harbour", "--plain", "--silent"), SAID)
    (session,) = sessions(1)
    with journal() as kept:
        whole = kept.session(session.id)
        (noticed,) = kept.entries(form="i-noticed")
    assert whole
    assert {event.kind for event in whole.events} >= {EventKind.HELD, EventKind.EASED, EventKind.GROUNDED}
    assert session.before
    assert session.after
    assert (session.before.distress, session.after.distress) == (6, 2)
    assert session.reflection == "The chair held me."
    assert noticed.session == session.uid
    assert anchors.read(places.anchors()) == {"place": "the pier"}
    script(sits_at("journal"), (("Harbour", ""),))
    script(sits_at("journal", "insights"), (("Not enough yet", ""),))


def script(terminal: Terminal, lines: tuple[tuple[str, str], ...]) -> None:
    """Type each line once what stands before it was said, and see the command end by itself."""
    try:
        for heard, typed in lines:
            if heard:
                terminal.hear(heard)
            terminal.type(typed)
        assert terminal.process.wait(PATIENCE) == 0
    finally:
        terminal.close()


def sessions(count: int) -> Sequence[SessionRecord]:
    """The sessions of the journal, the latest first, once there are so many and none is open."""
    until = time.monotonic() + PATIENCE
    while True:
        with journal() as kept:
            found = kept.sessions()
        if len(found) == count and all(each.ending is not Ending.GOING for each in found):
            return found
        assert time.monotonic() < until, found
        time.sleep(0.1)
