"""The first visit, whichever way it is shown: its words, what is heard, and what is kept of it.

Shown once, where nothing was kept yet; it stands in nobody's way, and each part of it may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide import places
from guide.translation import _

IS_TITLE = _("Welcome")
IS = (
    _(
        "A voice guides you through a practice: some minutes for the breath, for the body, for rest. "
        "Everything is on this machine. Nothing leaves it, and nobody counts."
    ),
    _(
        "It is no treatment and no emergency service. S opens a card with people and lines to call, from anywhere. "
        "g comes back to the ground, whenever it is too much. You may stop at any moment; that is practice too."
    ),
)
SOUND_TITLE = _("Can you hear it?")
SOUND = _("Space speaks one sentence. It may be a comfortable, quiet voice; turn it up or down until it is.")
HEARD = _("Did you hear it? Enter goes on; n if you heard nothing.")
SILENT = _(
    "guide devices shows what it can play through, guide doctor what is missing. Without sound it works as well."
)
OWN_TITLE = _("Your own words, if you like")
OWN = _("Some practices offer something to come back to. What would be yours? Each may stay empty.")
ANCHORS = {
    "place": _("A place where you are safe enough"),
    "person": _("Somebody who is good to you"),
    "phrase": _("Words that help"),
}
ALL_ANCHORS = ANCHORS | {
    "object": _("Something to hold or to look at"),
    "memory": _("A moment that was good"),
    "strength": _("Something in you that has held before"),
}
"""Those that are asked for at the first visit, and the others."""


def is_first() -> bool:
    """Return whether nobody was here yet: no settings and no journal."""
    return not places.preferences().exists() and not places.journal().exists()


def hear() -> None:
    """Speak one sentence with the usual voice, to its end. Raises NoDeviceError, WorldError."""
    from guide.player import device_choice
    from guide.player.hearing import hear as play
    from guide.preview.sample import sample

    play(sample(["default"]), device_choice.read())


def silent() -> str:
    """Return what may help where nothing was heard: what the doctor sees of sound, and `SILENT`. Takes a moment."""
    from guide import checkup
    from guide.checkup import machine

    found = checkup.look_at(machine.sound, checkup.Terminal(is_there=True, encoding=""))
    return " ".join(filter(None, (*(each.said for each in found), SILENT)))


def own_words() -> dict[str, str]:
    """Return the person's own words as far as they can be read."""
    from guide.problems import WorldError
    from guide.script import anchors

    try:
        return anchors.read(places.anchors())
    except WorldError:
        return {}


def unsayable(words: Mapping[str, str]) -> str:
    """Return what is to be known of ``words`` by kind of anchor that the usual voice cannot say; empty if nothing."""
    from guide.render.own_words import unsayable as told

    return told(words)


def keep_words(words: Mapping[str, str], *, forget: bool = False) -> None:
    """Keep ``words`` by kind of anchor; those that are empty change nothing, or are forgotten where ``forget``.

    Raises WrongUseError, CannotReadError, CannotWriteError.
    """
    from guide.script import anchors

    said = {kind: anchors.checked(kind, text) for kind, text in words.items() if text.strip()}
    before = anchors.read(places.anchors()) if said or forget else {}
    kept = {kind: text for kind, text in before.items() if not (forget and kind in words)} | said
    if kept != before:
        anchors.write(places.anchors(), kept)


def done() -> None:
    """Note that it was shown, so that it is not shown again. Where that cannot be kept, nothing is said."""
    from contextlib import suppress

    from guide import preferences
    from guide.problems import WorldError

    with suppress(WorldError):
        preferences.keep("theme", preferences.read().get("theme"))
