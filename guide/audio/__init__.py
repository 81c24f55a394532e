"""PCM arrays, decibels, and the one place where seconds become frames. Knows nothing of scripts.

numpy is loaded by who touches samples: rates and files written whole are needed long before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Pcm: TypeAlias = npt.NDArray[np.float32]
    """Samples, full scale ±1: shape (frames,) for mono, (frames, 2) for stereo."""

SILENCE_DB = -60.0
"""At or below this a gain is exactly zero."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames per second. Every conversion between seconds and frames goes through here."""

    hz: int

    def frames(self, seconds: float) -> int:
        """The nearest whole frame."""
        return round(seconds * self.hz)

    def seconds(self, frames: int) -> float:
        """Seconds that ``frames`` last."""
        return frames / self.hz


SESSION = Rate(48_000)
"""The rate of every session: takes, beds and bells are kept at it, and exports have it."""


def level(db: float) -> float:
    """Decibels to a plain multiplier; exactly 0 at or below `SILENCE_DB`."""
    return 0.0 if db <= SILENCE_DB else float(10.0 ** (db / 20.0))


def decibels(multiplier: float) -> float:
    """A plain multiplier to decibels; `SILENCE_DB` for nothing."""
    import numpy as np

    return float(20.0 * np.log10(multiplier)) if multiplier > 10.0 ** (SILENCE_DB / 20.0) else SILENCE_DB


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module holds
    """Load numpy for the type `Pcm`, once. Raises AttributeError."""
    if name != "Pcm":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import numpy as np
    import numpy.typing as npt

    found = globals()["Pcm"] = npt.NDArray[np.float32]
    return found
