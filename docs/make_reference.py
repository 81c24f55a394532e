"""Makes the reference of all commands from the program itself.

python docs/make_reference.py        # into docs/reference.md; a test compares the two
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).parent / "reference.md"
HEAD = """# Reference

Every command with everything it takes, made from the program by `python docs/make_reference.py`. Examples to paste:
[commands](commands.md). What holds for all of them: `--help` explains, and a name may be cut short where it stays
clear.
"""


def reference() -> str:
    """Return the page."""
    from guide.cli import parser

    return "\n".join([HEAD, *_commands("guide", parser())]).rstrip() + "\n"


def _commands(called: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {each.dest: each.help or "" for each in action._choices_actions}
            for name, command in action.choices.items():
                yield from _command(f"{called} {name}", said.get(name, ""), command)
                yield from _commands(f"{called} {name}", command)


def _command(called: str, said: str, command: argparse.ArgumentParser) -> Iterator[str]:
    yield f"{'#' * (called.count(' ') + 1)} {called}\n"
    yield f"{_told(command, command.description or said)}\n"
    taken = [each for each in command._actions if _shown(each)]
    if taken:
        yield "| | |\n|---|---|"
        for each in taken:
            yield f"| {_name(each)} | {_told(command, each.help or '', each)} |".replace("|  |", "| |")
        yield ""


def _shown(action: argparse.Action) -> bool:
    hidden = action.help is argparse.SUPPRESS or isinstance(action, argparse._HelpAction)
    return not hidden and not isinstance(action, argparse._SubParsersAction)


def _name(action: argparse.Action) -> str:
    metavar = action.metavar or (f"{{{','.join(map(str, action.choices))}}}" if action.choices else action.dest.upper())
    shown = metavar if isinstance(metavar, str) else " ".join(metavar)
    value = "" if action.nargs == 0 else f" {shown}"
    names = (
        ", ".join(f"{each}{value}" for each in action.option_strings) or f"{shown}{' …' * (action.nargs in ('*', '+'))}"
    )
    return f"`{names}`".replace("|", "\\|")


def _told(command: argparse.ArgumentParser, text: str, action: argparse.Action | None = None) -> str:
    known = {"prog": command.prog, **(vars(action) if action else {})}
    return " ".join((text % known if "%(" in text else text.replace("%%", "%")).split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
