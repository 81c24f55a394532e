"""guide export: a practice as a finished file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from guide.cli import options


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("export", help="write a practice to a sound file, with words and chapters")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT", help="a .wav, .flac, .mp3 or .ogg file, or a folder")
    parser.add_argument("--format", choices=("wav", "flac", "mp3", "ogg"), help="when OUT has no ending")
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Speak, mix and write; then say what was written."""
    from guide import script
    from guide.script import library
    from guide.session.finish import finish

    path = library.find(given.practice)
    read = options.chosen(given).applied(script.load(path))
    out = _out(given.out, given.format, path.stem)
    speaking, mixing = options.progress("Speaking"), options.progress("Writing ")
    done = finish(read, out, lambda spoken, wanted: speaking(spoken / max(wanted, 1)), mixing)
    print(
        f"{done.sound}  {options.clock(done.seconds)}, highest peak {done.peak:.1f} dBFS; words in {done.captions.name}"
    )
    if done.clipped:
        print(f"{done.clipped} samples were too loud and had to be cut: turn something down.")
    return 0


def _out(out: Path | None, ending: str | None, name: str) -> Path:
    """A folder takes the practice's name; a missing ending is ``--format``, or FLAC."""
    if out is None or out.is_dir():
        return (out or Path()) / f"{name}.{ending or 'flac'}"
    return out if out.suffix else out.with_suffix(f".{ending or 'flac'}")
