"""Which settings a practice hears: whether anything in it is otherwise for what a listener sets.

A setting is heard where a step chooses by it, in whichever branch, or where its value is in the words. Used by the
rule ``deaf-setting``, which speaks to authors, and by whoever tells a listener that a choice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide.lint.care import pace
from guide.lint.care.listening import CareRecorder, follow
from guide.problems import did_you_mean, full
from guide.script.model import Delivery, Script, Step
from guide.script.steps.check import Check
from guide.script.steps.choose import BED, OTHERWISE, ROUND, Choose
from guide.script.steps.say import Say
from guide.script.steps.scan import LISTENER, Scan, regions
from guide.translation import _

Heard = dict[str, tuple[str, ...]]
"""Names of settings, in the order of the practice, with the values that it knows where these are not listed anywhere
else: of ``skip`` the regions that can be left out."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the name of a setting that is in the words; no script has these letters."""


def heard(script: Script) -> Heard:
    """Return every setting that changes something in ``script``."""
    names = [each.name for each in script.settings]
    listening = _Hearing(script)
    follow(replace(script, chosen={name: f"{_OPEN}{name}{_CLOSE}" for name in names}), listening)
    said = "\n".join(words for _, words in listening.finished().said)
    return listening.heard | {name: () for name in names if f"{_OPEN}{name}{_CLOSE}" in said}


def unheard(script: Script) -> tuple[str, ...]:
    """Return a sentence for each setting that its listener has chosen and that changes nothing in ``script``."""
    found = heard(script) if script.chosen else {}
    return tuple(sentence for name, value in script.chosen.items() for sentence in _told(found, name, value))


def _told(found: Heard, name: str, value: str) -> Iterator[str]:
    if name not in found:
        *most, last = list(found) or [""]
        others = _("{most} and {last}").format(most=", ".join(most), last=last) if most else last
        said = (
            _("{name}={value} changes nothing in this practice, which hears {others}.")
            if others
            else _("{name}={value} changes nothing in this practice.")
        )
        yield said.format(name=name, value=value, others=others)
    elif name == LISTENER:
        known = [region.lower() for region in found[name]]
        for region in regions(value):
            if region not in known:
                hint = did_you_mean(region, known)
                said = _("{name}={region} changes nothing in this practice; {hint}")
                yield full(said.format(name=name, region=region, hint=hint))


class _Hearing(CareRecorder):
    """Listens to every branch, and writes down what decides."""

    def __init__(self, script: Script) -> None:
        super().__init__(script, pace.usual_speech, lambda file: pace.UNKNOWN_SOUND)
        self.heard: Heard = {}

    def take(self, step: Step, how: Delivery) -> None:
        """See `CareRecorder`."""
        for name, values in _decides(step):
            self.heard[name] = tuple(dict.fromkeys((*self.heard.get(name, ()), *values)))
        super().take(step, how)


def _decides(step: Step) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The settings by which a step turns out otherwise."""
    match step:
        case Choose() if step.by not in (BED, ROUND) and step.steps.keys() - {OTHERWISE}:
            branches = tuple(name for name in step.steps if name != OTHERWISE)
            yield step.by, branches if step.by == LISTENER else ()
        case Check() if step.ease:
            yield "zone", ()
        case Say() if step.distance.closer or step.distance.further:
            yield "distance", ()
        case Scan():
            yield LISTENER, step.order
