"""guide beds: the sound catalogue as a page, and ten seconds of any of it."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import overwriting
from guide.problems import WrongUseError
from guide.sounds.shown import described
from guide.translation import _, decimal, grouped

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.sounds import Catalogue, SoundInfo

HEARD, RISE, FALL, REST = 10.0, 1.0, 2.0, 1.0
"""Seconds of a bed that are heard, of its fades in and out, and of silence between two sounds."""
COLUMNS, NAMES = 80, 12
ENDINGS = {".flac": ("FLAC", "PCM_24"), ".wav": ("WAV", "PCM_16"), ".ogg": ("OGG", "VORBIS")}


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("beds")
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.add_argument("--hear", nargs="+", metavar="NAME", help=_("ten seconds of each of these; a bell rings out"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("write what --hear plays to a .flac file"))
    parser.add_argument("--device", metavar="NAME", help=_("the sound card, by any part of its name"))
    overwriting.add(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List the beds and bells, or play one."""
    from guide import sounds

    if given.hear:
        if given.output:
            overwriting.allow([given.output], force=given.force)
        return _hear(given.hear, given.output, given.device)
    if given.output or given.device:
        raise WrongUseError(_("-o and --device go with --hear."))
    catalogue = sounds.catalogue()
    print(_as_json(catalogue) if given.json else _page(catalogue))
    return 0


def _page(catalogue: Catalogue) -> str:
    from guide import places
    from guide.sounds.catalogue import OWN_BELLS

    lines = [_("Beds"), *(line for sound in catalogue.beds.values() for line in _entry(sound))]
    lines += ["", _("Bells"), *(line for sound in catalogue.bells.values() for line in _entry(sound))]
    own = _("Your own beds go into {path}, your own bells into its folder '{folder}'.").format(
        path=places.own_sounds(), folder=OWN_BELLS
    )
    return "\n".join([*lines, "", *textwrap.wrap(own, COLUMNS, break_long_words=False, break_on_hyphens=False)])


def _entry(sound: SoundInfo) -> list[str]:
    """Name and figures in one line, character under it."""
    name = textwrap.shorten(sound.name, COLUMNS - 40, placeholder="…") if len(sound.name) > NAMES else sound.name
    name = name if len(name) <= COLUMNS - 40 else f"{name[: COLUMNS - 41]}…"
    size = f"{grouped(round(_bytes(sound) / 1e3))} kB"
    figures = (_loudness(sound), _lengths(sound), size, _("yours") if sound.own else sound.licence)
    told = textwrap.wrap(described(sound), COLUMNS - NAMES - 4)
    head = f"  {name:<{NAMES}}  {'  '.join(figure for figure in figures if figure)}"
    return [head, *(f"{'':<{NAMES + 4}}{line}" for line in told)]


def _loudness(sound: SoundInfo) -> str:
    if sound.loudness is None:
        return ""
    return (
        f"{decimal(f'{sound.loudness:.1f}')} LUFS"
        if sound.kind == "bed"
        else _("peak {loudness} dBFS").format(loudness=decimal(f"{sound.loudness:.1f}"))
    )


def _lengths(sound: SoundInfo) -> str:
    if not sound.lengths:
        return ""
    seconds = ", ".join(f"{length:.0f}" if length >= 1 else decimal(f"{length:.1f}") for length in _seconds(sound))
    return _("loops of {seconds} s").format(seconds=seconds) if sound.kind == "bed" else f"{seconds} s"


def _seconds(sound: SoundInfo) -> list[float]:
    """Of each loop; the rate is that of every session, which can be known without numpy."""
    return [frames / 48_000 for frames in sound.lengths]


def _bytes(sound: SoundInfo) -> int:
    return sum(path.stat().st_size for path in sound.files if path.exists())


def _as_json(catalogue: Catalogue) -> str:
    rows = [
        {
            "name": sound.name, "kind": sound.kind, "title": sound.title, "character": sound.character,
            "aliases": list(sound.aliases), "licence": sound.licence, "own": sound.own, "breathes": sound.breathes,
            "lufs" if sound.kind == "bed" else "peak": sound.loudness,
            "seconds": [round(length, 3) for length in _seconds(sound)], "bytes": _bytes(sound),
            "files": [str(path) for path in sound.files],
        }
        for sound in (*catalogue.beds.values(), *catalogue.bells.values())
    ]  # fmt: skip
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _hear(names: Sequence[str], output: Path | None, device: str | None) -> int:
    if output and output.suffix.lower() not in ENDINGS:
        raise WrongUseError(_("{output} ends in none of {endings}.").format(output=output, endings=", ".join(ENDINGS)))
    found = [_known(name) for name in names]
    if not output:
        from guide.player import SILENCE, choose

        if choose(device).name == SILENCE:
            from guide.problems import NoDeviceError

            raise NoDeviceError(
                _("There is no sound card here."), _("To hear it elsewhere, write it to a file: -o FILE.flac")
            )
    sound = _one_after_the_other(found)
    if output:
        _write(output, sound)
        print(f"{output}  {len(sound) / 48_000:.1f} s")
        return 0
    from guide.player.hearing import hear

    return hear(sound, device)


def _known(name: str) -> SoundInfo:
    """The bed or bell of that name. Raises WrongUseError, CannotReadError for a file."""
    from guide import sounds
    from guide.problems import CannotReadError, did_you_mean

    catalogue = sounds.catalogue()
    found = catalogue.find_bell(name) if name.strip().casefold() in catalogue.bells else catalogue.find_bed(name)
    found = found or catalogue.find_bell(name)
    if not found:
        if Path(name).suffix or len(Path(name).parts) > 1:
            raise CannotReadError(
                _("There is no sound file {name}.").format(name=name),
                _("The beds and bells that come along: guide beds"),
            )
        hint = did_you_mean(name, [*sounds.names(catalogue.beds), *sounds.names(catalogue.bells)])
        raise WrongUseError(_("There is no bed or bell called '{name}':").format(name=name), hint)
    return found


def _one_after_the_other(found: Sequence[SoundInfo]) -> Pcm:
    import numpy as np

    from guide.audio import SESSION

    rest = np.zeros((SESSION.frames(REST), 2), np.float32)
    return np.concatenate([part for sound in found for part in (_heard(sound), rest)][:-1])


def _heard(sound: SoundInfo) -> Pcm:
    """Ten seconds of a bed, with fades; the whole of a bell."""
    import numpy as np

    from guide import sounds
    from guide.audio import SESSION
    from guide.cli import options

    show = options.progress(_("Converting {title}").format(title=sound.title)) if sound.own else None
    if sound.kind == "bell":
        return sounds.open_bell(sound.name, show)
    time = np.arange(SESSION.frames(HEARD)) / SESSION.hz
    rise, fall = np.clip(time / RISE, 0.0, 1.0), np.clip((time[-1] - time) / FALL, 0.0, 1.0)
    fades = np.sin(np.pi / 2.0 * np.minimum(rise, fall)) ** 2
    bed = sounds.open_bed(sound.files[0] if sound.own else sound.name, show)
    return np.asarray(bed.read(0, len(time)) * fades[:, None], np.float32)


def _write(path: Path, sound: Pcm) -> None:
    import soundfile

    from guide.audio import SESSION
    from guide.audio.atomic import beside

    kind, subtype = ENDINGS[path.suffix.lower()]
    with beside(path) as part:
        soundfile.write(part, sound, SESSION.hz, format=kind, subtype=subtype)
