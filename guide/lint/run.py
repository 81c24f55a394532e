"""One run finds everything that is wrong in a script: language, references, lengths, parts; then what may not be kind.

Whoever checks, watches or plays asks here, so that nothing that is wrong hides another, and all say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from guide.lint import references
from guide.problems import Problem, ScriptError
from guide.script import Reading, read_file
from guide.script.collect import collect
from guide.script.fragment import ALONE
from guide.script.model import Script
from guide.script.times import LONGEST
from guide.translation import _


def everything(reading: Reading) -> tuple[Problem, ...]:
    """Return all that is wrong in a script or a part, and then all advice."""
    return (*wrong(reading), *advice(reading))


def wrong(reading: Reading) -> tuple[Problem, ...]:
    """Return all that is wrong, by place. What could be read is looked at, though something else could not."""
    draft = reading.draft
    if draft is None:
        return reading.problems
    if reading.part:
        return tuple(sorted({each for each in reading.problems if each.code != ALONE} | {*_of_part(draft)}))
    return tuple(sorted({*reading.problems, *references.problems(draft), *_endless(draft)}))


def advice(reading: Reading) -> tuple[Problem, ...]:
    """Return all advice (`Problem.care`): what works otherwise than it is written, then what may not be kind."""
    from guide.lint import care  # thirty rules, which nobody needs to begin a practice

    draft = reading.draft
    if draft is None:
        return reading.advice
    if reading.part:
        return (*sorted((*reading.advice, *_new(references.nearly(draft), reading))), *care.advise_part(draft))
    return (*reading.advice, *_new(references.advice(draft), reading), *care.advise(draft))


def load(path: Path) -> Script:
    """Return the script of a file. Raises ScriptError with all that is `wrong` in it, or CannotReadError.

    Of a script without problems of language, names are not looked up here: they depend on what the listener chooses.
    """
    reading = read_file(path)
    if reading.script is None:
        raise ScriptError(reading.problems if reading.part else wrong(reading))  # of a part, that it is one
    return reading.script


def _new(found: Iterable[Problem], reading: Reading) -> Iterator[Problem]:
    """What is not told already, in other words, of the same place."""
    told = {(each.where, each.code) for each in reading.advice}
    yield from (each for each in found if (each.where, each.code) not in told)


def _of_part(part: Script) -> Iterator[Problem]:
    """Names in a part that do not exist; whether its words can be said is known when its practice chooses a voice."""
    yield from (each for each in references.problems(part) if each.code != "cannot-say")


def _endless(script: Script) -> Iterator[Problem]:
    """Lengths that are written down are added up here; what is spoken comes on top of them."""
    if collect(script, longest=False).silence > LONGEST:
        yield Problem(script.where, "too-long", _("a practice lasts at most 12 hours"))
