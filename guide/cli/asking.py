"""How it feels, asked line by line: zone, distress, words and a line of one's own. Enter skips each of them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from guide.cli.prompt import read_line
from guide.journal import WORDS, Feeling, Felt, Occasion, Zone, matching

if TYPE_CHECKING:
    from guide.live.session import LiveSession

BEGINNING = 3
"""Letters from which on the beginning of one of our words stands for it."""
_WIDTH = 76


def ask(session: LiveSession, when: Occasion) -> None:
    """Ask for what a screen would ask for at that moment, and tell ``session``."""
    print("\nHow is it now? Enter skips.")
    for zone in Zone:
        print(f"  {zone.value}: {zone.explanation}")
    zones = {zone.value: zone for zone in Zone}
    zone_name = _one_of("zone", tuple(zones))
    number = _one_of("distress, 0 to 10", tuple(map(str, range(11))))
    words = _words() if when is Occasion.AFTER else ()
    if zone_name or number or words:
        zone_said = zones[zone_name] if zone_name else None
        session.feel(when, Feeling(zone_said, int(number) if number else None, words))
    if when is Occasion.AFTER:
        text = _answer("a line, if you like: ")
        if text:
            session.reflect(text)


def felt(text: str) -> tuple[Felt, ...]:
    """Return words from a text with commas between them: ours by their beginning, others as they were typed."""
    typed = (" ".join(each.split()) for each in text.split(","))
    return tuple(Felt(_ours(word) or word) for word in typed if word)


def _ours(typed: str) -> str:
    fitting = [word.name for word in matching(typed)]
    if typed.casefold() in fitting:
        return typed.casefold()
    return fitting[0] if len(fitting) == 1 and len(typed) >= BEGINNING else ""


def _words() -> tuple[Felt, ...]:
    while (answer := _answer("words for it, with commas between (? shows some): ")) == "?":
        print(textwrap.indent(textwrap.fill(", ".join(word.name for word in WORDS), _WIDTH), "  "))
    return felt(answer)


def _answer(prompt: str) -> str:
    """What is typed; nothing when there is nobody to type."""
    try:
        return read_line(prompt).strip()
    except EOFError:
        return ""


def _one_of(question: str, known: tuple[str, ...]) -> str:
    """An answer that is known, by its beginning; empty for skipping. Whatever else is typed is asked about again."""
    while answer := _answer(f"{question}: ").lower():
        fitting = [each for each in known if each == answer] or [each for each in known if each.startswith(answer)]
        if len(fitting) == 1:
            return fitting[0]
        print(f"  one of {', '.join(known)}, or Enter to skip")
    return ""
