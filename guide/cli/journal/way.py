"""What the ways of ``guide journal`` have in common: the journal is opened, what is told is harmless to a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.entry import Entry

Way = Callable[[argparse.Namespace, "Journal"], None]
SHORT = 8
"""Letters of a uid that are shown; any beginning that only one entry has will do."""
_DIGITS = 7
"""Of the number of a session, at most: longer ones are the beginning of a uid."""


class Ways:
    """The parsers of the ways, each run with the journal open."""

    def __init__(self, ways: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
        self._ways = ways

    def add(self, name: str, text: str, way: Way) -> argparse.ArgumentParser:
        """Declare one."""
        parser: argparse.ArgumentParser = self._ways.add_parser(name, help=text)
        parser.set_defaults(run=lambda given: run(given, way))
        return parser

    def plain(self, name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        """Declare one that wants the journal closed."""
        parser: argparse.ArgumentParser = self._ways.add_parser(name, help=text)
        parser.set_defaults(run=run)
        return parser


def run(given: argparse.Namespace, way: Way) -> int:
    """Open the journal and go one of the ways. Where it is damaged, the one that was begun beside it is gone to."""
    from guide import places
    from guide.cli.telling import complain
    from guide.journal.beside import others
    from guide.problems import CannotReadError

    usual = places.journal()
    beside = [] if given.file else others(usual)
    try:
        _go(given, way, given.file or usual)
    except CannotReadError as error:
        if not beside or not error.sentence.startswith((_("The journal"), str(usual))):
            raise
        complain(
            _("{sentence} It stays as it is; this is {path}, which was begun after it:").format(
                sentence=error.sentence, path=beside[0]
            )
        )
        _go(given, way, beside.pop(0))
    for path in beside:
        complain(_("More is kept in {path}. To see it: guide journal --file {path}").format(path=path))
    return 0


def _go(given: argparse.Namespace, way: Way, path: Path) -> None:
    from guide.cli.journal_key import key_for
    from guide.journal import Journal
    from guide.player.wallclock import now
    from guide.problems import CannotReadError

    if given.file and not path.is_file():
        raise CannotReadError(_("There is no journal {path}.").format(path=path))
    with Journal.open(path, now, key_for(path, given.passphrase_file)) as journal:
        way(given, journal)


def number(text: str) -> int:
    """A number of rows, for argparse."""
    if not (text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError(_("'{text}' is no whole number, 0 or more").format(text=text[:20]))
    return int(text)


def name_of_one(text: str) -> str:
    """A session or an entry, as the list shows it, for argparse."""
    if text.isdecimal() or (text and set(text.lower()) <= set("0123456789abcdef")):
        return text.lower()
    raise argparse.ArgumentTypeError(_("'{text}' is no number of a session, and no entry").format(text=text[:20]))


def is_session(name: str) -> bool:
    """Whether it is the number of a session, and not the beginning of an entry's uid."""
    return name.isdecimal() and len(name) <= _DIGITS


def entry_named(journal: Journal, name: str) -> Entry:
    """The one entry whose uid begins so. Raises WrongUseError where there is none, or more than one."""
    from guide.problems import WrongUseError

    whole = journal.entry(name)
    found = [whole] if whole else journal.entries_beginning(name)
    if len(found) > 1:
        raise WrongUseError(
            _("More than one entry begins with {name}.").format(name=name), _("Write a little more of it.")
        )
    if not found:
        raise WrongUseError(
            _("There is no entry {name}.").format(name=name), _("See what there is with: guide journal list")
        )
    return found[0]
