"""guide export: a practice as a finished file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import options

if TYPE_CHECKING:
    from guide.script.model import Script


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("export", help="write a practice to a sound file, with words and chapters")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT", help="a .wav, .flac, .mp3 or .ogg file, or a folder")
    parser.add_argument("--format", choices=("wav", "flac", "mp3", "ogg"), help="when OUT has no ending")
    parser.add_argument("--ssml", action="store_true", help="write the words as SSML, for other speech programs")
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Speak, mix and write; then say what was written."""
    from guide import script
    from guide.script import library
    from guide.session.finish import finish

    path = library.find(given.practice)
    choices = options.chosen(given)
    read = choices.applied(script.load(path))
    if given.ssml:
        return _write_ssml(read, given.out, path.stem)
    out = _out(given.out, given.format, path.stem)
    speaking, mixing = options.progress("Speaking"), options.progress("Writing ")
    done = finish(read, out, lambda spoken, wanted: speaking(spoken / max(wanted, 1)), mixing, choices.wish)
    print(
        f"{done.sound}  {options.clock(done.seconds)}, highest peak {done.peak:.1f} dBFS; words in {done.captions.name}"
    )
    if done.clipped:
        print(f"{done.clipped} samples were too loud and had to be cut: turn something down.")
    return 0


def _write_ssml(read: Script, out: Path | None, name: str) -> int:
    from guide.authoring.ssml import ssml
    from guide.export.atomic import beside

    place = (out or Path()) / f"{name}.ssml" if out is None or out.is_dir() else out
    with beside(place) as part:
        part.write_text(ssml(read), encoding="utf-8")
    print(place)
    return 0


def _out(out: Path | None, ending: str | None, name: str) -> Path:
    """A folder takes the practice's name; a missing ending is ``--format``, or FLAC."""
    if out is None or out.is_dir():
        return (out or Path()) / f"{name}.{ending or 'flac'}"
    return out if out.suffix else out.with_suffix(f".{ending or 'flac'}")
