"""Figures of the practices: how long they can be, how much of the time is spoken, how they read, what they share.

All of it comes from the scripts alone, with lengths of words as `guide.timeline.estimate` guesses them, so that it is
the same on every machine and no voice has to run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from guide.audio import Rate
from guide.script.model import Script, Utterance
from guide.timeline import Source, Timeline, arrange, estimate
from guide.timeline.range import range_of

RATE = Rate(1000)
"""Milliseconds are fine enough for figures."""
RUN = 5
"""Words in a row that two practices should not share."""
INVITATION = re.compile(
    r"\b(if (you|it|this|that|there|one|touch)|you (might|may|can|could)|perhaps|maybe|when you are ready|or not)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_COMMON = 3
"""A run counts only with so many letters a word on average: 'and if it is not' is nobody's."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One practice."""

    name: str
    """Its file below the folder of scripts, without the ending."""
    kind: str
    intensity: int
    natural: float
    """Seconds, as are the next two."""
    shortest: float
    longest: float
    spoken: float
    """Share of the time at the natural length in which words are spoken, 0 to 1; breaths that are counted left out."""
    spoken_midway: float
    """The same of the middle third."""
    sentences: int
    mean_words: float
    """Of a sentence, as is the next."""
    most_words: int
    grade: float
    """How hard it is to read, as years of school: J. P. Kincaid et al., Research Branch Report 8-75, 1975."""
    invites: float
    """Share of sentences that invite rather than tell, 0 to 1."""
    fresh: float
    """Share of the lines at twice the natural length that are not heard at the natural one, 0 to 1."""
    opening: str
    closing: str


def figures(scripts: Mapping[str, Script]) -> tuple[Figures, ...]:
    """Return the figures of each practice, by name."""
    return tuple(_of(name, script) for name, script in sorted(scripts.items()))


def _of(name: str, script: Script) -> Figures:
    possible = range_of(script, _length, RATE)
    timeline, _ = arrange(script, _length, RATE)
    lines = [cue.text for cue in timeline.cues]
    said = sentences(lines)
    counts = [len(sentence.split()) for sentence in said] or [0]
    return Figures(
        name, script.kind, script.intensity, possible.natural, possible.shortest, possible.longest,
        _spoken(timeline, 0.0, 1.0), _spoken(timeline, 1 / 3, 2 / 3),
        len(said), sum(counts) / len(counts), max(counts), grade(said),
        sum(bool(INVITATION.search(each)) for each in said) / max(len(said), 1),
        _fresh(script, lines, possible.natural, possible.longest),
        lines[0] if lines else "", lines[-1] if lines else "",
    )  # fmt: skip


def spoken_lines(script: Script) -> tuple[str, ...]:
    """Return what is said at the natural length, in order."""
    timeline, _ = arrange(script, _length, RATE)
    return tuple(cue.text for cue in timeline.cues)


def _length(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else 0


def _spoken(timeline: Timeline, start: float, stop: float) -> float:
    """Share of the time between two parts of the whole in which words are spoken, without that of counted breaths."""
    first, last = int(start * timeline.frames), int(stop * timeline.frames)

    def inside(begin: int, end: int) -> int:
        return max(0, min(end, last) - max(begin, first))

    breathing = sum(inside(phase.start, phase.stop) for phase in timeline.phases)
    cues = [cue for cue in timeline.cues if not any(p.start <= cue.start < p.stop for p in timeline.phases)]
    return sum(inside(cue.start, cue.stop) for cue in cues) / max(1, last - first - breathing)


def _fresh(script: Script, lines: Sequence[str], natural: float, longest: float) -> float:
    """Share of new lines at twice the length, or at the longest if that is less."""
    from guide.timeline import Wish

    wanted = min(2 * natural, longest - 1.0)
    timeline, _ = arrange(script, _length, RATE, wish=Wish(seconds=wanted))
    long = [cue.text for cue in timeline.cues]
    return sum(text not in lines for text in long) / max(len(long), 1)


def sentences(lines: Iterable[str]) -> list[str]:
    """Return the sentences of spoken lines, with their marks."""
    return [part for line in lines for part in re.split(r"(?<=[.?!…])\s+", line.strip()) if part]


def grade(said: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade level of sentences; 0 for none."""
    words = [word for sentence in said for word in _words(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1: groups of vowels, less a silent e."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def shared_runs(scripts: Mapping[str, Script]) -> dict[str, tuple[str, ...]]:
    """Return each run of `RUN` words that several practices say, with their names, the most shared first.

    Words of parts that several use are in it too: what repeats is a part, and a part is to be few words.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for name, script in scripts.items():
        for sentence in sentences(spoken_lines(script)):
            words = _words(sentence)
            for at in range(len(words) - RUN + 1):
                run = words[at : at + RUN]
                if sum(map(len, run)) > _COMMON * RUN:
                    owners[" ".join(run)].add(name)
    found = {run: tuple(sorted(names)) for run, names in owners.items() if len(names) > 1}
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def alike(lines: Mapping[str, str], words: int = 3) -> list[tuple[str, str]]:
    """Return pairs of names whose line begins with the same so many words."""
    begun = sorted((" ".join(_words(line)[:words]), name) for name, line in lines.items())
    return [(one[1], other[1]) for one, other in pairwise(begun) if one[0] == other[0]]


def read_all(folder: Path) -> dict[str, Script]:
    """Return every practice below ``folder`` by name, without parts and their like. Raises ScriptError."""
    from guide.forms.finding import FOLDERS
    from guide.script import load
    from guide.script.part_folders import PARTS

    aside = {PARTS, *FOLDERS}
    paths = [path for path in sorted(folder.rglob("*.yaml")) if not aside & set(path.relative_to(folder).parts)]
    return {path.relative_to(folder).with_suffix("").as_posix(): load(path) for path in paths}


def table(found: Sequence[Figures]) -> list[str]:
    """Return a line a practice, with a heading: minutes, shares in per cent, words, grade."""
    wide = max((len(each.name) for each in found), default=4)
    head = f"{'practice':<{wide}}  natural  shortest  longest  spoken  midway  words  most  grade  invites  fresh"
    return [head, *(_row(each, wide) for each in found)]


def _row(each: Figures, wide: int) -> str:
    return (
        f"{each.name:<{wide}}  {_clock(each.natural):>7}  {_clock(each.shortest):>8}  {_clock(each.longest):>7}"
        f"  {each.spoken:>6.0%}  {each.spoken_midway:>6.0%}  {each.mean_words:>5.1f}  {each.most_words:>4}"
        f"  {each.grade:>5.1f}  {each.invites:>7.0%}  {each.fresh:>5.0%}"
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
