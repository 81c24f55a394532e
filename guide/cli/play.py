"""guide play: check-in, practice, check-in; on a screen where there is a terminal, else line by line."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import clock_times, options, preferred, presets, timer
from guide.cli.prompt import by_a_script
from guide.cli.start_point import StartPoint
from guide.translation import _, date_and_time

if TYPE_CHECKING:
    from guide.journal import Journal, Key
    from guide.library import Practice
    from guide.player import Output
    from guide.player.expectation import Expectation
    from guide.preferences import Kept
    from guide.process import ChildProcess
    from guide.render.job import RenderJob
    from guide.render.options import RenderOptions
    from guide.script.model import Script
    from guide.timeline import Position
    from guide.tui import Settings


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("play")
    parser.add_argument(
        "practice", metavar="NAME|FILE", help=_("a practice, @NAME of a preset, or 'timer' for bells alone")
    )
    options.choices(parser)
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--from", dest="section", metavar="SECTION", help=_("begin at a section: its number or its title")
    )
    where.add_argument("--resume", action="store_true", help=_("go on where this practice was left the last time"))
    when = parser.add_mutually_exclusive_group()
    when.add_argument(
        "--at", type=clock_times.moment, metavar="07:30", help=_("begin on the clock; a day may stand before it")
    )
    when.add_argument("--in", dest="delay", type=options.delay, metavar="10s", help=_("begin after so long"))
    parser.add_argument("--device", metavar="NAME", help=_("the sound card to play through"))
    parser.add_argument("--silent", action="store_true", help=_("no sound: words, breath and time only"))
    parser.add_argument("--plain", action="store_true", help=_("line by line, steered by letters, instead of a screen"))
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument(
        "--no-check-in", action="store_const", const=True, help=_("do not ask how it feels before and after")
    )
    asked.add_argument(
        "--check-in", dest="no_check_in", action="store_const", const=False, help=_("ask, whatever your settings say")
    )
    timer.add(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Practise. Without a sound card it is asked what to do, or the practice is written to a file (see `soundless`)."""
    from guide.process import children

    asked = time.time()
    ready = None if given.silent else children.player()  # first of all: under way while we load and read
    try:
        presets.fill(given)
        kept = preferred.filled(given)
        expected = _expected(given, ready) if ready else None
        from guide.cli.telling import complain
        from guide.lint import references
        from guide.render.job import RenderJob

        preferred.without_what_has_gone(given)
        practice, choices = _practice(given)
        job = RenderJob(practice.script, choices)
        _ = job.known  # what does not exist is told before anything is opened
        for strange in () if given.silent else references.foreign(job.applied):
            complain(str(strange))
        for sentence in _unheard(job.applied):
            complain(sentence)
        start = StartPoint(_section(practice.script, given.section), _moment(given, asked))
    except BaseException:
        if ready:
            ready.close()
        raise
    from guide import places, player

    if expected:
        expected = replace(expected, files=(practice.path, places.anchors()))
    output = player.through(given.device, silent=given.silent, ready=ready, expectation=expected)
    try:
        return _practise(given, kept, practice, job, start, output)
    finally:
        output.close()


def _expected(given: argparse.Namespace, ready: ChildProcess) -> Expectation | None:
    """What is expected to be played, begun in ``ready`` if it holds; None where something is asked before it begins."""
    if _on_screen(given) or _asks(given) or given.resume or (given.at, given.delay, given.device) != (None, None, None):
        return None
    from guide.cli import start_kept

    expected = start_kept.expectation(given)
    if expected.holds():
        with contextlib.suppress(OSError):  # a player that has gone is missed when it is asked for something
            ready.pipe.send(("expect", (str(expected.path),)))
    return expected


def _on_screen(given: argparse.Namespace) -> bool:
    return _is_terminal() and not given.plain


def _asks(given: argparse.Namespace) -> bool:
    """Whether it is asked how it feels."""
    return (sys.stdin.isatty() or (given.plain and by_a_script())) and not given.no_check_in


def _unheard(wanted: Script) -> tuple[str, ...]:
    """What was chosen and changes nothing; nobody waits for the rules of care where nothing was chosen."""
    if not wanted.chosen:
        return ()
    from guide.lint.care import hearing

    return hearing.unheard(wanted)


def _practise(
    given: argparse.Namespace, kept: Kept, practice: Practice, job: RenderJob, start: StartPoint, output: Output
) -> int:
    from guide.player import SILENCE

    on_screen = _on_screen(given)
    if not on_screen:
        threading.Thread(target=_load, name="load", daemon=True).start()  # while the device is being chosen
    silent = given.silent or timer.silent(given)
    with _Diary() as diary:
        journal, not_kept = diary.open()
        if given.resume:
            start = replace(start, resume=_resumed(practice.name, job, journal))
        if on_screen:
            from guide import tui

            settings = _settings(given, kept, start, not_kept, silent)
            return tui.run(practice, job.options, settings, journal, output)
        from guide.cli import line_mode, soundless
        from guide.cli.telling import complain

        if output.name == SILENCE and not silent:
            from guide.live.instead import Way

            way = soundless.ask(practice.script.title) if _is_terminal() else Way.WRITE
            if way is not Way.SILENCE:
                return soundless.write(job, practice.name, start) if way is Way.WRITE else 0
        if not_kept:
            complain(
                not_kept
                if journal
                else _("{not_kept} This practice will not be kept in the journal.").format(not_kept=not_kept)
            )
        return line_mode.play(
            job, practice.name, output, journal, start, check_in=not given.no_check_in, plain=given.plain,
            levels=first_levels(given),
        )  # fmt: skip


