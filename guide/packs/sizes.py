"""How many files a pack has, of which kinds, and how large: known before any of them is read."""

from __future__ import annotations

from collections.abc import Mapping

from guide.packs import names
from guide.packs.layout import MOST_BYTES, MOST_FILES, kind_of
from guide.packs.refusal import PackRefusedError, shown

PIECE = 1 << 20
"""Bytes read at a time."""


def check_sizes(sizes: Mapping[str, int]) -> None:
    """Raise PackRefusedError for names, kinds, sizes and numbers of files that a pack may not have."""
    if len(sizes) > MOST_FILES:
        raise PackRefusedError(f"The pack has over {MOST_FILES:,} files.")
    for name, size in sizes.items():
        names.check(name)
        kind = kind_of(name)
        if kind is None:
            raise PackRefusedError(f"{shown(name)} is of no kind that a pack may hold.")
        if size > kind.most:
            raise PackRefusedError(f"{shown(name)} is larger than a {kind.name} may be: {kind.most // 1024:,} KiB.")
    names.check_together(sizes)
    if sum(sizes.values()) > MOST_BYTES:
        raise PackRefusedError(f"The files of the pack are over {MOST_BYTES >> 20:,} MiB together.")
