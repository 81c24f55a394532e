"""Names of files: practice, voice and length, in letters that every system and every web host takes.

A name depends on what is asked for and on nothing else, so that a catalogue that is asked for again finds its files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from guide.farm.request import CatalogueRequest, Variant
from guide.library import file_names
from guide.script.times import written

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_LONGEST = 120


def file_stems(request: CatalogueRequest) -> dict[tuple[int, Variant], str]:
    """Return the name of each file without its ending, by the number of its practice and by voice and length.

    ``five-senses-heart-5m``: a voice and a length are named where they are asked for. Where two names would be the
    same on a system that does not tell large letters from small ones, all of them get eight digits more.
    """
    names = file_names(request.paths)
    wanted = {
        (number, variant): "-".join([plain(name), *_told(variant)])
        for number, name in enumerate(names)
        for variant in variants(request)
    }
    counts = Counter(stem.casefold() for stem in wanted.values())
    return {
        key: stem if counts[stem.casefold()] == 1 else f"{stem}-{_digits(request, names, key)}"
        for key, stem in wanted.items()
    }


def variants(request: CatalogueRequest) -> Sequence[Variant]:
    """Return every voice with every length, a voice after the other."""
    return [Variant(voice, seconds) for voice in request.voices for seconds in request.lengths]


def plain(text: str) -> str:
    """Return ``text`` in letters, digits, dots, underscores and hyphens."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^A-Za-z0-9._]+", "-", letters).strip("-.")[:_LONGEST]
    return f"{kept}-practice" if not kept or _RESERVED.fullmatch(kept.partition(".")[0]) else kept


def _told(variant: Variant) -> list[str]:
    told = [plain(variant.voice)] if variant.voice else []
    return told + ([written(variant.seconds).replace(" ", "")] if variant.seconds else [])


def _digits(request: CatalogueRequest, names: Sequence[str], key: tuple[int, Variant]) -> str:
    """Of the practice as it is called and found, so that it does not depend on what else is asked for."""
    number, variant = key
    about = repr((names[number], str(request.paths[number]), variant.voice, variant.seconds))
    return hashlib.sha256(about.encode()).hexdigest()[:8]
