"""guide new: a good start for a script. It asks kind, length and title, and takes Enter for an answer."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from guide.actions import formatting
from guide.cli import options, practice_table
from guide.cli.prompt import read_line
from guide.translation import _

T = TypeVar("T")
USUAL_KIND = "mindfulness"


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("new")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("where it goes; else named by its title"))
    parser.add_argument(
        "--kind", type=practice_table.kind, metavar="KIND", help=_("such as rest or body-scan; asked for otherwise")
    )
    parser.add_argument(
        "--need",
        type=practice_table.need,
        metavar="NEED",
        help=_("what one comes for, such as sleep: guide list --needs"),
    )
    parser.add_argument("--for", dest="seconds", type=_length, metavar="10m", help=_("how long it shall be by nature"))
    parser.add_argument("--template", metavar="NAME", help=_("begin with a template of yours, or of a pack: PACK/NAME"))
    parser.add_argument("--title", type=_title, help=_("what it is called"))
    parser.add_argument("--force", action="store_true", help=_("write over what is there"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write it, and say what comes next."""
    from guide.authoring import own_script, starts
    from guide.library import needs
    from guide.script.model import KINDS
    from guide.script.times import written

    _refuse(given.file, force=given.force)
    if given.template is not None:
        return _of_template(given)
    if given.need and given.kind is None:
        given.kind = needs.named(given.need).kind
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    if asks and given.kind is None:
        print(_("Kinds: {kinds}.").format(kinds=", ".join(KINDS)))
    kind = given.kind or _asked(_("What kind of practice"), USUAL_KIND, practice_table.kind, asks=asks)
    seconds = given.seconds or _asked(_("How long"), written(starts.USUAL), _length, asks=asks)
    usual = _spoken_name(given.file) or starts.usual_title(kind)
    title = given.title or _asked(_("What is it called"), usual, _title, asks=asks)
    path = _named(given.file or Path(own_script.file_name(title)))
    _refuse(path, force=given.force)
    begun = starts.starter(kind, seconds, title, _schema(), needs=(given.need,) if given.need else ())
    _write(path, begun.text)
    print(_told(path))
    _tell_next(path)
    return 0


def _tell_next(path: Path) -> None:
    shown = f'"{path}"' if " " in str(path) else path
    print(_("Hear it while you change it: guide watch {shown}").format(shown=shown))


def _of_template(given: argparse.Namespace) -> int:
    """A copy of a template, under its own title or another one."""
    from guide.authoring.copies import copied
    from guide.cli.telling import complain
    from guide.library.templates import find_template
    from guide.problems import WrongUseError

    if given.kind or given.need or given.seconds:
        raise WrongUseError(_("A template has its kind and its length already."), _("With --template: --title, FILE"))
    from guide.authoring import own_script

    source = find_template(given.template)
    copy = copied(source, given.title or "")
    path = _named(given.file or Path(own_script.file_name(copy.title)))
    _refuse(path, force=given.force)
    lost = copy.lost(path)
    _write(path, copy.text(_schema()))
    for each in lost:
        complain(str(each))
    missing = _("Written: {path}. What it took from its pack has to be mended.").format(path=path)
    print(missing if lost else _told(path))
    _tell_next(path)
    return 2 if lost else 0


def _told(path: Path) -> str:
    """What was written, and how long it is: as the list and the outline will say."""
    from guide import script
    from guide.render.job import RenderJob
    from guide.render.preparation import outline

    range_ = outline(RenderJob(script.load(path))).range
    shortest, longest = formatting.possible(range_)
    lasts = formatting.lasts(range_.natural, range_.exact.natural)
    rigid = formatting.rigid(range_)
    lengths = rigid or _("Any length from {shortest} to {longest} can be asked of it.").format(
        shortest=shortest, longest=longest
    )
    return _("Written: {path}, {lasts}. {lengths}").format(path=path, lasts=lasts, lengths=lengths)


def _asked(question: str, usual: str, read: Callable[[str], T], *, asks: bool) -> T:
    """The answer; what is usual when it is Enter, or when nobody can be asked."""
    while asks:
        try:
            answer = read_line(f"{question}? [{usual}] ").strip()
        except EOFError:
            print()
            break
        try:
            return read(answer or usual)
        except argparse.ArgumentTypeError as error:
            print(f"  {error}")
    return read(usual)


def _length(text: str) -> float:
    from guide.authoring.starts import LONGEST, SHORTEST
    from guide.script.times import written

    found = options.length(text)
    if not SHORTEST <= found <= LONGEST:
        hint = _("from {shortest} to {longest}, and changed to any length afterwards").format(
            shortest=written(SHORTEST), longest=written(LONGEST)
        )
        raise argparse.ArgumentTypeError(_("'{text}' is no length to begin with: {hint}").format(text=text, hint=hint))
    return found


def _title(text: str) -> str:
    from guide.authoring.own_script import checked_title
    from guide.problems import WrongUseError

    try:
        return checked_title(text)
    except WrongUseError as error:
        raise argparse.ArgumentTypeError(error.sentence) from None


def _spoken_name(path: Path | None) -> str:
    """``for-my-brother.yaml`` as a title; empty if there are no words in it."""
    words = re.sub(r"[\W_]+", " ", path.stem).strip() if path else ""
    return f"{words[:1].upper()}{words[1:]}"[:200]


def _named(path: Path) -> Path:
    """With an ending by which it is known for a script."""
    return path if path.suffix in (".yaml", ".yml") or path.is_dir() else path.with_name(f"{path.name}.yaml")


def _refuse(path: Path | None, *, force: bool) -> None:
    """What is there stays there. Before anyone is asked anything."""
    from guide.problems import CannotWriteError

    if path is None:
        return
    path = _named(path)
    if path.is_dir():
        raise CannotWriteError(
            _("{path} is a folder.").format(path=path),
            _("Name a file in it, such as {example}.").format(example=path / "evening.yaml"),
        )
    if path.exists() and not force:
        raise CannotWriteError(
            _("{path} is already there.").format(path=path), _("Name another file, or write over it with --force.")
        )


def _schema() -> Path | None:
    """Where editors find the schema; a script works without it."""
    from guide.cli.telling import complain
    from guide.problems import CannotWriteError
    from guide.script import schema

    try:
        return schema.place()
    except CannotWriteError as error:
        complain(_("{error} The line that helps editors was left out.").format(error=error))
        return None


def _write(path: Path, text: str) -> None:
    from guide.audio.atomic import beside

    with beside(path) as part:
        part.write_text(text, encoding="utf-8")
