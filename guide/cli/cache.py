"""guide cache: what is kept of spoken lines and beds so that they need not be made again, and how much of it."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING, Any

from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.audio.store import StoredFile

_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([KMGT]?)B?", re.IGNORECASE)


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("cache")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--limit",
        type=_size,
        metavar="1G",
        help=_("keep at most so much; what was used longest ago is forgotten first"),
    )
    what.add_argument("--clear", action="store_true", help=_("forget all of it; it is made again when it is needed"))
    parser.add_argument("--json", action="store_true", help=_("for other programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Set the limit or forget if asked to, then tell what is kept."""
    from guide import places
    from guide.audio import store, store_limit
    from guide.player import expectation
    from guide.process import lease

    if given.limit is not None:
        store_limit.write(given.limit)
    limit = 0 if given.clear else store_limit.read()
    if given.clear:
        expectation.forget(places.openings())
    store.forget(places.kept(), limit, lease.oldest(places.leases()))
    takes, beds = store.kept(places.takes()), store.kept(places.beds())
    print(_json(takes, beds, store_limit.read()) if given.json else _text(takes, beds, store_limit.read(), given.clear))
    return 0


def written(size: int) -> str:
    """Return bytes as a person would say them: 1.2 GB, 31 MB, 4 kB."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}" if size < 10 * unit else f"{size / unit:.0f} {name}"
    return counted(size, "byte")


def _bytes(files: list[StoredFile]) -> int:
    return sum(file.bytes for file in files)


def _text(takes: list[StoredFile], beds: list[StoredFile], limit: int, cleared: bool) -> str:
    from guide import places

    lines = [
        _("{size:>10}  spoken lines ({count})").format(size=written(_bytes(takes)), count=len(takes)),
        _("{size:>10}  beds and sounds ({count})").format(size=written(_bytes(beds)), count=len(beds)),
        _("At most {limit} are kept, in {path}. All of it can be made again.").format(
            limit=written(limit), path=places.kept()
        ),
    ]
    if cleared and (takes or beds):
        lines.append(_("What a practice that plays just now needs has stayed."))
    return "\n".join(lines)


def _json(takes: list[StoredFile], beds: list[StoredFile], limit: int) -> str:
    from guide import places

    told = {"limit": limit, "folder": str(places.kept())}
    kinds = {"takes": takes, "beds": beds}
    return json.dumps(
        {**told, **{name: {"files": len(files), "bytes": _bytes(files)} for name, files in kinds.items()}}, indent=2
    )


def _size(text: str) -> int:
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise argparse.ArgumentTypeError(_("'{text}' is no size: write 500M or 1G").format(text=text))
    return round(float(found.group(1)) * _UNITS[found.group(2).upper()])
