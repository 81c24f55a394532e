"""The own shelf: practices that a person keeps at hand, and presets, which are practices with what was chosen for them.

One small YAML file that only they can read. What cannot be read of it is said, and never written over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from guide import places
from guide.preferences.table import LOUDEST, QUIETEST
from guide.problems import CannotWriteError, WrongUseError, did_you_mean, one_line
from guide.translation import _

if TYPE_CHECKING:
    from guide.render.options import RenderOptions
    from guide.script.model import Script

MOST = 500
"""Presets, and practices, that are read."""
BUSES = ("voice", "bells", "bed")
"""In the order of `Preset.levels`."""
LONGEST = 60
"""Letters of a preset's name."""
DAMAGED = _("{path} is damaged, so your own shelf is empty until it is mended or taken away.")
STRANGE = _("Some of {path} means nothing here and is left out: {what}.")

MEND = _("Nothing is written into it before.")


@dataclass(frozen=True, slots=True)
class Preset:
    """A practice, and how it is wanted. What is None or empty is as its author wrote it."""

    name: str
    practice: str
    """Its name in the library."""
    seconds: float | None = None
    voice: str | None = None
    pace: float | None = None
    bed: str | None = None
    hush: int = 100
    profile: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    levels: tuple[float, float, float] | None = None
    """How loud voice, bells and bed begin, in decibels."""

    def over(self, options: RenderOptions, script: Script) -> RenderOptions:
        """Return ``options`` with what is wanted; settings that ``script`` has no more are left out."""
        known = {each.name: each.choices for each in script.settings}
        kept = {name: value for name, value in self.settings.items() if value in known.get(name, ())}
        return replace(
            options, seconds=self.seconds, voice=self.voice or options.voice, pace=self.pace,
            bed=self.bed or options.bed, hush=self.hush, settings=kept,
            profile=self.profile or options.profile,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnShelf:
    """What is kept, in the order in which it was."""

    practices: tuple[str, ...] = ()
    """Names of practices of the library; some may have gone."""
    presets: tuple[Preset, ...] = ()
    said: str = ""
    """A sentence about what cannot be read; empty where all is well. Until then nothing is written."""

    def preset(self, name: str) -> Preset:
        """Return the preset called ``name``, in any case and with or without its @. Raises WrongUseError."""
        wanted = one_line(name).removeprefix("@").strip().casefold()
        for each in self.presets:
            if one_line(each.name).casefold() == wanted:
                return each
        known = [f"@{each.name}" for each in self.presets]
        way_out = did_you_mean(f"@{wanted}", known) if known else _("Keep one: guide shelf keep --help")
        raise WrongUseError(_("Nothing is kept as '@{wanted}'.").format(wanted=wanted), self.said or way_out)


def read() -> OwnShelf:
    """Return what is kept, as far as it can be read. Never raises, changes nothing."""
    import yaml

    path = places.own_shelf()
    try:
        found = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except FileNotFoundError:
        return OwnShelf()
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return OwnShelf(said=DAMAGED.format(path=path))
    if found is None:
        return OwnShelf()
    if not isinstance(found, dict):
        return OwnShelf(said=DAMAGED.format(path=path))
    names, presets = found.pop("practices", None) or [], found.pop("presets", None) or {}
    strange = [str(each) for each in found]
    practices = [each for each in names if isinstance(each, str)] if isinstance(names, list) else []
    strange += [] if isinstance(names, list) and len(practices) == len(names) else ["practices"]
    read_presets = {name: _preset(name, told) for name, told in presets.items()} if isinstance(presets, dict) else {}
    strange += [str(name) for name, each in read_presets.items() if each is None]
    strange += [] if isinstance(presets, dict) else ["presets"]
    said = STRANGE.format(path=path, what=one_line(", ".join(strange))) if strange else ""
    whole = tuple(each for each in read_presets.values() if each)
    return OwnShelf(tuple(dict.fromkeys(practices))[:MOST], whole[:MOST], said)


def keep(preset: Preset) -> OwnShelf:
    """Keep ``preset``, in place of another one of that name. Raises WrongUseError for a name, CannotWriteError."""
    named = replace(preset, name=checked(preset.name))
    shelf = read()
    others = [each for each in shelf.presets if each.name.casefold() != named.name.casefold()]
    return _write(replace(shelf, presets=(*others, named)))


def forget(name: str) -> OwnShelf:
    """Keep the preset called ``name`` no more. Raises WrongUseError where there is none, CannotWriteError."""
    shelf = read()
    gone = shelf.preset(name)
    return _write(replace(shelf, presets=tuple(each for each in shelf.presets if each != gone)))


def put(practice: str, *, there: bool) -> OwnShelf:
    """Have a practice of that name on the shelf, or not. Raises CannotWriteError."""
    shelf = read()
    others = tuple(each for each in shelf.practices if each != practice)
    return _write(replace(shelf, practices=(*others, practice) if there else others))


def checked(name: str) -> str:
    """Return ``name`` as a preset may be called. Raises WrongUseError."""
    plain = one_line(name).removeprefix("@").strip()
    if not plain or len(plain) > LONGEST:
        raise WrongUseError(_("A preset is called by a word or a few."), _("Such as: evening"))
    return plain


def _preset(name: object, told: object) -> Preset | None:
    """None for what means nothing."""
    if not (isinstance(name, str | int) and isinstance(told, dict) and isinstance(told.get("practice"), str)):
        return None
    given = {**{each.name: each.default for each in fields(Preset)[2:]}, "settings": {}, **told}
    settings, louder = given["settings"], given["levels"]
    fine = (
        set(given) <= {each.name for each in fields(Preset)} - {"name"}
        and _is_number(given["seconds"], 1.0, 86_400.0) and _is_number(given["pace"], 0.7, 1.4)
        and all(isinstance(given[each], str | None) for each in ("voice", "bed", "profile"))
        and isinstance(given["hush"], int) and 0 <= given["hush"] <= 100
        and (louder is None or (isinstance(louder, list) and len(louder) == len(BUSES)))
        and all(each is not None and _is_number(each, QUIETEST, LOUDEST) for each in louder or ())
        and isinstance(settings, dict) and all(isinstance(each, str) for each in (*settings, *settings.values()))
    )  # fmt: skip
    return Preset(str(name), **{**given, "levels": tuple(map(float, louder)) if louder else None}) if fine else None


def _is_number(value: object, least: float, most: float) -> bool:
    return value is None or (isinstance(value, int | float) and least <= value <= most)


def _write(shelf: OwnShelf) -> OwnShelf:
    import yaml

    from guide.audio.atomic import beside

    if shelf.said:
        raise CannotWriteError(shelf.said, MEND)
    presets = {each.name: _told(each) for each in shelf.presets}
    whole = {"practices": list(shelf.practices), "presets": presets}
    with beside(places.own_shelf(), rights=0o600) as part:
        part.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return shelf


def _told(preset: Preset) -> dict[str, Any]:
    usual = asdict(Preset("", ""))
    return {name: value for name, value in asdict(preset).items() if name != "name" and value != usual[name]}
