"""What insights need of today's word lists and forms: where feeling words lie, and on which track each sign is.

Reading them takes as long as a page of insights does, so what was read is kept beside the index of the library, and
believed while the files that it was read from hold the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from guide import places
from guide.forms import finding
from guide.insights.history import Place
from guide.library import checked_file
from guide.problems import CannotReadError
from guide.script.files import read_bytes

SIGNS = "signs"
"""The form that asks for signs, each on its track."""
LANGUAGE = "en"
State: TypeAlias = list[list[str]]


def word_places() -> dict[str, Place]:
    """Return pleasantness and energy of each feeling word, both -1 to 1."""
    found = _kept("words", _files(finding.WORDS, LANGUAGE), _read_places)
    return {name: (pleasantness, energy) for name, (pleasantness, energy) in found.items()}


def sign_tracks() -> dict[str, str]:
    """Return the track of each question about signs, by its name: of the form that is asked, and of those it stands in
    for, so that what was answered to them keeps its track. One that is broken is left out until it is mended."""
    return _kept("tracks", _files(finding.FORMS, SIGNS), _read_tracks)


def _files(kind: str, name: str) -> list[Path]:
    """Those of this name, the one that is used first."""
    return [path for folder in finding.folders(kind) if (path := folder / f"{name}{finding.ENDING}").is_file()]


def _kept(name: str, files: Iterable[Path], read: Callable[[], tuple[dict[str, Any], bool]]) -> dict[str, Any]:
    """What ``read`` returns, and whether it depends on the bytes of ``files`` and nothing else."""
    state = [[str(path), _digest(path)] for path in files]
    known = checked_file.read(places.insight_index())
    if name in known and known[name][0] == state:
        return dict(known[name][1])
    found, alone = read()
    if alone and checked_file.faithful([state, found]):
        checked_file.write(places.insight_index(), {**known, name: [state, found]})
    return found


def _digest(path: Path) -> str:
    try:
        return checked_file.digest(read_bytes(path))
    except CannotReadError:
        return ""


def _read_places() -> tuple[dict[str, list[float]], bool]:
    from guide.forms import feeling_words

    feeling_words.words.cache_clear()  # a file may have changed since
    return {word.name: [word.pleasantness, word.energy] for word in feeling_words.words(LANGUAGE)}, True


def _read_tracks() -> tuple[dict[str, str], bool]:
    """A form may be broken because a scale of it is, so what is told without one is not kept."""
    from guide.forms import reading

    found: dict[str, str] = {}
    whole = True
    for path in reversed(_files(finding.FORMS, SIGNS)):
        form = None
        with suppress(CannotReadError):
            form = reading.parse_file(path).value
        whole = whole and form is not None
        found |= {each.name: each.track for each in form.questions if each.track} if form else {}
    return found, whole
