"""What speaks, mixes and writes on a machine. Machines on which all of it is equal make equal bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache

from guide import version as release
from guide.lint import references
from guide.render.job import RenderJob
from guide.script.collect import collect
from guide.translation import _
from guide.voices.engine import version
from guide.voices.registry import made_by

WRITERS = ("numpy", "scipy", "soxr", "soundfile", "imageio-ffmpeg", "mutagen", "pillow")
"""What bytes depend on, beside the program and its voices."""


def versions(voices: Iterable[str]) -> dict[str, str]:
    """Return the version of the program, of what it writes with, and of engine and model of each of ``voices``."""
    found = {"guide": release.__version__, **{name: version(name) for name in WRITERS}}
    return found | {f"voice {voice}": made_by(voice) for voice in sorted(voices)}


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Return what is another version in ``found`` than in ``expected``, in words; empty where nothing is."""
    told = [
        _("{name} is {found} instead of {wanted}").format(
            name=name, found=found.get(name) or _("not there"), wanted=wanted or _("nothing")
        )
        for name, wanted in expected.items()
        if found.get(name, "") != wanted
    ]
    return ", ".join(told)


def voices_of(job: RenderJob) -> tuple[str, ...]:
    """Return the voices that speak in a practice: none for lines that were recorded."""
    recorded = references.recordings(job.script).files
    return tuple(sorted({each.voice for each in collect(job.applied).utterances if each.words not in recorded}))


def render_digest(job: RenderJob) -> str:
    """Return the name of a render: of its job, and of the engines and models that speak in it. 64 digits."""
    spoken_by = {voice: _made_by(voice) for voice in voices_of(job)}
    written = json.dumps([job.digest, spoken_by], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()


@cache
def _made_by(voice: str) -> str:
    """As it is when the program begins: a voice is not replaced while it speaks."""
    return made_by(voice)
