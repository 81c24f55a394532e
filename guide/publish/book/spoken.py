"""The plan of a practice -> what is read aloud, piece by piece: sentences, and the rests between them.

Readers jump from the end of one clip to the beginning of the next; what lies between two clips is not heard. So the
pieces have no holes: a short silence belongs to the sentence before it, a longer one is a piece of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

REST = 5.0
"""Seconds of silence from which on it is a piece of its own, shown as a rest."""
BREAK = 2.0
"""Seconds of silence from which on the next sentence begins a paragraph."""
LEAST = 0.001
"""Seconds that a clip has at least."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One clip of the sound, ``start`` to ``stop`` in seconds, and what stands on the page for it."""

    name: str
    """Its id on the page and in the overlay."""
    start: float
    stop: float
    text: str = ""
    """The sentence that is spoken; empty for a rest."""
    breathing: bool = False
    """Whether a breath is paced in this rest."""
    pause: float = 0.0
    """Seconds of silence at the end of the clip."""


@dataclass(frozen=True, slots=True)
class SpokenSection:
    """A section with something to hear."""

    name: str
    title: str
    pieces: tuple[Piece, ...]


def sections(plan: Mapping[str, Any]) -> tuple[SpokenSection, ...]:
    """Return the sections of a plan as `guide.captions.formats.json` writes it, with their pieces.

    The pieces follow each other from 0 to the length of the plan without a hole.
    """
    found: list[SpokenSection] = []
    at, number = 0.0, 0
    starts = [*(each["start"] for each in plan["chapters"][1:]), plan["length"]]
    for index, (chapter, stop) in enumerate(zip(plan["chapters"], starts, strict=True)):
        last = index == len(starts) - 1
        cues = [cue for cue in plan["cues"] if (last or cue["start"] < stop) and cue["start"] >= chapter["start"]]
        pieces = list(_pieces(cues, at, stop, plan))
        if pieces:
            at = pieces[-1].stop
            named = tuple(replace(each, name=f"p{number + place}") for place, each in enumerate(pieces, 1))
            number += len(named)
            found.append(SpokenSection(f"s{len(found) + 1}", chapter["title"], named))
    return tuple(found)


def _pieces(cues: Sequence[Mapping[str, Any]], at: float, stop: float, plan: Mapping[str, Any]) -> Iterator[Piece]:
    """The pieces of one section, from ``at`` to ``stop``, or as far as its last sentence goes."""
    held: Piece | None = None
    for cue in cues:
        begins = max(cue["start"], at)
        if held and cue["stop"] <= begins:  # spoken together with the one before
            held = replace(held, text=f"{held.text} {cue['text']}")
            continue
        if held:
            yield from _closed(held, begins, plan)
        elif begins - at >= REST:
            yield _rest(at, begins, plan)
        else:
            begins = at
        at = max(min(cue["stop"], plan["length"]), begins + LEAST)
        held = Piece("", begins, at, cue["text"])
    if held:
        yield from _closed(held, max(stop, at), plan)
    elif stop > at:
        yield _rest(at, stop, plan)


def _closed(piece: Piece, until: float, plan: Mapping[str, Any]) -> Iterator[Piece]:
    """A sentence, and the silence after it until the next one."""
    silence = until - piece.stop
    if silence < REST:
        yield replace(piece, stop=until, pause=silence)
    else:
        yield replace(piece, pause=silence)
        yield _rest(piece.stop, until, plan)


def _rest(start: float, stop: float, plan: Mapping[str, Any]) -> Piece:
    return Piece("", start, stop, breathing=any(start <= each["start"] < stop for each in plan["breath"]))
