"""A practice and the files made of it, as listening pages and books are told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.export import Finished
    from guide.library import Practice
    from guide.publish import Listening


def listening(name: str, practice: Practice, made: Sequence[Finished]) -> Listening:
    """Return what a page or a book tells of a practice, with each of its renders, the shortest first."""
    from guide.publish import Length, Listening
    from guide.publish.listening import read_plan

    script = practice.script
    lengths = [
        Length(each.sound, each.seconds, read_plan(each.sound.with_suffix(".json")), (each.sound.with_suffix(".vtt"),))
        for each in sorted(made, key=lambda each: each.seconds)
    ]
    return Listening(
        name, script.title, script.summary, script.note, script.kind, script.intensity, script.needs, script.language,
        script.author, script.license, tuple(lengths),
    )  # fmt: skip
