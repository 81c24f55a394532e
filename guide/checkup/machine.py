"""The machine: sound, voices, terminal, disk, versions."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import metadata

from guide import places, version
from guide.checkup.finding import Finding, Terminal
from guide.translation import _, counted, decimal

Look = Callable[[Terminal], Iterator[Finding]]
SMALL = (60, 20)
"""Columns and rows from which on every page can be used."""
ROOM = 500_000_000
"""Bytes that spoken lines and beds of a few practices need."""
WITH_US = ("textual", "numpy", "sounddevice", "soundfile", "hibari-tts")
SIGNS = "█ ● ━ ⣿ “ ”"
"""What the screens draw with."""


def sound(here: Terminal) -> Iterator[Finding]:
    """Yield what can be played through."""
    from guide.player import device_choice, list_devices

    found = list_devices()
    if not found:
        way = _("Practise without sound: guide play NAME --silent, or write a file: guide export NAME")
        yield Finding("sound", _("There is no sound device here."), False, way, "no device")
        return
    names = ", ".join(dict.fromkeys(each.name for each in found))
    through = ", ".join(sorted({each.through for each in found}))
    yield Finding(
        "sound",
        _("It can play through {names}.").format(names=names),
        shared=f"{counted(len(found), 'device')} through {through}",
    )
    chosen = device_choice.read()
    if chosen is not None and chosen not in {each.name for each in found}:
        said = _("'{chosen}', which you chose, is not there; the usual one is used until it is back.").format(
            chosen=chosen
        )
        yield Finding("sound", said, False, _("Choose another one: guide devices"), "the chosen device is not there")


def voices(here: Terminal) -> Iterator[Finding]:
    """Yield who can speak, and whether the usual voice can."""
    from guide.problems import WorldError
    from guide.voices import resolve, voices

    found = voices()
    ready = [each for each in found if not each.missing]
    engines = sorted({each.engine for each in ready})
    said = _("{ready} of {found} can speak, by {engines}.").format(
        ready=len(ready), found=len(found), engines=", ".join(engines)
    )
    yield Finding("voices", said, bool(ready), "" if ready else _("What is missing: guide voices"), said)
    try:
        resolve("default")
    except WorldError as error:
        yield Finding(
            "voices",
            _("The usual one cannot speak: {error}").format(error=error),
            False,
            "guide voices",
            "the usual one cannot",
        )


def terminal(here: Terminal) -> Iterator[Finding]:
    """Yield what the terminal can show."""
    if not here.is_there:
        yield Finding("terminal", _("There is none here: words come line by line."), shared="none, line by line")
        return
    columns, rows = shutil.get_terminal_size()
    size = _("{columns} by {rows}").format(columns=columns, rows=rows)
    small = columns < SMALL[0] or rows < SMALL[1]
    way = (
        _("Make it {columns} by {rows} or more; until then some words are cut.").format(columns=SMALL[0], rows=SMALL[1])
        if small
        else ""
    )
    yield Finding("terminal", _("It is {size}.").format(size=size), not small, way, size)
    colours = _colours()
    yield Finding("terminal", _("Colours: {colours}.").format(colours=colours), shared=colours)
    try:
        SIGNS.encode(here.encoding)
    except (UnicodeError, LookupError):
        way = _("Use UTF-8 (LANG=en_GB.UTF-8), or practise line by line: guide play NAME --plain")
        yield Finding(
            "terminal",
            _("It speaks {encoding}, which lacks some signs.").format(encoding=here.encoding),
            False,
            way,
            here.encoding,
        )
    still = os.environ.get("TEXTUAL_ANIMATIONS") == "none"
    moves = (
        _("nothing moves, as TEXTUAL_ANIMATIONS says")
        if still
        else _("figures move; to keep them still: guide settings")
    )
    yield Finding("terminal", _("Motion: {moves}.").format(moves=moves), shared="still" if still else "moving")


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return _("none, as NO_COLOR says")
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "millions"
    return "256" if "256" in os.environ.get("TERM", "") else _("the terminal's own")


def disk(here: Terminal) -> Iterator[Finding]:
    """Yield how much room there is, and whether one can write where it is needed."""
    for what, folder in ((_("what is yours"), places.data()), (_("what is kept to be quicker"), places.kept())):
        there = next(each for each in (folder, *folder.parents) if each.exists())
        free = shutil.disk_usage(there).free
        room = _("{gigabytes} GB free").format(gigabytes=decimal(f"{free / 10**9:.1f}"))
        way = "" if free > ROOM else _("Make room, or keep less: guide cache --limit 500M")
        yield Finding("disk", f"{what}: {folder}, {room}.", free > ROOM, way, f"{what}: {room}")
        if not os.access(there, os.W_OK):
            way = _("Give yourself the right to write there, or name another folder: GUIDE_HOME")
            yield Finding(
                "disk", _("Nothing can be written in {there}.").format(there=there), False, way, f"{what}: not writable"
            )


def versions(here: Terminal) -> Iterator[Finding]:
    """Yield what is installed."""
    python = _("Python {version} on {system}").format(
        version=platform.python_version(), system=f"{platform.system()} {platform.machine()}"
    )
    told = f"guide {version.__version__}, {python}, {', '.join(_installed())}"
    yield Finding("versions", f"{told}.", sys.version_info >= (3, 11), shared=told)


def _installed() -> Iterator[str]:
    for name in WITH_US:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} missing"
