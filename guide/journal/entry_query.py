"""Which entries are meant: by form, time, words, session and state, and by what was said to one question."""

from __future__ import annotations

from guide.journal.entry import State
from guide.journal.folding import fold
from guide.journal.text import storable
from guide.journal.times import Bound, bounds

LATEST_FIRST = "e.stamp DESC, e.id DESC"
EARLIEST_FIRST = "e.stamp, e.id"


def conditions(
    form: str | None = None,
    since: Bound | None = None,
    until: Bound | None = None,
    text: str = "",
    session: str | None = None,
    state: State | None = None,
    in_sessions: bool = True,
    put_aside: bool = True,
    said: tuple[str, str] | None = None,
) -> tuple[str, list[object]]:
    """Return the condition on ``entry e LEFT JOIN session s``, and its values.

    Each word of ``text`` has to be somewhere in the entry, in capitals or not. ``in_sessions`` and ``put_aside`` are
    whether entries that belong to a session, or wait on the shelf, are meant as well. ``said`` is the name of a
    question and words that its answer has to hold; empty words mean any answer to it.
    """
    found, values = bounds("e", since, until)
    for column, value in (("e.form", form), ("s.uid", session), ("e.state", state)):
        if value is not None:
            found.append(f"{column} = ?")
            values.append(value)
    if not in_sessions:
        found.append("e.session IS NULL")
    if not put_aside:
        found.append("e.state <> ?")
        values.append(State.SHELF)
    for word in storable(text).split():
        found.append(f"e.id IN ({_HOLDING})")
        values += _needles(word)
    if said:
        name, words = said
        found.append(f"e.id IN ({_SAID})")
        values += [*_needles(" ".join(storable(words).split())), name]
    return " AND ".join(found) or "1", values


_HOLDING = r"""
    SELECT entry FROM answer
    WHERE CASE WHEN folded IS NULL THEN text LIKE ? ESCAPE '\' OR other LIKE ? ESCAPE '\' ELSE instr(folded, ?) END
"""
_SAID = _HOLDING + "AND question IN (SELECT id FROM question WHERE name = ?)"  # noqa: S608 - two texts of ours


def _needles(word: str) -> list[object]:
    plain = fold(word)
    like = "%" + plain.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return [like, like, plain]
