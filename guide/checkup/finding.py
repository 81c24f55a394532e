"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from guide.translation import _, pgettext


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where one looks from."""

    is_there: bool
    encoding: str


CALLED = {
    "sound": pgettext("checkup", "sound"),
    "voices": _("voices"),
    "terminal": _("terminal"),
    "disk": _("disk"),
    "versions": _("versions"),
    "journal": _("journal"),
    "settings": _("settings"),
    "practices": _("practices"),
}
"""What findings are about, as the person reads it; reports for others stay English."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is, whether that is well, and a way out."""

    about: str
    said: str
    """To the person themselves; may hold names and paths."""
    is_well: bool = True
    way_out: str = ""
    shared: str = ""
    """The same for others: nothing that a person named, wrote or chose a place for."""

    def as_json(self, *, whole: bool) -> dict[str, object]:
        """Return it for programs; without what is the person's own unless ``whole``."""
        if not whole:
            return {"about": self.about, "well": self.is_well, "said": self.shared}
        return {"about": self.about, "well": self.is_well, "said": self.said, "way_out": self.way_out}
