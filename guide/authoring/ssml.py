"""A script as SSML 1.1 (W3C Recommendation, 7 September 2010), for voices that read nothing else.

    ssml(script)

Lines are paragraphs, their sentences sentences; pauses are breaks of their natural length, and so are the phases of
breaths. What the lexicon says becomes ``phoneme`` and ``sub``, a pace ``prosody rate``, a section a ``mark`` named
``section: …``, a moment that is waited for a ``mark`` named as the time. SSML has no bells and no ambience: those are
comments. The silence that a voice leaves between sentences by itself is not written, one that the author asked for is.
`guide.authoring.importing` reads it back with the same words and silences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from guide.authoring.importing.ssml import SECTION
from guide.authoring.importing.times import exact
from guide.problems import Where
from guide.script.model import BedLayer, Breaths, Count, Delivery, Duration, Manner, Script, Section, Utterance
from guide.voices import lexicon as entries

_NAMESPACE = "http://www.w3.org/2001/10/synthesis"


def ssml(script: Script) -> str:
    """The whole practice at its natural length, as its settings are."""
    score = _Writer(script.lexicon)
    script.perform(score)
    score.end()
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<speak version="1.1" xmlns="{_NAMESPACE}" xml:lang={quoteattr(script.language)}>',
        f'  <meta name="title" content={quoteattr(script.title)}/>',
        f'  <meta name="description" content={quoteattr(script.summary)}/>',
    ]
    return "\n".join([*head, *score.lines, "</speak>", ""])


class _Writer:
    """Writes what the steps ask for, one after the other."""

    def __init__(self, lexicon: Mapping[str, str]) -> None:
        self.lexicon = lexicon
        self.lines: list[str] = []
        self.open = self.spoken = False
        """Whether a paragraph is open, and whether words came last."""

    def section(self, section: Section) -> bool:
        """A mark."""
        self.end()
        self.lines.append(f"  <mark name={quoteattr(f'{SECTION} {section.title}')}/>")
        return True

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """A sentence, in a paragraph of its own if it begins a line."""
        if not manner.heard:
            self._comment("the time of a line that is not spoken")
            return
        if gap is not None and self.spoken:
            self._break(gap / utterance.pace)
        if not same_line:
            self.end()
        self._sentence(utterance)

    def rest(self, length: Duration, where: Where) -> None:
        """A break."""
        self._break(length.natural)

    def until(self, seconds: float, where: Where) -> None:
        """A mark."""
        self.end()
        self.lines.append(f'  <mark name="{exact(seconds)}"/>')

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        """A comment."""
        self._comment(f"bell: {bell}")

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """A break, and a comment."""
        self._comment(f"bell: {bell}, after every {exact(every)}")
        self._break(length.natural)

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        """A comment with the name of the file; where it lies is nobody's business."""
        self._comment(f"sound: {_name(file)}")

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """A comment."""
        self._comment(f"bed: {', '.join(_name(layer.track) for layer in layers) or 'none'}")

    def thin(self, gain: float, where: Where) -> None:
        """Nothing that can be said."""

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """As many as there are by nature."""
        return range(1, count.natural + 1)

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """The cues, and a break as long as each phase."""
        cycles = breaths.cycles.natural
        self._comment(f"breathing, {cycles} {'breath' if cycles == 1 else 'breaths'}")
        for phase in breaths.phases(cycles, how):
            if phase.name == "in":
                self.end()
            at = phase.start
            for second, cue in phase.cues:
                self._break(phase.start + second - at)
                at = phase.start + second
                self._sentence(cue)
            self._break(phase.stop - at)
        self.end()

    def turn(self, kind: str, words: str, where: Where) -> None:
        """Nothing that can be said."""

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Whatever is in it."""
        play()

    def end(self) -> None:
        """Close the paragraph."""
        if self.open:
            self.lines.append("  </p>")
        self.open = self.spoken = False

    # -- lines ----------------------------------------------------------------------------------------------

    def _sentence(self, utterance: Utterance) -> None:
        if not self.open:
            self.lines.append("  <p>")
            self.open = True
        words = "".join(self._piece(*piece) for piece in entries.split(utterance.words, self.lexicon))
        if utterance.pace != 1.0:
            words = f'<prosody rate="{utterance.pace * 100:g}%">{words}</prosody>'
        if utterance.voice != "default":
            words = f"<voice name={quoteattr(utterance.voice)}>{words}</voice>"
        self.lines.append(f"    <s>{words}</s>")
        self.spoken = True

    def _piece(self, text: str, entry: str | None) -> str:
        if entry is None:
            return escape(text)
        said = self.lexicon[entry]
        sounds = entries.ipa(said)
        if sounds:
            return f'<phoneme alphabet="ipa" ph={quoteattr(sounds)}>{escape(text)}</phoneme>'
        return f"<sub alias={quoteattr(entries.like(text, said))}>{escape(text)}</sub>"

    def _break(self, seconds: float) -> None:
        if round(seconds * 1000) > 0:
            self.lines.append(f'{"    " if self.open else "  "}<break time="{_time(seconds)}"/>')
            self.spoken = False

    def _comment(self, text: str) -> None:
        self.end()
        self.lines.append(f"  <!-- {re.sub('-(?=-)|-$', '- ', text)} -->")


def _name(file: str) -> str:
    return re.split(r"[/\\]", file)[-1]


def _time(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".") + "s"
