"""Which answers of a form stand side by side wherever an entry of it is shown: what its looks say."""

from __future__ import annotations

from guide.problems import ScriptError, WorldError

SIDE_BY_SIDE = "side-by-side"


def pairs(form: str) -> dict[str, str]:
    """Return the names of questions whose answers stand on the left, each with the one on its right.

    Nothing for a form that is not here any more, or cannot be read: its entries are shown one answer below the other.
    """
    from guide.forms import reading

    try:
        if form not in reading.names():
            return {}
        looks = reading.load(form).looks
    except (ScriptError, WorldError):
        return {}
    return {each.questions[0]: each.questions[1] for each in looks if each.view == SIDE_BY_SIDE}
