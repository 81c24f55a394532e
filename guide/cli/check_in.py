"""guide check-in: how it is now, in ten seconds, without a practice."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from guide.cli import forms
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal

FORM = "check-in"


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("check-in")
    parser.add_argument(
        "--own-words", metavar="SCALE", nargs="?", const="distress",
        help=_("say what 0, 5 and 10 mean to you (distress unless another scale is named)"),
    )  # fmt: skip
    forms.options(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask, and keep what was said."""
    from guide.forms import reading

    with forms.opened() as journal:
        if given.own_words:
            return _own_words(journal, given.own_words)
        return forms.run(given, reading.load(FORM), journal, below=True)


def _own_words(journal: Journal | None, name: str) -> int:
    """Ask for the person's own words for the ends and the middle of a scale."""
    from guide.cli.prompt import read_line
    from guide.forms import scales
    from guide.journal.known import anchors, keep_anchors
    from guide.problems import CannotReadError, WrongUseError, did_you_mean

    scale = scales.found(name)
    if scale is None:
        raise WrongUseError(_("No scale is called '{name}';").format(name=name), did_you_mean(name, scales.names()))
    if journal is None:
        raise CannotReadError(_("There is no journal to keep them in."))
    own = dict(anchors(journal, name))
    usual = {scale.low: scale.low_words, scale.middle_place: scale.middle_words, scale.high: scale.high_words}
    print(
        _("{title}: what do these numbers mean to you? Enter leaves one as it is, - takes your words back.").format(
            title=scale.title
        )
    )
    for place, words in usual.items():
        try:
            typed = " ".join(read_line(f"{place:g} ({own.get(place) or words or _('no words yet')}): ").split())
        except EOFError:
            break
        if typed:
            own[place] = "" if typed == "-" else typed
    keep_anchors(journal, name, own)
    return 0
