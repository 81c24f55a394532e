"""What beds and bells are called where people read it. Their names in scripts and options are the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guide.translation import pgettext

if TYPE_CHECKING:
    from guide.sounds.catalogue import SoundInfo

CONTEXT = "sounds"
"""In which names and characters stand in the catalogues."""


def shown(name: str) -> str:
    """Return what a bed or bell is called in the language that was chosen; a file or a sound of one's own as it is."""
    return pgettext(CONTEXT, name)


def described(sound: SoundInfo) -> str:
    """Return what a sound is like, in one line; its name before it where that is another one than one types."""
    character = pgettext(CONTEXT, sound.character)
    return character if shown(sound.name) == sound.name else f"{shown(sound.name)} · {character}"


def sentences(sound: SoundInfo) -> Iterator[str]:
    """Yield what is to be translated of a sound: all that it is called, and what it is like."""
    yield from (sound.name, *sound.aliases, sound.character)
