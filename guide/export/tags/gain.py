"""How loud a file is, so that players can make all of a listener's files equally loud.

ReplayGain 2.0 (reference -18 LUFS) everywhere but in Opus, which has its own way: ``R128_TRACK_GAIN``, a signed number
in 1/256 dB towards -23 LUFS (RFC 7845, section 5.2.1).
"""

from __future__ import annotations

from guide.audio import SILENCE_DB
from guide.audio.loudness import Level

_REPLAYGAIN, _R128 = -18.0, -23.0


def replaygain(found: Level | None) -> dict[str, str]:
    """Names and values; none for silence and for what was not measured."""
    if found is None or found.lufs <= SILENCE_DB:
        return {}
    return {
        "REPLAYGAIN_TRACK_GAIN": f"{_REPLAYGAIN - found.lufs:.2f} dB",
        "REPLAYGAIN_TRACK_PEAK": f"{10 ** (found.true_peak / 20):.6f}",
        "REPLAYGAIN_REFERENCE_LOUDNESS": f"{_REPLAYGAIN:.2f} LUFS",
    }


def r128(found: Level | None) -> dict[str, str]:
    """As `replaygain`, for Opus."""
    if found is None or found.lufs <= SILENCE_DB:
        return {}
    return {"R128_TRACK_GAIN": str(round((_R128 - found.lufs) * 256))}
