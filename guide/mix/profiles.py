"""How loud a finished practice is, by what it is for. To add a profile: a row here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guide.problems import WrongUseError, did_you_mean
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Profile:
    """Loudness of the whole by BS.1770-4, and the highest point between samples."""

    name: str
    lufs: float
    use: str
    """One line: what it is for."""
    ceiling: float = -1.0
    """dBTP."""


_ALL = (
    Profile("export", -16.0, _("as loud as podcasts are: phones, headphones, other players")),
    Profile("sleep", -20.0, _("softer, for the bed")),
    Profile("broadcast", -23.0, _("EBU R 128")),
)
PROFILES: Mapping[str, Profile] = {profile.name: profile for profile in _ALL}


def profile(name: str | None, kind: str = "") -> Profile:
    """The profile of that name; without one, what suits the ``kind`` of practice. Raises WrongUseError."""
    if name is None:
        return PROFILES["sleep" if kind == "sleep" else "export"]
    if name not in PROFILES:
        raise WrongUseError(_("There is no profile called '{name}'.").format(name=name), did_you_mean(name, PROFILES))
    return PROFILES[name]
