"""Starts for new scripts: a whole practice of each kind, to change until it is one's own.

    begun = start("grief", seconds=600, title="For my brother")
    begun.text                      # YAML, with comments that teach
    begun.range.natural             # near the length asked, which it fits exactly

To add a kind: write ``guide/authoring/starts/KIND.yaml``. It is a script, with four things more (see `template`):
``~8s`` and ``~3`` grow and shrink with the length that is asked for; ``#: from 8m``, ``#: under 8m`` and ``#: always``
keep lines for longer or shorter practices; ``#: lines NAME`` puts in lines from ``shared/``. The comments come from
`lessons`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guide import script
from guide.audio import SESSION, Rate
from guide.authoring.starts.lessons import taught
from guide.authoring.starts.template import Template
from guide.authoring.yaml_text import scalar
from guide.problems import WrongUseError, did_you_mean
from guide.script.model import Script, Utterance
from guide.script.schema import modeline
from guide.script.times import written
from guide.sounds import bell_frames
from guide.timeline import Bell, Source, estimate
from guide.timeline.fit import NATURAL
from guide.timeline.performance import perform
from guide.timeline.range import Range, range_of
from guide.translation import _

SHORTEST, USUAL, LONGEST = 180.0, 600.0, 3600.0
"""Seconds that can be asked for, and what is meant when nothing is."""
_COARSE = Rate(100)
_LEAST, _MOST = 0.4, 2.5
"""Pauses of a start are not shorter or longer than this many times what its template says."""
_FEWEST, _MOST_ROUNDS = 0.25, 32.0
"""Rounds, in the same way."""
_HALVINGS = 12
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Starter:
    """A practice to begin from."""

    text: str
    range: Range
    """How short and long it can be, by estimate."""


def kinds() -> tuple[str, ...]:
    """Every kind that has a start."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


def usual_title(kind: str) -> str:
    """What a start is called unless somebody says otherwise. Raises WrongUseError for a kind that there is not."""
    return _template(kind).title


def starter(
    kind: str, seconds: float = USUAL, title: str = "", schema: Path | None = None, *, needs: Sequence[str] = ()
) -> Starter:
    """A practice of ``kind`` that lasts about ``seconds`` by nature, and exactly so long when that is asked of it.

    ``schema`` is the file by which editors check the script; ``needs`` are what people come for that it will meet.
    Raises WrongUseError.
    """
    if not SHORTEST <= seconds <= LONGEST:
        raise WrongUseError(
            _("A new script cannot begin with {most}:").format(most=written(seconds)),
            _("from {shortest} to {longest}; it can be changed to any length afterwards.").format(
                shortest=written(SHORTEST), longest=written(LONGEST)
            ),
        )
    template = _template(kind)
    lines = template.lines(seconds, *_fitting(template, seconds))
    if title:
        lines[0] = f"title: {scalar(' '.join(title.split()))}"
        _refuse(title, script.parse("\n".join(lines)))
    if needs:
        lines.insert(_after_head_line(lines, "intensity"), f"needs: [{', '.join(needs)}]")
    text = "\n".join(taught(lines)) + "\n"
    return Starter(f"{modeline(schema)}\n{text}" if schema else text, _range(text))


def _after_head_line(lines: Sequence[str], name: str) -> int:
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(f"{name}:"))


def _refuse(title: str, reading: script.Reading) -> None:
    """A title in which something stands that scripts read otherwise."""
    if reading.problems:
        raise WrongUseError(_("'{title}' cannot be a title:").format(title=title), f"{reading.problems[-1].message}.")


def _fitting(template: Template, seconds: float) -> tuple[float, float]:
    """How many more rounds there are than usual, and how much longer pauses: rounds first, then pauses for the rest."""

    def lasts(rounds: float, pauses: float) -> float:
        return _natural("\n".join(template.lines(seconds, rounds, pauses)))

    rounds = _root(lambda rounds: lasts(rounds, 1.0), seconds, _FEWEST, _MOST_ROUNDS)
    return rounds, _root(lambda pauses: lasts(rounds, pauses), seconds, _LEAST, _MOST)


def _root(lasts: Callable[[float], float], seconds: float, low: float, high: float) -> float:
    """Where ``lasts``, which grows, comes nearest to ``seconds``."""
    tried: list[tuple[float, float]] = []
    for _left in range(_HALVINGS):
        middle = (low + high) / 2
        found = lasts(middle)
        tried.append((abs(found - seconds), middle))
        low, high = (middle, high) if found < seconds else (low, middle)
    return min(tried)[1]


def _natural(text: str) -> float:
    return _COARSE.seconds(perform(_parsed(text), _length, _COARSE, NATURAL).frames)


def _range(text: str) -> Range:
    return range_of(_parsed(text), _length, _COARSE)


def _parsed(text: str) -> Script:
    reading = script.parse(text)
    if reading.script is None:
        raise ValueError(f"a start has problems: {reading.problems}")
    return reading.script


def _length(source: Source) -> int:
    if isinstance(source, Bell):
        return _COARSE.frames(SESSION.seconds(bell_frames(source.name)))
    return estimate.frames(source, _COARSE) if isinstance(source, Utterance) else 0


@cache
def _template(kind: str) -> Template:
    if kind not in kinds():
        raise WrongUseError(_("There is no start for '{kind}':").format(kind=kind), did_you_mean(kind, kinds()))
    return Template.read(_HERE / f"{kind}.yaml")
