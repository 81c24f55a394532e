"""guide import: a text, subtitles or SSML of somebody else becomes a script to go on from."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Any

from guide.cli import overwriting
from guide.translation import _, counted, ngettext

FORMATS = ("text", "markdown", "srt", "vtt", "ssml")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("import")
    parser.add_argument("file", metavar="FILE", type=Path, help=_("what to read: .txt, .md, .srt, .vtt, .ssml or .xml"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.yaml", help=_("where the script goes; else it is printed")
    )
    parser.add_argument("--format", choices=FORMATS, help=_("what FILE is, where its ending does not tell"))
    parser.add_argument(
        "--elastic",
        action="store_true",
        help=_("make pauses that may stretch of the times in FILE, which else are kept"),
    )
    overwriting.add(parser)
    parser.add_argument("--schema", metavar="PATH|URL", help=_("begin with the line by which editors find the schema"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print or write the script, and say what could not be placed; 2 if the text cannot be read as one."""
    from guide import script
    from guide.authoring import importing
    from guide.cli.telling import WRONG_USE, complain
    from guide.problems import ScriptError

    raw = script.read_bytes(given.file, _("A text or subtitles to import were looked for there."))
    form = given.format or importing.format_of(given.file.name, raw)
    if form is None:
        complain(
            _("The name {name} does not tell what it is. Say it with --format {formats}.").format(
                name=given.file.name, formats=", ".join(FORMATS)
            )
        )
        return WRONG_USE
    found = importing.imported(
        raw, str(given.file), form, schema=given.schema or _schema(given.output), elastic=given.elastic
    )
    if found.problems:
        raise ScriptError(found.problems)
    if given.output is None:
        print(found.text, end="")
    else:
        overwriting.allow([given.output], force=given.force)
        _write(given.output, found.text)
        complain(_made(given.output, found.text))
    if found.unplaced:
        count = len(found.unplaced)
        what = ngettext(
            "{count} thing could not be placed as it is", "{count} things could not be placed as they are", count
        ).format(count=count)
        complain(f"{given.file}: {what}:")
    for each in found.unplaced:
        complain(f"  {each}")
    return 0


def _schema(output: Path | None) -> str | None:
    """Where editors find the schema; nothing for a script that is only printed, or where there is no place for it."""
    from guide.problems import CannotWriteError
    from guide.script import schema

    try:
        return schema.place().absolute().as_uri() if output else None
    except CannotWriteError:
        return None


def _made(path: Path, text: str) -> str:
    """What was written, and what can be done with it."""
    from guide import script
    from guide.script.collect import collect

    read, shown = script.parse(text, str(path)).script, shlex.quote(str(path))
    if read is None:
        return _("Written: {path}. Some of it has to be mended first: guide check {shown}").format(
            path=path, shown=shown
        )
    sections, sentences = len(read.sections), len(collect(read).utterances)
    what = _("{sections} with {sentences} to say").format(
        sections=counted(sections, "section"), sentences=counted(sentences, "sentence")
    )
    return _(
        "Written: {path}, “{title}”: {what}. Its times: guide outline {shown}. Practise it: guide play {shown}"
    ).format(path=path, title=read.title, what=what, shown=shown)


def _write(path: Path, text: str) -> None:
    from guide.audio.atomic import beside

    with beside(path) as part:
        part.write_text(text, encoding="utf-8")
