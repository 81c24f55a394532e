"""A file that exists already, held against its timeline: everything that can be told without its buses."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from guide.audio import files
from guide.inspection.checks import CHECKS
from guide.inspection.expectation import Expectation
from guide.inspection.inspector import Inspector
from guide.problems import CannotReadError
from guide.timeline import Timeline
from guide.translation import _

_BLOCK = 1 << 16


def inspect_file(path: Path, timeline: Timeline, expectation: Expectation) -> Inspector:
    """An inspector that has heard all of ``path``, for its `report` and `figures`; checks that need buses are left out.

    The file is read block by block: WAV, FLAC, Ogg Vorbis or MP3. Raises CannotReadError, also for a rate that is not
    the timeline's.
    """
    import soundfile

    if not path.exists():
        raise CannotReadError(_("There is no sound file {path}.").format(path=path), _("Name one that was exported."))
    inspector = Inspector(timeline, expectation, (check for check in CHECKS.values() if not check.buses))
    try:
        with soundfile.SoundFile(path) as file:
            if file.samplerate != timeline.rate.hz:
                raise CannotReadError(
                    _("{path} has {rate} Hz, and a practice has {wanted}.").format(
                        path=path, rate=file.samplerate, wanted=timeline.rate.hz
                    ),
                    _("Inspect what was exported."),
                )
            start = 0
            for block in file.blocks(_BLOCK, dtype="float32", always_2d=True):
                inspector.listen(start, np.ascontiguousarray(files.stereo(block)))
                start += len(block)
    except (OSError, soundfile.SoundFileError) as error:
        raise CannotReadError(_("{path} cannot be read as sound: {error}").format(path=path, error=error)) from error
    return inspector
