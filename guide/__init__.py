"""A voice-guided practice player.

The rooms, in the order a practice walks through them. Nothing imports upward.

    version    which release this is
    problems   what is wrong in a script, and where; what is wrong with the world
    places     where things lie on this machine
    interrupts Ctrl-C, and being told to end from outside
    discovery  lists that grow by a file: what stands in the folder of a package
    translation the words of the program in other languages; weekdays, months and numbers as they are written there
    process    processes and threads of our own beside this one, and the memory they share
    audio      PCM, decibels, sound files; the one place where seconds become frames
    script     YAML text -> Script and its problems; the kinds of steps
    voices     words and a voice -> takes, spoken once and kept
    sounds     names of beds and bells -> sounds; the recipes that made them
    timeline   Script and lengths of takes -> Timeline, in whole frames
    forms      what people fill in: questions, scales, words, series; a form being filled in
    library    the practices at hand: shipped, and the listener's own
    lint       everything that can be wrong in a script: references, lengths, care
    authoring  texts of others -> scripts; scripts -> SSML; starts for new ones
    packs      practices of others, and own ones for others: a folder or a zip of data, checked, signed, installed
    mix        Timeline and sounds -> PCM, a pure function of position; the master that sets how loud it is
    captions   Timeline -> WebVTT, SRT, LRC, chapters, the plan as text
    inspection a render and its Timeline -> is every sound there, and nothing else?
    pictures   a practice as a picture; a cover for its file
    player     PCM -> sound card, with a transport; the only room that knows real time
    export     Timeline and sounds -> finished files
    journal    what happened and how it felt
    exchange   files of other programs -> what the journal keeps; what it keeps -> files and a report for others
    insights   rows of the journal -> what may honestly be said of them; no files, no screen
    render     a script and options -> something that can be heard or written; no player, no journal, no screen
    suggestions what may be practised next, as offers, from what was practised and said; pure
    support    the support card: own people, crisis lines by country, offline and whatever else is broken
    preferences what a person wants from one visit to the next
    checkup    what is well on this machine and what is not, with ways out and nothing private
    schedule   a person's own rhythm -> iCalendar
    coverage   for developers: each row of the mission's checklist, and what serves it
    farm       many renders at once, on this machine's cores or on a cluster; stopped at any time, it goes on
    publish    finished files -> listening pages for a disk or any web host; books that speak
    bells      bells alone: the timer, and a bell through the day
    preview    hearing a script while it is written
    live       one practice as it is played: speaking ahead, steering, journalling
    actions    the one table of what may be asked while a practice plays, and the words for states and numbers
    welcome    the first visit: its words, what is heard, what is kept of it
    mpris      media keys and players' panels of a desktop -> what a live practice is asked for
    tui        the screens
    api        what `import guide` offers to other programs
    cli        arguments -> rooms
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.version import __version__ as __version__

if TYPE_CHECKING:
    from guide.api import GuidedPractice, Options, Picture, Problem, ScriptError, WorldError, check, load, read

__all__ = ["GuidedPractice", "Options", "Picture", "Problem", "ScriptError", "WorldError", "check", "load", "read"]


def __getattr__(name: str) -> object:
    """Load what a program asks for, once; ``import guide`` alone loads nothing. Raises AttributeError."""
    if name not in __all__:
        raise AttributeError(f"module 'guide' has no attribute {name!r}")
    from guide import api

    found = globals()[name] = getattr(api, name)
    return found
