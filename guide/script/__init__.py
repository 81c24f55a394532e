"""YAML text to a `Script`: what the author wrote, with line and column on everything.

Reading never raises and never hangs, whatever the bytes; what is wrong comes back as problems, all at once.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
from dataclasses import dataclass
from pathlib import Path

from guide.problems import CannotReadError, Problem, ScriptError, Where, nearest
from guide.script import fragment, parts, recover
from guide.script.model import Script
from guide.script.practice import read_practice
from guide.script.reader import Reader
from guide.script.steps import read_steps
from guide.script.text import decoded

MAX_BYTES = 1024 * 1024

__all__ = ["Reading", "Script", "load", "parse", "read_file"]


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
        nothing = () if slips else (Problem(Where(path), "empty", "there is nothing in this file yet"),)
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


A_PRACTICE = "A practice was looked for there; those at hand: guide list"


def read_bytes(path: Path, sought: str = A_PRACTICE) -> bytes:
    """At most one byte more than `MAX_BYTES` of a file, so that a huge one is noticed and not read.

    ``sought`` is a sentence that says what was looked for. Raises CannotReadError.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotReadError(f"There is no file {path}.", _near_file(path) or sought) from None
    except IsADirectoryError:
        raise CannotReadError(f"{path} is a folder.", "Name one practice in it.") from None
    except OSError as error:
        raise CannotReadError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError:
        raise CannotReadError(f"{str(path)!r} is no file name.") from None


def _near_file(path: Path) -> str:
    """A hint that names the file that was probably meant, if one of the same kind lies there."""
    with contextlib.suppress(OSError):
        near = nearest(path.stem, (each.stem for each in path.parent.glob(f"*{glob.escape(path.suffix)}")))
        return f"Did you mean '{path.with_name(near + path.suffix)}'?" if near else ""
    return ""
