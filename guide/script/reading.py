"""Read a whole script: bytes to a `Reading`, with every problem in them.

Apart from `guide.script` so that who needs only its values, such as a length or a kind, does not load YAML for them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from guide.problems import Problem, ScriptError, Where
from guide.script import fragment, parts, recover
from guide.script.files import MAX_BYTES, read_bytes
from guide.script.model import Script
from guide.script.practice import read_practice
from guide.script.reader import Reader
from guide.script.steps import read_steps
from guide.script.text import decoded
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a text: a script if it can be used, the problems if not, the texts they point into by path."""

    script: Script | None
    problems: tuple[Problem, ...]
    texts: dict[str, str]
    advice: tuple[Problem, ...] = ()
    """What can be read, and may not be what is meant; all of it has ``care=True``."""
    draft: Script | None = None
    """The script as far as it could be read, so that the rest of it can be checked as well."""
    part: bool = False
    """Whether this is a part, which practices use, and no practice."""


def parse(raw: bytes | str, path: str = "<script>") -> Reading:
    """Read a script. ``path`` is what problems name, and where parts and files are looked for."""
    raw = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    text = decoded(raw, path, MAX_BYTES)
    if isinstance(text, Problem):
        return Reading(None, (text,), {})
    library = parts.Parts(Path(path).parent)
    reader = Reader(library.find, read_steps)
    library.opened = reader.unseen
    reader.unseen(path, text)
    root, slips = recover.read(text, path)
    if root is None:
        nothing = () if slips else (Problem(Where(path), "empty", _("there is nothing in this file yet")),)
        return Reading(None, tuple(sorted((*slips, *nothing, *reader.problems))), {path: text})
    part = fragment.is_part(root, path)
    script = (fragment.read_part if part else read_practice)(reader, root, path, hashlib.sha256(raw).hexdigest())
    mended = {(each.where.path, each.where.line) for each in (*slips, *library.problems)}
    found = (each for each in reader.problems if (each.where.path, each.where.line) not in mended)
    alone = (fragment.alone(path),) if part else ()
    problems = tuple(sorted({*found, *slips, *library.problems, *alone}))
    advice, texts = tuple(sorted(set(reader.advice))), {path: text, **library.texts}
    return Reading(None if problems else script, problems, texts, advice, script, part)


def read_file(path: Path) -> Reading:
    """Read a script file. Raises CannotReadError when the file itself cannot be had."""
    return parse(read_bytes(path), str(path))


def load(path: Path) -> Script:
    """The script of a file. Raises ScriptError with every problem in it, or CannotReadError."""
    reading = read_file(path)
    if reading.script is None:
        raise ScriptError(reading.problems)
    return reading.script
