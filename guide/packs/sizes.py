"""How many files a pack has, of which kinds, and how large: known before any of them is read."""

from __future__ import annotations

from collections.abc import Mapping

from guide.packs import names
from guide.packs.layout import KINDS, MOST_BYTES, MOST_FILES, kind_of
from guide.packs.refusal import PackRefusedError, shown
from guide.translation import _

PIECE = 1 << 20
"""Bytes read at a time."""


def check_sizes(sizes: Mapping[str, int]) -> None:
    """Raise PackRefusedError for names, kinds, sizes and numbers of files that a pack may not have."""
    if len(sizes) > MOST_FILES:
        raise PackRefusedError(_("The pack has over {most_files:,} files.").format(most_files=MOST_FILES))
    for name, size in sizes.items():
        names.check(name)
        kind = kind_of(name)
        if kind is None:
            raise PackRefusedError(_("{name} is of no kind that a pack may hold.").format(name=shown(name)))
        if size > kind.most:
            raise PackRefusedError(
                _("{name} is larger than {kind} may be: {most:,} KiB.").format(
                    name=shown(name), kind=KINDS[kind.name], most=kind.most // 1024
                )
            )
    names.check_together(sizes)
    if sum(sizes.values()) > MOST_BYTES:
        raise PackRefusedError(_("The files of the pack are over {most:,} MiB together.").format(most=MOST_BYTES >> 20))
