"""A part that is looked at by itself: known by its shape, and read as a practice of one section would be.

What its practice will give it is not known here: settings that stand in its words, and in which voice they are said.
"""

from __future__ import annotations

from pathlib import Path

from guide.problems import Problem, Where
from guide.script import settings
from guide.script.model import Script, Section
from guide.script.nodes import Mapping, Node
from guide.script.practice import HEAD
from guide.script.reader import Reader
from guide.script.shapes import keys
from guide.script.steps.use import Fragment, read_fragment
from guide.translation import _

_OWN = keys(Fragment)
ALONE = "part-alone"
_FOLDER = "parts"
_PRACTICES = ("unknown-name", "unknown-setting")
"""What may be right in a practice that has settings of its own."""
_GIVE = _("a part has its names under values, or from the settings of its practice")


def is_part(root: Node, path: str) -> bool:
    """Return whether this is written as a part is, with steps and without sections or the head of a practice."""
    if not isinstance(root, Mapping):
        return False
    names = {key.value for key, _ in root.pairs}
    if names & HEAD.keys() - _OWN.keys():
        return False
    return bool(names & {"steps", "values"}) or Path(path).parent.name == _FOLDER


def alone(path: str) -> Problem:
    """Return what is said where a practice is wanted."""
    hint = _("write - use: {part} among the steps of a practice; guide check looks at a part too").format(
        part=Path(path).stem
    )
    return Problem(Where(path), ALONE, _("this is a part, which practices use, and no practice"), hint)


def read_part(reader: Reader, root: Node, path: str, digest: str) -> Script:
    """Read a part with the values it has when none are given; what is wrong is in ``reader.problems``.

    A name that only its practice may know is advice, since it can be right.
    """
    own = settings.complete((), (), ())
    reader.settings = {each.name: each.choices for each in own} | {"n": ()}  # its practice may use it in a round
    fragment = read_fragment(reader, root)
    title = fragment.title or Path(path).stem
    _let_go(reader)
    section = Section(Where(path), title, fragment.steps, closing=True)
    return Script(
        where=Where(path), digest=digest, title=title, summary=title, kind="mindfulness", aim="regulate", intensity=1,
        sections=(section,), settings=own,
    )  # fmt: skip


def _let_go(reader: Reader) -> None:
    """Make advice of names that are missing: the practice may have them."""
    for each in reader.problems:
        if each.code in _PRACTICES:
            reader.advise(each.where, each.code, each.message, f"{each.hint} {_GIVE}".strip())
    reader.problems = [each for each in reader.problems if each.code not in _PRACTICES]
