"""guide journal: what was practised, how it felt, what was written. It is the person's own, to mend and to hand out.

One file a way: `listing`, `showing`, `changing`, `coming_back`, `chapters`, `handing_out`, `taking_in`, `findings`,
`locking`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guide.cli.journal import (
    changing,
    chapters,
    coming_back,
    findings,
    handing_out,
    listing,
    locking,
    showing,
    taking_in,
)
from guide.cli.journal.way import Ways
from guide.translation import _

WAYS = (listing, showing, changing, coming_back, chapters, findings, handing_out, taking_in, locking)


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command and its ways; alone it lists."""
    parser = commands.add_parser("journal")
    parser.add_argument(
        "--file", type=Path, metavar="FILE", help=_("another journal, such as one kept beside this one")
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("for scripts: where a locked journal's passphrase stands"),
    )
    named = (
        "list|show|search|add|edit|delete|share|attach|shelf|revisit|beside|chapters|insights|export|import|lock|unlock"
    )
    ways = Ways(parser.add_subparsers(dest="way", metavar=named, parser_class=type(parser)))
    parser.set_defaults(**listing.DEFAULTS)
    for each in WAYS:
        each.add(ways)
