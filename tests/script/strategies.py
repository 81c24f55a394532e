"""Random practices that are valid, as trees, as YAML and as models; and wishes for how long they shall last.

A tree is what YAML would give: mappings, lists and text. JSON is YAML, so a tree is written down with `json`.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, TypeAlias

from hypothesis import strategies as st

from guide import script
from guide.audio import Rate
from guide.script.model import Script, Utterance
from guide.timeline import Bell, File, Lengths, Source

Tree: TypeAlias = Any
Draw: TypeAlias = st.DrawFn

RING = 20
"""Seconds for which every bell but ``tick`` rings; ``tick`` has no length at all."""
LINES = ("Abc.", "Abc def. [3s] Ghi.", "In {place}.", "Abcdefgh ijklmno. Pqr.", "Hi. [0.5s]", "Look at {place}. Yes.")
HEAD = {"title": "T", "summary": "S", "kind": "rest", "aim": "regulate", "intensity": 2, "note": "N"}
SETTINGS = {"place": "the room", "tone": {"default": "plain", "choices": ["plain", "warm"]}}


def lengths(rate: Rate) -> Lengths:
    """A voice of one frame a character, bells of 20 s and of none, files of 3 s."""

    def length(source: Source) -> int:
        match source:
            case Utterance():
                return len(source.words)
            case Bell("tick"):
                return 0
            case Bell():
                return RING * rate.hz
            case File():
                return 3 * rate.hz
            case _:
                return 1

    return length


@st.composite
def durations(draw: Draw, rests: bool = False) -> str:
    """A length as an author writes it; every tenth may take what is left if ``rests``."""
    times = sorted(draw(st.lists(st.integers(1, 900), min_size=1, max_size=3)))
    if rests and draw(st.integers(0, 9)) == 0:
        return "..".join([*(f"{each / 10}s" for each in times[: draw(st.integers(0, 2))]), "rest"])
    fixed = "!" if len(times) == 1 and draw(st.booleans()) else ""
    return "..".join(f"{each / 10}s" for each in times) + fixed


@st.composite
def counts(draw: Draw, most: int = 5) -> str:
    """``3``, ``3..6`` or ``2..3..6``."""
    return "..".join(map(str, sorted(draw(st.lists(st.integers(1, most), min_size=1, max_size=3)))))


def _say(draw: Draw, room: bool) -> Tree:
    words = draw(st.sampled_from(LINES))
    if draw(st.booleans()):
        return words
    step: dict[str, Any] = {"text": words}
    for name, values in (
        ("pace", (0.5, 0.8, 1.6)),
        ("gap", ("0", "2s", 0.1)),
        ("priority", (1, 3, 9)),
        ("distance", ({"closer": "Near."}, {"further": "Far. [1s] Away."})),
    ):
        if draw(st.booleans()) and (room or name != "distance"):
            step[name] = draw(st.sampled_from(values))
    return {"say": step}


def _breathe(draw: Draw) -> Tree:
    patterns = ("4-6", "4-4-4-4", "5.5-5.5", "3+2-7", "4-7-8", "0.1-0.1", "sigh", "1-0.3-2")
    step = {
        "pattern": draw(st.sampled_from(patterns)),
        "cycles": draw(counts(9)),
        "cues": draw(st.sampled_from(("silent", "tones", "words, then tones", "counts", "both"))),
    }
    if draw(st.booleans()):
        step["toward"] = draw(st.sampled_from(patterns))
    return {"breathe": step}


def _simple(draw: Draw, kind: str, rests: bool, room: bool) -> Tree:
    """``room`` says that two levels more are not too deep."""
    match kind:
        case "say":
            return _say(draw, room)
        case "pause":
            return {"pause": draw(durations(rests))}
        case "bell":
            return {"bell": draw(st.sampled_from(("bowl", "tick")))}
        case "sound":
            return {"sound": {"file": "own.wav", "wait": draw(st.booleans())}}
        case "breathe":
            return _breathe(draw)
        case "bed":
            layers = ("none", "rain", ["rain", {"track": "ocean", "gain": -3}])
            return {"bed": draw(st.sampled_from(layers if room else layers[:2]))}
        case "silence":
            step: dict[str, Any] = {"for": draw(durations(rests)), "announce": draw(st.sampled_from(("none", "Now.")))}
            step |= draw(st.sampled_from(({}, {"bell_every": "5s"}, {"bell_every": "20s", "bell": "tick", "thin": -6})))
            return {"silence": step}
        case "scan":
            step = {"order": "in-brief", "say": "Your {region}.", "pause": draw(durations())}
            if room:
                step |= {"order": draw(st.sampled_from(("in-brief", ["feet", "head"]))), "skip": ["feet"]}
            return {"scan": step}
        case "resource":
            return {"resource": {"kind": "place", "say": "See {resource}.", "otherwise": "See a place. Good."}}
        case _:
            return {"gate": {"text": "Go on.", "or_after": draw(durations())}}


SIMPLE = (
    "say", "say", "pause", "pause", "pause", "bell", "sound", "breathe", "bed", "silence", "scan", "resource", "gate",
)  # fmt: skip
NESTED = ("repeat", "repeat", "choose", "pendulate", "check")


def _step(draw: Draw, depth: int, rests: bool) -> Tree:
    kinds = (*SIMPLE, *NESTED) if depth else SIMPLE
    kind = draw(st.sampled_from(kinds))
    match kind:
        case "repeat":
            return {"repeat": {"times": draw(counts(4)), "steps": _steps(draw, depth - 1, rests, 3)}}
        case "choose":
            branches = {"plain": _steps(draw, depth - 1, rests, 2), "else": _steps(draw, depth - 1, rests, 2)}
            return {"choose": {"by": "tone", **branches}}
        case "pendulate":
            inner = {name: _steps(draw, depth - 1, rests, 2) for name in ("touch", "resource")}
            return {"pendulate": {"rounds": draw(counts(3)), "max_touch": "10m", **inner}}
        case "check":
            return {"check": {"ask": "How is it?", "ease": _steps(draw, depth - 1, rests, 2)}}
        case _:
            return _simple(draw, kind, rests, depth > 0)


def _steps(draw: Draw, depth: int, rests: bool, most: int = 5) -> list[Tree]:
    return [_step(draw, depth, rests) for _ in range(draw(st.integers(1, most)))]


@st.composite
def trees(draw: Draw, rests: bool = True, moments: bool = True, depth: int = 2) -> dict[str, Tree]:
    """A practice: up to four sections of all kinds of steps, with or without ``rest`` and ``until``."""
    sections: list[Tree] = []
    for number in range(draw(st.integers(1, 4))):
        section: dict[str, Any] = {"title": f"S{number}", "steps": _steps(draw, depth, rests)}
        for name, values in (("optional", (1, 2, 2, 9)), ("closing", (True,)), ("pace", (0.8,)), ("gap", ("3s",))):
            if draw(st.integers(0, 2)) == 0:
                section[name] = draw(st.sampled_from(values))
        sections.append(section)
    if moments and draw(st.integers(0, 4)) == 0:
        steps = draw(st.sampled_from(sections))["steps"]
        moment = {"pause": {"until": f"{draw(st.integers(1, 400))}s"}}
        steps.insert(draw(st.integers(0, len(steps))), moment)
    bed = draw(st.sampled_from(({}, {"bed": "rain"})))
    return {**HEAD, **bed, "settings": deepcopy(SETTINGS), "sections": sections}


def written(tree: Tree) -> str:
    """The tree as YAML."""
    return json.dumps(tree)


def read(tree: Tree, path: str = "<script>") -> Script:
    """The tree as a model."""
    reading = script.parse(written(tree), path)
    assert reading.script is not None, reading.problems
    return reading.script


def practices(rests: bool = True, moments: bool = True, depth: int = 2) -> st.SearchStrategy[Script]:
    """Practices as models."""
    return trees(rests, moments, depth).map(read)


shares = st.one_of(st.sampled_from((0.0, 1.0, 0.5)), st.floats(0.0, 1.0))
"""How far from the shortest to the longest a wish goes."""
