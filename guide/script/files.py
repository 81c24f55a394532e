"""The bytes of a script file, or a sentence that says why they cannot be had."""

from __future__ import annotations

import contextlib
import glob
from pathlib import Path

from guide.problems import CannotReadError, nearest
from guide.translation import _

MAX_BYTES = 1024 * 1024
"""Bytes of the largest script."""
A_PRACTICE = _("A practice was looked for there; those at hand: guide list")


def read_bytes(path: Path, sought: str = A_PRACTICE) -> bytes:
    """At most one byte more than `MAX_BYTES` of a file, so that a huge one is noticed and not read.

    ``sought`` is a sentence that says what was looked for. Raises CannotReadError.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CannotReadError(_("There is no file {path}.").format(path=path), _near_file(path) or sought) from None
    except IsADirectoryError:
        one = _("Name one practice in it.") if sought == A_PRACTICE else _("Name one file in it.")
        raise CannotReadError(_("{path} is a folder.").format(path=path), one) from None
    except OSError as error:
        raise CannotReadError(_("{path} cannot be read: {error}.").format(path=path, error=error.strerror)) from error
    except ValueError:
        raise CannotReadError(_("{path!r} is no file name.").format(path=str(path))) from None


def _near_file(path: Path) -> str:
    """A hint that names the file that was probably meant, if one of the same kind lies there."""
    with contextlib.suppress(OSError):
        near = nearest(path.stem, (each.stem for each in path.parent.glob(f"*{glob.escape(path.suffix)}")))
        return _("Did you mean '{path}'?").format(path=path.with_name(near + path.suffix)) if near else ""
    return ""
