"""say: words that are spoken. A plain string is the same, without the options.

    - Let your shoulders soften. [3s] There is nothing to do.
    - say: {text: A little slower now., pace: 0.9, gap: 2}

``[3s]`` is a silence inside the line. Sentences of one line are a breath apart, lines a little more;
``gap`` (seconds) changes the silence between the sentences of this line, ``pace`` how fast they are spoken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.problems import Where
from guide.script.model import Delivery, Duration, Score, Utterance
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.sentences import sentences
from guide.script.times import EXAMPLES, seconds

EXAMPLE = "say: {text: A little slower now., pace: 0.9}"
KEYS = ("text", "pace", "gap")
MOST_WORDS = 150
PACES = (0.5, 1.6)
GAPS = (0.0, 30.0)

_SILENCE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Say:
    """Sentences and the silences between them, in order."""

    where: Where
    spoken: tuple[str | Duration, ...]
    pace: float = 1.0
    gap: float | None = None

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Say:
        """A string, or a mapping with ``text``."""
        if isinstance(node, Scalar):
            return cls(node.where, _spoken(reader, node.where, reader.text(node)))
        fields = reader.mapping(node, "say", KEYS, required=["text"])
        text = fields.get("text")
        place = text.where if text else where
        gap = reader.seconds(fields["gap"], *GAPS) if "gap" in fields else None
        return cls(
            place, _spoken(reader, place, reader.text(text)), reader.number(fields.get("pace"), 1.0, *PACES), gap
        )

    def perform(self, score: Score, how: Delivery) -> None:
        """Speak each sentence, rest in each silence."""
        gap = self.gap if self.gap is not None else how.voice.gap
        begun = False
        for part in self.spoken:
            if isinstance(part, Duration):
                score.rest(part, self.where)
            else:
                utterance = Utterance(how.words(part), how.voice.name, round(self.pace * how.voice.pace, 4))
                score.say(utterance, self.where, gap=gap if begun else None, same_line=begun)
                begun = True


def _spoken(reader: Reader, where: Where, text: str) -> tuple[str | Duration, ...]:
    parts: list[str | Duration] = []
    for index, piece in enumerate(_SILENCE.split(text)):
        if index % 2 == 0:
            parts += sentences(piece)
            continue
        length = seconds(piece)
        if length is None:
            reader.bad(
                where,
                "bad-duration",
                f"'[{piece}]' is no silence",
                f"{EXAMPLES.replace(' or 8s..40s', '')} in brackets",
            )
        else:
            parts.append(Duration(length, length, length))
    for part in parts:
        if isinstance(part, str) and len(part.split()) > MOST_WORDS:
            reader.bad(
                where,
                "endless-sentence",
                f"a sentence here has more than {MOST_WORDS} words",
                "end it with a full stop",
            )
    if text and not any(isinstance(part, str) for part in parts):
        reader.bad(where, "nothing-to-say", "there are no words in this line", "for silence alone write pause: 3s")
    return tuple(parts)
