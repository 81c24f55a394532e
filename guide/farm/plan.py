"""A request becomes a list of renders, each with its digest: what is written already is left out, and what cannot be
had is told with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from guide.export.batch import failed
from guide.farm.folders import CatalogueFolder
from guide.farm.manifest import Manifest, Refusal
from guide.farm.naming import file_stems, variants
from guide.farm.request import CatalogueRequest, Variant
from guide.farm.versions import render_digest, voices_of
from guide.lint.run import load
from guide.problems import ScriptError, WorldError
from guide.render.preparation import outline
from guide.render.to_file import outputs
from guide.script.model import Script
from guide.voices.registry import resolve


@dataclass(frozen=True, slots=True)
class PlannedRender:
    """One mix, and the files that are made of it."""

    stem: str
    """The name of its files, without their endings."""
    variant: Variant
    digest: str
    formats: tuple[str, ...]
    """Those that are not written yet."""

    @property
    def key(self) -> str:
        """The name under which it is made: two scripts may be equal, and so may their digests."""
        return hashlib.sha256(f"{self.digest} {self.stem}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What one worker is given: the renders of one practice in one voice, which share their sentences."""

    practice: Path | Script
    """A script that is read where the work is done, or has been read."""
    request: CatalogueRequest
    """Without the other practices."""
    renders: tuple[PlannedRender, ...]


class Plan(NamedTuple):
    """What is to be done, what cannot be, and how many files are kept."""

    assignments: tuple[Assignment, ...]
    refusals: tuple[Refusal, ...]
    kept: int
    voices: frozenset[str]
    """Every voice that speaks."""

    @property
    def renders(self) -> int:
        """How many are to be made."""
        return sum(len(each.renders) for each in self.assignments)


def plan(request: CatalogueRequest, folder: CatalogueFolder, manifest: Manifest) -> Plan:
    """Return what has to be made for ``request`` to be whole in ``folder``, a voice after the other.

    Reads every script, and asks no engine. Refused here is what cannot be read or has no voice; names that do not exist
    and lengths out of reach are told by who makes the render.
    """
    stems = file_stems(request)
    assignments: list[tuple[int, Assignment]] = []
    refusals: list[Refusal] = []
    kept, speaking = 0, set[str]()
    for number, path in enumerate(request.paths):
        wanted = {variant: stems[number, variant] for variant in variants(request)}
        found: dict[str | None, list[PlannedRender]] = {}
        for each in _looked_at(path, wanted, request, manifest):
            if isinstance(each, Refusal):
                refusals.append(each)
                continue
            render, spoken_by = each
            missing = _missing(render, request, folder, manifest)
            kept += _files(render, request) - _files(replace(render, formats=missing), request)
            if missing:
                found.setdefault(render.variant.voice, []).append(replace(render, formats=missing))
                speaking |= set(spoken_by)
        assignments += (
            (request.voices.index(voice), Assignment(path, replace(request, paths=(path,)), tuple(renders)))
            for voice, renders in found.items()
        )
    in_order = sorted(assignments, key=lambda each: each[0])  # so that few engines are at work at a time
    return Plan(tuple(each for _, each in in_order), tuple(refusals), kept, frozenset(speaking))


def out_of_reach(found: Plan) -> Iterator[Refusal]:
    """Yield the renders of ``found`` that are surely too long or too short for their practices. Speaks nothing."""
    for each in found.assignments:
        script = load(each.practice) if isinstance(each.practice, Path) else each.practice
        for render in each.renders:
            try:
                outline(each.request.job(script, render.variant))
            except (ScriptError, WorldError) as error:
                yield refusal(render.stem, error, render.digest)


def missing_engine(voices: tuple[str, ...]) -> str:
    """Return why one of ``voices`` cannot speak here; empty if each of them can. Raises UnknownVoiceError."""
    return next((why for voice in voices if (why := resolve(voice)[0].available())), "")


def refusal(stem: str, error: Exception, digest: str = "") -> Refusal:
    """Return what is told of an error; with the ``digest`` of the render, where it is certain to come again.

    That is so where a script is as it should be and a length cannot be had; what else is missing may be there tomorrow.
    """
    status, sentence = failed(error)
    certain = isinstance(error, ScriptError) and not any(each.where.line for each in error.problems)
    return Refusal(stem, sentence, status, digest if certain else "")


def file_names(stem: str, formats: tuple[str, ...], request: CatalogueRequest) -> list[str]:
    """Return the name of every file of a render in ``formats``."""
    return list(
        dict.fromkeys(place.name for each in formats for place in outputs(Path(f"{stem}.{each}"), request.order))
    )


def _looked_at(
    path: Path, wanted: Mapping[Variant, str], request: CatalogueRequest, manifest: Manifest
) -> Iterator[Refusal | tuple[PlannedRender, tuple[str, ...]]]:
    """Each render of one practice, with the voices that speak in it."""
    try:
        script = load(path)
    except (ScriptError, WorldError) as error:
        yield from (refusal(stem, error) for stem in wanted.values())
        return
    for variant, stem in wanted.items():
        try:
            yield _planned(request, script, variant, stem, manifest)
        except (ScriptError, WorldError) as error:
            yield refusal(stem, error)


def _planned(
    request: CatalogueRequest, script: Script, variant: Variant, stem: str, manifest: Manifest
) -> Refusal | tuple[PlannedRender, tuple[str, ...]]:
    job = request.job(script, variant)
    voices = voices_of(job)
    if why := missing_engine(voices):
        return Refusal(stem, why, 3)
    digest = render_digest(job)
    if digest in manifest.refusals:
        return replace(manifest.refusals[digest], stem=stem)
    return PlannedRender(stem, variant, digest, request.formats), voices


def _missing(
    render: PlannedRender, request: CatalogueRequest, folder: CatalogueFolder, manifest: Manifest
) -> tuple[str, ...]:
    """Formats of which a file is not there, or is of another render."""

    def is_kept(name: str) -> bool:
        written = manifest.files.get(name)
        return written is not None and written.render == render.digest and written.is_whole(folder.out)

    return tuple(each for each in request.formats if not all(map(is_kept, file_names(render.stem, (each,), request))))


def _files(render: PlannedRender, request: CatalogueRequest) -> int:
    return len(file_names(render.stem, render.formats, request))
