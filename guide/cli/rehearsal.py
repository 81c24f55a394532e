"""A rehearsal line by line: the other side is spoken, and each time there is a while to answer aloud; or it is read."""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.cli import aloud
from guide.cli.prompt import read_line
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.forms.kinds.rehearse import Rehearsal
    from guide.live.rehearsing import Rehearsing

READ = "r"
SILENT = _("Nothing can be heard here just now, so read it, and answer aloud.")


def rehearse(rehearsal: Rehearsal, filled: Callable[[str], str]) -> None:
    """Go through it; where nobody types any more it is over. Raises KeyboardInterrupt."""
    from guide.live.rehearsing import Rehearsing

    going = Rehearsing(rehearsal, filled)
    try:
        spoken = _asked(going)
        while True:
            spoken = spoken and _spoken(going)
            if not spoken:
                read_line(f"\n  {going.line} ")
            if not going.on():
                return
    except EOFError:
        print()


def _asked(going: Rehearsing) -> bool:
    """Whether it is to be spoken. A number sets the seconds to answer in."""
    while True:
        time = counted(round(going.gap), "second")
        said = read_line(
            _(
                "Enter, and they say it aloud, with {time} to answer each time (a number changes that). {read} "
                "to read it instead: "
            ).format(time=time, read=READ)
        )
        typed = said.strip().casefold()
        if not typed.isdecimal():
            if typed == READ:
                print(_("Each time, answer aloud; Enter when you have said it."))
            return typed != READ
        going.give(float(typed))


def _spoken(going: Rehearsing) -> bool:
    """Say one line and leave the time to answer it. Whether it could be heard."""
    from guide.live.rehearsing import say

    print(f"\n  {going.line}")
    aloud.forget()  # the other side says it itself, and no second voice once more
    if not say(going.line, threading.Event(), own=going.own, language=going.language):
        print(SILENT)
        return False
    print(
        _("  Now you, aloud: {seconds}, or Enter when you have said it.").format(
            seconds=counted(round(going.gap), "second")
        )
    )
    aloud.forget()
    _wait(going.gap)
    return True


def _wait(seconds: float) -> None:
    """Wait so long, or until a line is typed, where that can be known: not on Windows."""
    try:
        ready = os.name == "posix" and select.select([sys.stdin], [], [], seconds)[0]
    except (OSError, ValueError):  # input that is no file
        ready = []
    if os.name != "posix":
        threading.Event().wait(seconds)
    if ready:
        read_line("")
