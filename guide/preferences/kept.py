"""The file of preferences. What can be read of it counts; nobody is kept from practising by what cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from guide import places
from guide.preferences.table import FOR_KINDS, NO, OF_KIND, REDUCED, TABLE
from guide.script.head_values import KINDS
from guide.translation import _

MOST = 300
"""Letters of a value."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was chosen, by name; what is usual is not in it."""

    values: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    """A sentence about what cannot be read; empty where all is well."""

    def get(self, name: str) -> str | None:
        """Return what was chosen for ``name``; None for what is usual."""
        return self.values.get(name)

    def level(self, name: str) -> float:
        """Return decibels; 0 where nothing was chosen."""
        try:
            return min(max(float(self.values.get(name, 0.0)), -40.0), 6.0)
        except ValueError:
            return 0.0

    @property
    def levels(self) -> tuple[float, float]:
        """Return how loud voice and ambience begin, in decibels; 0 is as written."""
        return self.level("voice-level"), self.level("ambience-level")

    @property
    def voices(self) -> dict[str, str]:
        """Return who speaks, by kind of practice: the voice of that kind, else that of all; empty for as written."""
        each = {kind: self.get(f"{OF_KIND}{kind}") or self.get("voice") for kind in KINDS}
        return {kind: voice for kind, voice in each.items() if voice}

    @property
    def asks(self) -> bool:
        """Return whether to ask how it is, before and after."""
        return self.values.get("check-in") != NO

    @property
    def is_still(self) -> bool:
        """Return whether nothing shall move on the screen."""
        return self.values.get("motion") == REDUCED


def read() -> Kept:
    """Return what is kept, as far as it can be read. Never raises, changes nothing."""
    path = places.preferences()
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        found = {}
    except (OSError, ValueError):
        return Kept(
            _with_device({}), _("The file of your settings cannot be read; what is usual holds until it is mended.")
        )
    if not isinstance(found, dict):
        return Kept(
            _with_device({}), _("The file of your settings holds none; what is usual holds until it is mended.")
        )
    known = {each.name for each in (*TABLE, *FOR_KINDS)}
    values = {
        name: text for name, text in found.items() if name in known and isinstance(text, str) and len(text) <= MOST
    }
    strange = sorted(str(name) for name in found if name not in values)
    said = (
        _("Among your settings these mean nothing here: {strange}.").format(strange=", ".join(strange)[:MOST])
        if strange
        else ""
    )
    return Kept(_with_device(values), said)


def voices_here(voices: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return those of ``voices``, by kind of practice, that are here, and a sentence for each voice that has gone."""
    from guide.problems import WorldError
    from guide.voices import resolve

    gone: dict[str, str] = {}
    for voice in sorted(set(voices.values())):
        try:
            resolve(voice)
        except WorldError as error:
            gone[voice] = error.sentence
    return {kind: voice for kind, voice in voices.items() if voice not in gone}, tuple(gone.values())


def keep(name: str, value: str | None) -> Kept:
    """Keep ``value``, as `Preference.checked` returns it, from now on; None for what is usual. Return all that is kept.

    Raises CannotWriteError.
    """
    from guide.audio.atomic import beside

    values = dict(read().values)
    values.pop(name, None)
    if value is not None:
        values[name] = value
    if name == "device":
        from guide.player import device_choice

        device_choice.keep(value)
    written = {each: text for each, text in values.items() if each != "device"}
    with beside(places.preferences(), rights=0o600) as part:
        part.write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Kept(values)


def _with_device(values: dict[str, str]) -> dict[str, str]:
    """The device is kept where whatever plays looks for it."""
    if not places.device().exists():
        return values
    from guide.player import device_choice

    device = device_choice.read()
    return {**values, "device": device} if device else values
