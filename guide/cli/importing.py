"""guide import: a text, subtitles or SSML of somebody else becomes a script to go on from."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

FORMATS = ("text", "srt", "vtt", "ssml")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("import", help="make a script of a plain text, of subtitles or of SSML")
    parser.add_argument("file", metavar="FILE", type=Path, help="what to read: .txt, .md, .srt, .vtt, .ssml or .xml")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.yaml", help="where the script goes; else it is printed"
    )
    parser.add_argument("--format", choices=FORMATS, help="what FILE is, where its ending does not tell")
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.add_argument("--schema", metavar="PATH|URL", help="begin with the line by which editors find the schema")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print or write the script, and say what could not be placed; 2 if the text cannot be read as one."""
    from guide import script
    from guide.authoring import importing
    from guide.cli import WRONG_USE, complain
    from guide.problems import ScriptError

    raw = script.read_bytes(given.file, "A text or subtitles to import were looked for there.")
    form = given.format or importing.format_of(given.file.name, raw)
    if form is None:
        complain(f"The name {given.file.name} does not tell what it is. Say it with --format text, srt, vtt or ssml.")
        return WRONG_USE
    found = importing.imported(raw, str(given.file), form, schema=given.schema or _schema(given.output))
    if found.problems:
        raise ScriptError(found.problems)
    if given.output is None:
        print(found.text, end="")
    else:
        _write(given.output, found.text, force=given.force)
    if found.unplaced:
        count = len(found.unplaced)
        what = (
            "1 thing could not be placed as it is" if count == 1 else f"{count} things could not be placed as they are"
        )
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


def _write(path: Path, text: str, *, force: bool) -> None:
    from guide.audio.atomic import beside
    from guide.problems import CannotWriteError

    if path.exists() and not force:
        raise CannotWriteError(f"{path} is already there.", "Name another file, or write over it with --force.")
    with beside(path) as part:
        part.write_text(text, encoding="utf-8")
