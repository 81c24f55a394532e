"""guide watch: save the file, hear the change. What is wrong is said at once, and only what is new is spoken."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from guide import interrupts
from guide.cli import options
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.preview.preview import Preview
    from guide.problems import Problem
    from guide.script.model import Script

TICK = 0.1
"""Seconds between two looks at the file; a save counts when two looks see the same."""
WRONG = 2

Look: TypeAlias = Mapping[Path, bytes]
"""The script and every part it could use, as they lie there at one moment."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("watch")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument(
        "--for", dest="seconds", type=options.length, metavar="10m", help=_("at this length; a number alone is minutes")
    )
    parser.add_argument("--whole", action="store_true", help=_("play on to the end, not only to that of the section"))
    parser.add_argument("--silent", action="store_true", help=_("no sound: check and speak only"))
    parser.add_argument("--once", action="store_true", help=_("check and speak once, and end"))
    parser.add_argument("--device", metavar="NAME", help=_("the sound card to play through"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check and play until Ctrl-C, which fades out; with --once the status tells whether something is wrong."""
    from guide import library, script
    from guide.preview.preview import Preview
    from guide.timeline import Wish

    path = library.find(given.practice)
    script.read_bytes(path)  # what is not there cannot be waited for
    device = None if given.once else _device(given)
    audition = Preview(device, whole=given.whole, wish=Wish(given.seconds))
    watch = Watch(path, saves(looks(path, _pace())), audition)
    try:
        if given.once:
            return watch.once()
        watch.run()
    except KeyboardInterrupt as interrupt:
        with contextlib.suppress(OSError):  # the terminal may be what has gone
            print(flush=True)
        return interrupts.status(interrupt)
    finally:
        audition.close()
    return 0


def looks(path: Path, wait: Callable[[], None]) -> Iterator[Look | None]:
    """Yield what lies there, again and again; None while the script is away, as for a moment when editors save."""
    from guide.script.parts import Parts

    folders = Parts(path.parent).folders
    while True:
        yield _look(path, folders)
        wait()


def saves(found: Iterable[Look | None]) -> Iterator[Look | None]:
    """Yield each look that is new and has come to rest; None for all others, so that time goes on."""
    before: Look | None = None
    known: Look | None = None
    for look in found:
        settled = look is not None and look == before and look != known
        known = look if settled else known
        yield look if settled else None
        before = look


class Watch:
    """``news`` gives a look for each save, and None as long as there is none."""

    def __init__(self, path: Path, news: Iterator[Look | None], audition: Preview) -> None:
        self._path, self._news, self._audition = path, news, audition
        self._seen: Look = {}
        self._used: set[Path] = set()
        self._next: Look | None = None
        """A save that came while the voice was speaking."""
        self._problem = ""
        self._greeted = False

    def run(self) -> None:
        """Check and play until there is no more news; from the file it never ends."""
        for look in self._news:
            if look is not None:
                self._heed(look)
            while self._next is not None:
                look, self._next = self._next, None
                self._heed(look)
            self._turn()

    def once(self) -> int:
        """Take up the first look. The exit status."""
        look: Look | None = next(filter(None, self._news))
        fine = False
        while look is not None:
            fine = self._take_up(look)
            look, self._next = self._next, None
        return 0 if fine else WRONG

    def _heed(self, look: Look) -> None:
        """Only what this script is made of."""
        seen, self._seen = self._seen, look
        changed = {path for path in seen.keys() | look.keys() if seen.get(path) != look.get(path)}
        came = changed - (seen.keys() & look.keys())
        if changed & self._used or came:
            self._take_up(look)
            if not (self._greeted or self._next):
                self._greeted = True
                print(_("Save the file to hear what you change. Ctrl-C ends."), flush=True)

    def _take_up(self, look: Look) -> bool:
        """Check, speak, and begin to play; whether it can be used."""
        from guide import script
        from guide.lint.run import everything
        from guide.problems import ScriptError, WorldError

        reading = script.parse(look[self._path], str(self._path))
        self._used = {self._path, *map(Path, reading.texts)}
        problems = everything(reading)
        _show(problems, reading.texts)
        try:
            if reading.script and all(each.care for each in problems):
                self._audition.take_up(_as_heard(reading.script))
                self._speak()
                return True
        except ScriptError as error:
            _show(error.problems, reading.texts)
        except WorldError as error:
            print(error, file=sys.stderr, flush=True)
        self._audition.hush()
        return False

    def _speak(self) -> None:
        missing = self._audition.missing
        show = options.progress(_("Speaking"))
        began = time.monotonic()
        spoken = self._audition.speak(lambda done, wanted: show(options.share(done, wanted)), self._saved)
        if spoken:
            took = time.monotonic() - began
            lines = counted(spoken, "line")
            of = _(" of {missing}").format(missing=missing) if spoken < missing else ""
            print(_("Spoken anew: {lines}{of}, in {took:.1f} s.").format(lines=lines, of=of, took=took), flush=True)
        else:
            print(_("No line had to be spoken anew."), flush=True)

    def _saved(self) -> bool:
        self._turn()
        self._next = next(self._news, None)
        return self._next is not None

    def _turn(self) -> None:
        begun = self._audition.turn()
        if begun:
            print(
                _("Playing from {clock}, {title}.").format(clock=options.clock(begun.seconds), title=begun.title),
                flush=True,
            )
        if self._audition.problem != self._problem:
            self._problem = self._audition.problem
            if self._problem:
                print(self._problem, file=sys.stderr, flush=True)


def _look(path: Path, folders: Iterable[Path]) -> Look | None:
    from guide.problems import CannotReadError
    from guide.script import read_bytes

    found: dict[Path, bytes] = {}
    try:
        found[path] = read_bytes(path)
        for folder in folders:
            for part in folder.glob("*.yaml") if folder.is_dir() else ():
                found[part] = read_bytes(part)
    except (CannotReadError, OSError):
        return None
    return found


def _pace() -> Callable[[], None]:
    """Waits for the next tick; not at all when it is past."""
    due = time.monotonic()

    def wait() -> None:
        nonlocal due
        due = max(due + TICK, time.monotonic())
        time.sleep(max(0.0, due - time.monotonic()))

    return wait


def _show(problems: Iterable[Problem], texts: Mapping[str, str]) -> None:
    from guide.problems import excerpt

    print()
    found = tuple(problems)
    for problem in found:
        print(excerpt(problem, texts))
    if not found:
        print(_("Nothing is wrong."))
    sys.stdout.flush()


def _as_heard(script: Script) -> Script:
    """With the listener's own words in it."""
    from guide import places
    from guide.render.options import RenderOptions
    from guide.script import anchors

    return RenderOptions(anchors=anchors.read(places.anchors())).applied(script)


def _device(given: argparse.Namespace) -> Any:  # noqa: ANN401 - a device, or None for none
    from guide import player
    from guide.cli.telling import complain

    if given.silent:
        return None
    device = player.choose(given.device)
    if device.name != player.SILENCE:
        complain(device.sentence)
        return device
    complain(_("There is no sound card here: every save is checked and spoken, and nothing is played."))
    return None
