"""guide check: everything that is wrong in scripts, and where they may not be kind, at once, with line and column."""

from __future__ import annotations

import argparse
import re
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.problems import CannotReadError, Problem, WrongUseError, as_json, did_you_mean, excerpt
from guide.translation import _, counted, quoted

if TYPE_CHECKING:
    from guide.lint.care.rule import CareRule

_WIDEST = 100
"""Columns."""
_BUILT = ("text", "json", "sarif")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("check")
    parser.add_argument("scripts", nargs="*", metavar="NAME|FILE|FOLDER", help=_("without any: the whole library"))
    parser.add_argument("--format", choices=_BUILT, default="text")
    parser.add_argument("--strict", action="store_true", help=_("advice of the care linter counts as wrong"))
    parser.add_argument("--why", metavar="CODE", help=_("explain a rule of the care linter"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check every script; 2 if something is wrong in any, 3 if one cannot be had."""
    from guide.cli.telling import complain
    from guide.lint.documents import everything

    if given.why:
        return _explain(given.why)
    found: list[Problem] = []
    texts: dict[str, str] = {}
    unread = False
    paths = _paths(given.scripts)
    for path in paths:
        try:
            problems, read = everything(path)
        except CannotReadError as error:
            complain(str(error))
            unread = True
            continue
        found += problems
        texts |= read
    _show(given.format, found, texts, len(paths), unread=unread)
    wrong = any(given.strict or not problem.care for problem in found)
    return 3 if unread else 2 if wrong else 0


def _paths(names: Sequence[str]) -> list[Path]:
    """Every script that is meant: a folder means all that lie in it, nothing means the library."""
    from guide import library
    from guide.forms import finding

    if not names:
        return [*library.paths(), *(path for kind in finding.CHECKED for path in finding.paths(kind))]
    found: list[Path] = []
    for name in names:
        folder = Path(name)
        if folder.is_dir():
            scripts = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
            if not scripts:
                raise CannotReadError(
                    _("{name} is a folder without scripts.").format(name=name), _("Scripts end with .yaml.")
                )
            found += scripts
        else:
            found.append(_form(name) or library.find(name))
    return found


def _form(name: str) -> Path | None:
    """The file of a form, written as ``forms/NAME``."""
    from guide.forms import finding

    kind, _, rest = name.partition("/")
    return finding.find(kind, rest) if kind in finding.CHECKED and not Path(name).exists() else None


def _show(form: str, found: Sequence[Problem], texts: Mapping[str, str], scripts: int, *, unread: bool) -> None:
    from guide.lint.care import RULES

    if form == "json":
        print(as_json(found))
    elif form == "sarif":
        from guide.cli.sarif import as_sarif

        print(as_sarif(found, texts, {code: rule.sentence for code, rule in RULES.items()}))
    else:
        for problem in found:
            print(excerpt(problem, texts))
        if not found and not unread:
            print(
                _("Nothing is wrong.")
                if scripts == 1
                else _("Nothing is wrong in {scripts}.").format(scripts=counted(scripts, "script"))
            )
        advice = [problem.code for problem in found if problem.care]
        if advice:
            why = [_(" Why: guide check --why {code}").format(code=code) for code in advice if code in RULES]
            works = (
                _("the script works as it is") if len(advice) == len(found) else _("it may change with what is wrong")
            )
            print(_("\nAdvice for the listener's sake; {works}.{why}").format(works=works, why="".join(why[:1])))


def _indented(text: str) -> str:
    return textwrap.indent(text.replace("# <-", _("# <- here")).strip(), "    ")


def _unmarked(text: str) -> str:
    """A reason as it is read on a terminal: what its source marks as words and names stands in quotes."""
    return re.sub(
        r"`{1,2}([^`]+)`{1,2}|(?<![\w*])\*([^*]+)\*(?![\w*])",
        lambda found: quoted(found[1] or found[2]),
        text,
    )


def _reason(rule: CareRule) -> str:
    from guide.lint.care import reasons

    width = min(_WIDEST, shutil.get_terminal_size().columns - 1)
    return "\n\n".join(textwrap.fill(_unmarked(each), width, break_on_hyphens=False) for each in reasons.told(rule))


def _explain(code: str) -> int:
    from guide.lint.care import RULES

    if code not in RULES:
        raise WrongUseError(
            _("No rule of the care linter is called '{code}';").format(code=code), did_you_mean(code, RULES)
        )
    rule = RULES[code]
    print(
        _("{code}: {sentence}\n\n{reason}\n\nFor example:\n\n{example}\n").format(
            code=code, sentence=rule.sentence, reason=_reason(rule), example=_indented(rule.bad)
        )
    )
    print(
        _(
            "If it does not hold for a script, say so in its head:\n\nsilenced: {{{code}: the reason, in a sentence}}"
        ).format(code=code)
    )
    return 0
