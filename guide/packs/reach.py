"""What a script or a series of a pack names: only what lies in its pack, and what comes with the program."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from guide import library, places
from guide.forms import finding
from guide.forms.series import Series
from guide.packs.layout import kind_of
from guide.packs.refusal import PackRefusedError, shown
from guide.script.collect import Collector, collect, every_step
from guide.script.model import Delivery, Script
from guide.sounds.catalogue import Catalogue, SoundInfo, looks_like_path
from guide.translation import _


def check(script: Script, folder: Path, name: str, files: Collection[str], sounds: Catalogue) -> None:
    """Raise PackRefusedError for a script called ``name`` that names a sound outside of its pack's ``folder``.

    ``files`` are the names of all that is in the pack. Every step is looked at, whether or not anybody would hear it.
    """
    named = _everything(script)
    for bed in named.beds:
        if looks_like_path(bed):
            _inside(bed, folder, name, files)
        elif not _shipped(sounds.find_bed(bed)):
            raise _reaches(name, bed)
    for path in named.sounds:
        _inside(path, folder, name, files)
    for bell in named.bells:
        if looks_like_path(bell) or not _shipped(sounds.find_bell(bell)):
            raise _reaches(name, bell)
    for voice in {utterance.voice for utterance in named.utterances}:
        if any(mark in voice for mark in "/\\~"):
            raise _reaches(name, voice)


def check_series(series: Series, name: str, files: Collection[str]) -> None:
    """Raise PackRefusedError for a series called ``name`` that names a practice or form that is not for all to have."""
    practices = [_plain(each) for each in files if (kind := kind_of(each)) and kind.name == "practice"]
    shipped = [each.name for each in library.find_scripts() if each.path.is_relative_to(places.scripts())]
    forms = {Path(each).stem for each in files if (kind := kind_of(each)) and kind.name == "form"}
    forms |= {each.stem for each in (places.scripts() / finding.FORMS).glob(f"*{finding.ENDING}")}
    for layer in series.layers:
        for each in layer.practices:
            if not (library.called(practices, each) or library.called(shipped, each)):
                raise _reaches(name, each)
        for each in layer.forms:
            if each not in forms:
                raise _reaches(name, each)


def _plain(name: str) -> str:
    return name.removesuffix(finding.ENDING)


def _everything(script: Script) -> Collector:
    """What any step of a script names: those that are heard, and each that somebody else might hear."""
    named = collect(script)
    how = Delivery(script.voice, settings={each.name: each.default for each in script.settings})
    for step in every_step(script):
        if not any(step.children()):
            step.perform(named, how)
    return named


def _inside(path: str, folder: Path, name: str, files: Collection[str]) -> None:
    relative = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))  # noqa: PTH100 - by the letter, no links
    within = Path(relative).as_posix()
    if within not in files:
        written = path.removeprefix(str((folder / name).parent)).lstrip("/\\") or path
        raise _reaches(name, written)


def _shipped(sound: SoundInfo | None) -> bool:
    return sound is not None and not sound.own


def _reaches(name: str, what: str) -> PackRefusedError:
    return PackRefusedError(
        _("{name} names {what}, which is neither in the pack nor comes with the program.").format(
            name=shown(name), what=shown(what)
        )
    )
