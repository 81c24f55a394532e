"""guide welcome: the first visit line by line, whenever it is wanted."""

from __future__ import annotations

import argparse
from typing import Any

from guide.translation import _


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("welcome")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Tell, let hear, ask; Enter goes on everywhere, and nothing more is asked once nobody answers."""
    from guide import welcome
    from guide.cli.filling import folded

    print(welcome.IS_TITLE, *map(folded, welcome.IS), sep="\n\n")
    try:
        _sound()
        _own_words()
    except EOFError:
        print()
    welcome.done()
    return 0


def _sound() -> None:
    from guide import welcome
    from guide.cli.filling import folded
    from guide.cli.prompt import agreed, read_line
    from guide.problems import WorldError

    print(f"\n{welcome.SOUND_TITLE}")
    asked = _("h and Enter speaks one sentence; Enter goes on: ")
    while (typed := read_line(asked).strip().casefold()) != "h":
        if not typed:
            return
    try:
        welcome.hear()
    except WorldError as error:
        print(folded(f"{error} {welcome.SILENT}"))
        return
    if not agreed(_("Did you hear it (y/n)? ")):
        print(folded(welcome.silent()))


def _own_words() -> None:
    from guide import welcome
    from guide.cli.filling import folded
    from guide.cli.prompt import read_line
    from guide.problems import WorldError

    print(f"\n{welcome.OWN_TITLE}\n{folded(welcome.OWN)}")
    for kind, asked in welcome.ANCHORS.items():
        while typed := read_line(_("{asked} (Enter leaves it): ").format(asked=asked)):
            try:
                welcome.keep_words({kind: typed})
                if told := welcome.unsayable({kind: typed}):
                    print(folded(told, "  "))
                break
            except WorldError as error:
                print(folded(str(error), "  "))
