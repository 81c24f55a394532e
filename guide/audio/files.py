"""Sound files in and out of PCM, and resampling: soundfile and soxr, behind two functions."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from guide.audio import Pcm, Rate
from guide.problems import CannotReadError
from guide.translation import _


def read(path: Path, rate: Rate) -> Pcm:
    """A whole sound file at ``rate``: shape (frames, channels). Raises CannotReadError."""
    import soundfile

    try:
        pcm, hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise CannotReadError(_("{path} cannot be read as sound: {error}").format(path=path, error=error)) from error
    return resample(pcm, Rate(hz), rate)


def resample(pcm: Pcm, given: Rate, wanted: Rate) -> Pcm:
    """The same sound at another rate, by soxr in its very high quality."""
    if given == wanted:
        return pcm
    import soxr

    return np.asarray(soxr.resample(pcm, given.hz, wanted.hz, "VHQ"), dtype=np.float32)


def stereo(pcm: Pcm) -> Pcm:
    """Any PCM as (frames, 2): mono doubled, more channels folded to their first two."""
    if pcm.ndim == 1:
        pcm = pcm[:, None]
    return np.repeat(pcm, 2, axis=1) if pcm.shape[1] == 1 else pcm[:, :2]
