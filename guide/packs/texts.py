"""What is wrong in the texts of a pack: each is read as what its folder says it is, and with nothing but its pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from guide import sounds
from guide.forms import document
from guide.forms.series import parse_file as parse_series
from guide.lint import run
from guide.lint.documents import SORTS
from guide.packs import licences, reach
from guide.packs.layout import IN_FOLDERS, KINDS, TAKES, PackKind, kind_of
from guide.packs.manifest import Manifest
from guide.packs.refusal import PackRefusedError, shown
from guide.packs.staging import Staged
from guide.problems import Problem
from guide.script import read_file
from guide.script.model import Script
from guide.translation import _

HERE = ("unknown-voice", "cannot-say")
"""What may be otherwise on another machine, which has other voices."""
_SCRIPTS = ("practice", "part", "template")
_FOLDERS = {kind.name: folder for folder, kind in IN_FOLDERS.items()}


def check(staged: Staged, manifest: Manifest) -> tuple[Problem, ...]:
    """Return what is wrong in scripts and other texts, by their names in the pack, and what a voice here cannot do.

    Of the latter ``care`` is true. Raises PackRefusedError for what reaches outside or is not what it is named.
    """
    found: list[Problem] = []
    for name in sorted(manifest.files):
        kind = kind_of(name)
        if kind and kind.name in _SCRIPTS:
            found += _of_script(staged, manifest, name, kind)
        elif kind and kind.name in _FOLDERS:
            found += _of_document(staged.folder / name, _FOLDERS[kind.name])
            if kind.name == "series" and (series := parse_series(staged.folder / name).value):
                reach.check_series(series, name, manifest.files.keys())
        elif kind and kind.name == "take" and f"{_takes_of(name)}.yaml" not in manifest.files:
            raise PackRefusedError(_("{name} is a recording for no practice in the pack.").format(name=shown(name)))
    return tuple(_told(found, staged.folder))


def _of_script(staged: Staged, manifest: Manifest, name: str, kind: PackKind) -> Iterator[Problem]:
    reading = read_file(staged.folder / name)
    if reading.draft is not None and reading.part != (kind.name == "part"):
        what = _("a part, and lies") if reading.part else _("a practice, and lies")
        raise PackRefusedError(
            _("{name} is {what} where {kind} is looked for.").format(name=shown(name), what=what, kind=KINDS[kind.name])
        )
    if reading.script is not None or reading.part:
        script = reading.script or reading.draft
        if script is not None:
            reach.check(script, staged.folder, name, manifest.files.keys(), sounds.catalogue())
            _check_licence(script, manifest, name)
    yield from run.wrong(reading)


def _check_licence(script: Script, manifest: Manifest, name: str) -> None:
    stated = script.license
    if not stated:
        return
    if other := licences.unknown(stated):
        raise PackRefusedError(
            _("{name} names {other}, which is no SPDX identifier of a licence.").format(
                name=shown(name), other=shown(other)
            )
        )
    told = {one for each in manifest.licences for one in licences.identifiers(each)}
    if not told.issuperset(licences.identifiers(stated)):
        raise PackRefusedError(
            _("{name} is under {licence}, which the pack does not tell of.").format(
                name=shown(name), licence=shown(stated)
            )
        )


def _of_document(path: Path, folder: str) -> tuple[Problem, ...]:
    """What is wrong in a form, a scale, a list of words or a series."""
    raw = path.read_bytes()
    sorts = [sort for sort in SORTS if sort.folder == folder]
    readings = [document.parse(raw, str(path), sort.read) for sort in sorts]
    if any(reading.value is not None for reading in readings):
        return ()
    named = [reading for sort, reading in zip(sorts, readings, strict=True) if f"\n{sort.key}:".encode() in b"\n" + raw]
    return (named or readings)[0].problems


def _takes_of(name: str) -> str:
    return name.rpartition("/")[0].removesuffix(TAKES)


def _told(found: Iterable[Problem], folder: Path) -> Iterator[Problem]:
    """The same problems by the names of the files in the pack."""
    for each in found:
        path = Path(each.where.path)
        name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else each.where.path
        yield replace(each, where=replace(each.where, path=name), care=each.code in HERE)