def _load() -> None:
    """What a session needs: numbers, sound, voices."""
    import guide.live.session  # noqa: F401


def open_library() -> int:
    """``guide`` alone: the screen, or the list of practices where there is no terminal."""
    if not _is_terminal():
        from guide.cli import library

        return library.show_all()
    return open_screen()


def open_screen() -> int:
    """Open the screen at its first page, whatever it is shown on, and return the exit status."""
    from guide import preferences, tui, welcome

    kept = preferences.read()
    given = argparse.Namespace(device=None, no_check_in=not kept.asks)
    settings = _settings(given, kept, StartPoint(), "", silent=False)
    settings = replace(settings, welcome=welcome.is_first())
    with _Diary() as diary:
        return tui.run(None, tui.chosen(kept), settings, open_journal=diary.open)


def _practice(given: argparse.Namespace) -> tuple[Practice, RenderOptions]:
    """What is to be practised, and how: read, or made."""
    from guide import library
    from guide.lint.run import load

    if timer.meant(given, given.practice):
        made, choices = timer.made(given)
        return library.Practice(timer.NAME, Path(timer.NAME), made), choices
    return library.read(library.find(given.practice), load), options.chosen(given)


def _settings(given: argparse.Namespace, kept: Kept, start: StartPoint, not_kept: str, silent: bool) -> Settings:
    from guide.tui import Settings

    return Settings(
        silent, given.device, not given.no_check_in, start.section, kept.get("theme"), not_kept, start.at,
        start.resume, kept.levels, still=kept.is_still, first_levels=getattr(given, "preset_levels", None),
    )  # fmt: skip


def first_levels(given: argparse.Namespace) -> tuple[float, float, float]:
    """Return how loud voice, bells and bed begin: as the preset has it, else as the person always wants it."""
    voice, bed = given.levels
    return getattr(given, "preset_levels", None) or (voice, 0.0, bed)


def _moment(given: argparse.Namespace, asked: float) -> float | None:
    """When to begin. A delay counts from the moment at which it was ``asked`` for."""
    if given.delay is not None:
        return asked + float(given.delay)
    return None if given.at is None else clock_times.coming(given.at, asked)


def _resumed(name: str, job: RenderJob, journal: Journal | None) -> Position | None:
    """Where to go on, said in a sentence; None, said as well, where there is nothing to go on with."""
    from guide.cli.telling import complain
    from guide.live.resume import resume_point
    from guide.problems import WrongUseError
    from guide.render.preparation import outline, start_of

    found = resume_point(journal, name, job.script.digest) if journal else None
    if found is None:
        complain(_("There is nothing to resume: it begins at the beginning."))
        return None
    timeline = outline(job).timeline
    start, seconds = start_of(timeline, 0, found.spot), timeline.rate.seconds
    if start >= timeline.frames:
        sentence = _("Like this it lasts {length}, and you were further on than that.").format(
            length=options.clock(seconds(timeline.frames))
        )
        raise WrongUseError(
            sentence, _("Ask for the length of then: --for {seconds}s").format(seconds=round(found.planned))
        )
    place = options.clock(seconds(start))
    changed = "" if found.same else _(" The practice was changed since, so the words there may be others.")
    complain(
        _("It goes on at {place}, where you were on {at}.{changed}").format(
            place=place, at=date_and_time(found.at.astimezone()), changed=changed
        )
    )
    return found.spot


def _section(read: Script, wanted: str | None) -> int:
    """Index of the section to begin at: by number from 1, or by the beginning of its title."""
    if wanted is None:
        return 0
    from guide.problems import WrongUseError, nearest

    titles = [section.title for section in read.sections]
    for index, title in enumerate(titles):
        if wanted == str(index + 1) or (wanted and title.casefold().startswith(wanted.casefold())):
            return index
    near = nearest(wanted, titles)
    numbered = ", ".join(f"{number} {title}" for number, title in enumerate(titles, start=1))
    missing = (
        _("There is no section {wanted}").format(wanted=wanted)
        if wanted.lstrip("+-").isdecimal()
        else _("No section is called '{wanted}'").format(wanted=wanted)
    )
    raise WrongUseError(
        f"{missing}:",
        _("did you mean '{near}'?").format(near=near)
        if near
        else _("there are: {numbered}.").format(numbered=numbered),
    )


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Diary:
    """The journal, closed at the end of the block if it was opened in it."""

    _journal: Journal | None = None
    _key: Key | None = None
    _still_locked = ""
    """Why a locked journal was not opened; empty if it was, or is not locked."""

    def __enter__(self) -> _Diary:
        """Ask for the passphrase of a locked journal now, for a screen takes the terminal afterwards."""
        from guide import places

        if places.journal_lock().exists():
            self._unlock(places.journal())
        return self

    def _unlock(self, path: Path) -> None:
        from guide.cli.journal_key import key_for
        from guide.problems import WorldError

        try:
            self._key = key_for(path)
        except (WorldError, EOFError) as error:
            self._still_locked = str(error) or _("The journal is locked.")

    def open(self) -> tuple[Journal | None, str]:
        """Return it, or None where it cannot be opened, and a sentence about that: nobody is kept from practising."""
        from guide import places
        from guide.journal import open_readable
        from guide.player.wallclock import now
        from guide.problems import WorldError

        if self._still_locked:
            return None, self._still_locked
        try:
            self._journal, told = open_readable(places.journal(), now, self._key)
        except WorldError as error:
            return None, str(error)
        return self._journal, told

    def __exit__(self, *_: object) -> None:
        if self._journal:
            self._journal.close()
