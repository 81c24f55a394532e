"""Steering a practice that is played line by line: a letter and Enter, so that nobody needs a screen for it.

The letters and what they ask for stand in `guide.actions.table`. Windows cannot be asked whether something was typed
without waiting for it; there a practice is played as it is.
"""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING

from guide.actions.action import Action, Group, Press
from guide.actions.offered import scene
from guide.actions.status import COMING, GOES_ON, MODES, NO_NEED, SENTENCES
from guide.actions.table import ACTIONS, action
from guide.cli.prompt import by_a_script
from guide.live.modes import Mode
from guide.player import State
from guide.problems import capital
from guide.translation import _

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot

_AT_ONCE = 4096
"""Bytes."""

LETTERS: dict[str, tuple[Action, Press]] = {
    press.letter: (action, press) for action in ACTIONS for press in action.presses if press.letter is not None
}
"""What may be typed, and what it asks for."""


def _help() -> tuple[str, str]:
    """Return the letters in two sentences: those that matter most, and all others."""
    blind = [_typed(each) for each in ACTIONS if each.group is Group.BLIND and each.id != "pause"]
    answers = [
        f"{press.letter} {press.says}"
        for each in ACTIONS
        if each.group is Group.ANSWER
        for press in each.presses
        if press.letter
    ]
    others = [each for each in ACTIONS if each.group is Group.OTHER and each.id != "keys" and _letters(each)]
    keys = _("Enter {pause}. With Enter: {blind}; {answers}; {keys}.").format(
        pause=action("pause").typed, blind=", ".join(blind), answers=", ".join(answers), keys=_typed(action("keys"))
    )
    return keys, _("With Enter too: {others}.").format(others=", ".join(map(_typed, others)))


def _typed(action: Action) -> str:
    return f"{_(' and ').join(_letters(action))} {action.typed or action.name}"


def _letters(action: Action) -> list[str]:
    """Return the letters of an action, more before less."""
    return [press.letter for press in sorted(action.presses, key=lambda press: -press.amount) if press.letter]


KEYS, MORE = _help()
ASKED = f"{NO_NEED}: {', '.join(f'{press.letter} {press.says}' for press in action('zone').presses)}."
ENDS = tuple(press.letter for name in ("land", "leave") for press in action(name).presses)
"""What leaves before it has begun."""
NOBODY = _("Nobody types any more, so it goes on by itself.")
UNTIL_THEN = _("Until then {leave} and Enter leave.").format(leave=action("leave").shown)


def possible(*, plain: bool) -> bool:
    """Whether somebody may type, and can be heard: at a terminal, or, where it is ``plain``, through a pipe."""
    return os.name == "posix" and (sys.stdin.isatty() or (plain and by_a_script()))


class LineKeys:
    """Lines that were typed since the last look; never waits."""

    def __init__(self) -> None:
        self._rest = b""
        self._over = False
        """A script has asked for the end: its other lines are for what is asked then."""
        self._ended = False
        """A script has come to its end: nobody types any more."""
        self._went_on = False

    def heed(self, session: LiveSession) -> list[str]:
        """Do what is asked, and return the answers; for a line that means nothing, what can be typed."""
        return [answer for line in self.lines() if (answer := self._done(line, session))]

    def go_on(self, session: LiveSession, *, waits: bool) -> str:
        """Press Enter, once for each time that it ``waits``, where nobody is left who could; return what to tell."""
        presses = self._ended and waits and not self._went_on
        self._went_on = waits and (self._went_on or presses)
        if not presses:
            return ""
        self._done("", session)
        return NOBODY

    def _done(self, line: str, session: LiveSession) -> str:
        if line not in LETTERS:
            return KEYS
        asked, press = LETTERS[line]
        if asked.ask is None:
            return f"{KEYS}\n         {MORE}"
        before = session.now()
        if why_not := asked.why_not(before):
            return f"{capital(why_not)}."
        asked.press(session, press.amount, scene(before))
        return _answer(asked, press, before, session.now())

    def lines(self) -> list[str]:
        """Yield what was typed, in small letters."""
        file = sys.stdin.fileno()
        while not self._over and _ours(file) and select.select([file], [], [], 0)[0]:
            try:
                found = os.read(file, _AT_ONCE if os.isatty(file) else 1)
            except OSError:
                break  # the terminal has gone
            if not found:
                self._ended = by_a_script()  # and else it was Ctrl-D, after which there may be more
                self._rest += b"\n" if self._rest and self._ended else b""  # a last line that nothing ends
                break
            self._rest += found
            if found == b"\n":  # of a script, whose next line may be for what is asked after the practice
                break
        *lines, self._rest = self._rest.split(b"\n")
        typed = [line.decode("utf-8", "replace").strip().lower() for line in lines]
        self._over = self._over or (by_a_script() and any(line in ENDS for line in typed))
        return typed


def _ours(file: int) -> bool:
    """Whether what is typed is meant for us: reading in the background would stop us."""
    try:
        return os.tcgetpgrp(file) == os.getpgrp()
    except OSError:
        return True  # a terminal without job control, where nobody would stop us


def _answer(asked: Action, press: Press, before: Snapshot, now: Snapshot) -> str:
    """Return what a letter changed, also where it changed nothing; empty where it is heard anyway."""
    if asked.changed:
        return f"{capital(asked.changed(now, press.amount))}."
    if asked.id == before.coming == "hold" and not now.coming:
        return GOES_ON
    return COMING[now.coming].sentence if asked.awaited and now.coming else ""


WAITS = (Mode.HOLD, Mode.GATE, Mode.CHOICE)
"""What goes on when Enter is pressed, and not before."""


class Happening:
    """What is going on, in a sentence, once each time it begins."""

    def __init__(self) -> None:
        self._said = ""
        self._begun = False
        """Until then it stands still because it has not begun, and nobody has paused it."""

    def waits(self, now: Snapshot) -> bool:
        """Return whether nothing goes on until Enter is pressed."""
        return self._begun and (now.state is State.PAUSED or now.mode in WAITS)

    def news(self, now: Snapshot) -> str:
        """Return what is new, as words; empty while nothing is."""
        self._begun = self._begun or (now.begins is None and now.state is not State.PAUSED)
        if not self._begun:
            return ""
        said = SENTENCES.get(now.state.value) or MODES[now.mode].sentence or (ASKED if now.checking else "")
        before, self._said = self._said, said
        return said if said != before else ""
