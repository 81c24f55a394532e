"""say: words that are spoken. A plain string is the same, without the options.

    - Let your shoulders soften. [3s] There is nothing to do.
    - say: {text: A little slower now., pace: 0.9, gap: 2}
    - say:
        text: You can look at it from here.
        distance:
          closer: You might let it come a little nearer.
          further: You might see it as on a far screen.

``[3s]`` is a silence inside the line. Sentences of one line are a breath apart, lines a little more;
``gap`` (seconds) changes the silence between the sentences of this line, ``pace`` how fast they are spoken.
``priority`` says how much a line is needed when the listener wants fewer words: 9 is for safety and always heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from guide.problems import Where
from guide.script import near
from guide.script.model import NEEDED, USUAL, Delivery, Duration, Manner, Score, Utterance
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.sentences import sentences
from guide.script.shapes import STRING, ValueType, key, number, object_schema, seconds, values, whole
from guide.script.shapes import TEXT as NAME_TEXT
from guide.script.shapes import keys as keys_of
from guide.script.step_kind import StepKind
from guide.script.times import EXAMPLES
from guide.script.times import seconds as seconds_in
from guide.translation import _

MOST_LETTERS = 5_000
"""Of one sentence: three minutes without a full stop."""
FREE = 10
"""Sentences and silences of a line, of which each more counts as a step."""
PACES = (0.5, 1.6)
GAPS = (0.0, 30.0)

_SILENCE = re.compile(r"\[([^\[\]]*)\]")

Spoken: TypeAlias = tuple[str | Duration, ...]
"""Sentences and the silences between them, in order."""


def spoken(reader: Reader, node: Node) -> Spoken:
    """The words of a line."""
    if isinstance(node, Scalar) and node.where not in reader.advised:
        for found, better in near.within(node.value):
            reader.advise(
                node.where,
                near.CODE,
                _("'{found}' is read aloud").format(found=found),
                _("did you mean {better}?").format(better=better),
            )
    return _spoken(reader, node.where, reader.prose(node))


LINE: ValueType[Spoken] = ValueType(spoken, STRING, ())


@dataclass(frozen=True, slots=True)
class Distances:
    """The same line nearer to what is felt, or further from it."""

    closer: Spoken = key(LINE, "the line for a listener who wants to be nearer to it", default=())
    further: Spoken = key(LINE, "the line for a listener who wants to be further from it", default=())


def _distances(reader: Reader, node: Node) -> Distances:
    return Distances(**values(reader, node, keys_of(Distances), "distance"))


_DISTANCES: ValueType[Distances] = ValueType(_distances, object_schema(keys_of(Distances)), Distances())


@dataclass(frozen=True, slots=True)
class Say(StepKind):
    """A line."""

    NAME: ClassVar = "say"
    PLACE: ClassVar = 1
    MAIN: ClassVar = "text"
    ALIASES: ClassVar = ("speak", "speech", "text", "tts", "line", "words", "voice", "narrate")
    EXAMPLES: ClassVar = ("say: {text: A little slower now., pace: 0.9}",)

    where: Where
    spoken: Spoken = key(LINE, "the words; [3s] is a silence inside them", name="text")
    pace: float = key(number(*PACES), "1 is the voice's own unhurried speed, 0.9 a little slower", default=1.0)
    gap: float | None = key(seconds(*GAPS), "silence between the sentences of this line", default=None)
    voice: str = key(NAME_TEXT, "who speaks this line, if it is somebody else; see: guide voices", default="")
    priority: int = key(whole(1, 9), "how much the line is needed when fewer words are wanted; 9 always", default=USUAL)
    distance: Distances = key(_DISTANCES, "the same line, closer to what is felt or further away", default=Distances())

    def perform(self, score: Score, how: Delivery) -> None:
        """Speak each sentence, rest in each silence."""
        priority = NEEDED if how.closing else self.priority
        say(score, how, self.where, self._variant(how), pace=self.pace, gap=self.gap, voice=self.voice,
            manner=_MANNERS[priority])  # fmt: skip

    def _variant(self, how: Delivery) -> Spoken:
        distance = how.settings.get("distance")
        if distance == "closer" and self.distance.closer:
            return self.distance.closer
        return self.distance.further if distance == "further" and self.distance.further else self.spoken


_MANNERS = {priority: Manner(priority) for priority in range(1, NEEDED + 1)}


def say(
    score: Score, how: Delivery, where: Where, line: Spoken, *, pace: float = 1.0, gap: float | None = None,
    voice: str = "", manner: Manner = Manner(),
) -> None:  # fmt: skip
    """Speak a line, as any kind of step may."""
    gap = gap if gap is not None else how.voice.gap
    speaker, speed = voice or how.voice.name, round(pace * how.voice.pace, 4)
    begun = False
    for part in line:
        if isinstance(part, Duration):
            score.rest(part, where)
            continue
        for words in sentences(how.words(part)) if "{" in part else (part,):
            score.say(Utterance(words, speaker, speed), where, gap=gap if begun else None, same_line=begun,
                      manner=manner)  # fmt: skip
            begun = True


def line_of(text: str) -> Spoken:
    """The line of a text that stands in no script, such as the listener's own words."""
    return tuple(sentences(" ".join(text.split())))


def _spoken(reader: Reader, where: Where, text: str) -> Spoken:
    parts: list[str | Duration] = []
    for index, piece in enumerate(_SILENCE.split(text)):
        if index % 2 == 0:
            parts += sentences(piece)
            continue
        length = seconds_in(piece)
        if length is None:
            better = [silence for _, silence in near.within(f"({piece})")]
            hint = (
                _("did you mean {better}?").format(better=better[0])
                if better
                else _("{examples} in brackets").format(examples=EXAMPLES.replace(" or 8s..40s", ""))
            )
            reader.bad(where, "bad-duration", _("'[{piece}]' is no silence").format(piece=piece), hint)
        else:
            parts.append(Duration(length, length, length))
    reader.spend(max(0, len(parts) - FREE), where)
    if any(isinstance(part, str) and len(part) > MOST_LETTERS for part in parts):
        message = _("a sentence here has more than {letters:,} letters").format(letters=MOST_LETTERS)
        reader.bad(where, "endless-sentence", message, _("end it with a full stop"))
    if text and not any(isinstance(part, str) for part in parts):
        reader.bad(
            where, "nothing-to-say", _("there are no words in this line"), _("for silence alone write pause: 3s")
        )
    return tuple(parts)


KIND = Say
