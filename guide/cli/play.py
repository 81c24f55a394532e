"""guide play: check-in, practice, check-in; on a screen where there is a terminal, else line by line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import options

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.script.model import Script
    from guide.tui import Settings


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("play", help="practise")
    parser.add_argument("practice", metavar="NAME|FILE")
    options.choices(parser)
    parser.add_argument("--from", dest="section", metavar="SECTION", help="begin at a section: its number or its title")
    parser.add_argument("--device", metavar="NAME", help="the sound card to play through")
    parser.add_argument("--silent", action="store_true", help="no sound: words, breath and time only")
    parser.add_argument("--plain", action="store_true", help="line by line instead of a screen")
    parser.add_argument("--no-check-in", action="store_true", help="do not ask how it feels before and after")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Practise. Without a sound card the practice is written to a file too, so that it can be heard elsewhere."""
    from guide import casting, player, script
    from guide.problems import ScriptError
    from guide.script import library

    path = library.find(given.practice)
    read = script.load(path)
    wrong = casting.problems(options.chosen(given).applied(read))
    if wrong:
        raise ScriptError(wrong)
    section = _section(read, given.section)
    on_screen = _is_terminal() and not given.plain
    device = player.choose(given.device, silent=given.silent)
    if device.name == player.SILENCE and not given.silent:
        _write_instead(given, read, path)
        if not _is_terminal():
            return 0
    with _Diary() as (journal, not_kept):
        if on_screen:
            from guide import tui

            practice = library.Practice(path.stem, path, read)
            return tui.run(practice, options.chosen(given), _settings(given, section, not_kept), journal)
        from guide.cli import complain, plain

        if not_kept:
            complain(f"{not_kept} This practice will not be kept in the journal.")
        return plain.play(read, path.stem, options.chosen(given), device, journal, section, not given.no_check_in)


def open_library() -> int:
    """``guide`` alone: the screen, or the list of practices where there is no terminal."""
    if not _is_terminal():
        from guide.cli import library

        return library.run(argparse.Namespace(json=False))
    from guide import tui

    given = argparse.Namespace(silent=False, device=None, no_check_in=False)
    with _Diary() as (journal, not_kept):
        return tui.run(None, None, _settings(given, 0, not_kept), journal)


def _settings(given: argparse.Namespace, section: int, not_kept: str) -> Settings:
    from guide.tui import Settings

    return Settings(given.silent, given.device, not given.no_check_in, section, not_kept=not_kept)


def _write_instead(given: argparse.Namespace, read: Script, path: Path) -> None:
    from guide.cli import complain
    from guide.session.finish import Listening, finish

    out = _free(path.stem)
    speaking, writing = options.progress("Speaking"), options.progress("Writing ")
    choices = options.chosen(given)
    script = choices.applied(read)
    done = finish(
        script, out, lambda spoken, wanted: speaking(spoken / max(wanted, 1)), writing, choices.wish,
        profile=choices.profile, listening=Listening(lenient=True),
    ).file  # fmt: skip
    complain(
        f"There is no sound card here, so the practice was written to {done.sound.resolve()} "
        f"({options.clock(done.seconds)}): play that file anywhere. To hear it from here, connect a sound card; "
        "to practise without sound, add --silent."
    )


def _free(name: str) -> Path:
    """A name that no file has: nobody asked for this file by name, so it takes nobody's place."""
    names = (Path(f"{name}{number}.flac") for number in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(path for path in names if not path.exists() and not path.with_suffix(".vtt").exists())


def _section(read: Script, wanted: str | None) -> int:
    """Index of the section to begin at: by number from 1, or by the beginning of its title."""
    if wanted is None:
        return 0
    from guide.problems import WrongUseError, did_you_mean

    titles = [section.title for section in read.sections]
    for index, title in enumerate(titles):
        if wanted == str(index + 1) or (wanted and title.casefold().startswith(wanted.casefold())):
            return index
    raise WrongUseError(f"No section is called '{wanted}':", f"{did_you_mean(wanted, titles)}.".replace("?.", "?"))


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Diary:
    """The journal, or None with a sentence why it cannot be opened: that must not keep anyone from practising."""

    def __enter__(self) -> tuple[Journal | None, str]:
        from datetime import UTC, datetime

        from guide import places
        from guide.journal import Journal
        from guide.problems import WorldError

        self._journal: Journal | None = None
        try:
            self._journal = Journal.open(places.journal(), lambda: datetime.now(UTC).astimezone())
        except WorldError as error:
            return None, str(error)
        return self._journal, ""

    def __exit__(self, *_: object) -> None:
        if self._journal:
            self._journal.close()
