"""Names of files in a pack: only such as mean one and the same file on every system, in the pack's own folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from guide.packs.refusal import PackRefusedError, shown
from guide.translation import _

LONGEST, LONGEST_PART, DEEPEST = 240, 100, 8
"""Bytes of a whole name in UTF-8, bytes of one part of it, and how many parts it has."""
_TAKEN = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever ending it has."""
_SPECIAL = frozenset('<>"|?*')


def check(name: str) -> None:
    """Raise PackRefusedError for a name that could lead elsewhere, or means another file on another system."""
    if reason := _reason(name):
        raise PackRefusedError(
            _("The pack has a file called {name}, {reason}.").format(name=shown(name), reason=reason)
        )


def check_together(names: Iterable[str]) -> None:
    """Raise PackRefusedError for two names that are one on some systems, and for a file that is also a folder."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        if files.setdefault(folded(name), name) != name:
            raise _both(files[folded(name)], name)
        parts = name.split("/")
        for count in range(1, len(parts)):
            folder = "/".join(parts[:count])
            if folders.setdefault(folded(folder), folder) != folder:
                raise _both(folders[folded(folder)], folder)
    for key in files.keys() & folders.keys():
        raise _both(files[key], folders[key])


def folded(name: str) -> str:
    """Return what is the same for names that some system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _both(one: str, other: str) -> PackRefusedError:
    return PackRefusedError(
        _("The pack has {one} and {other}, which are one on some systems.").format(one=shown(one), other=shown(other))
    )


def _reason(name: str) -> str:
    """Why a name is refused; empty if it is not."""
    parts = name.split("/")
    if name.startswith("/"):
        return _("which begins at the root of a disk")
    if re.match(r"[A-Za-z]:", name):
        return _("which names a drive")
    if "\\" in name:
        return _("which has a backslash")
    if ".." in parts or "." in parts or "" in parts:
        return _("which leads out of its folder or nowhere")
    if not name.isprintable():
        return _("which has a character that nobody sees")
    if name != unicodedata.normalize("NFC", name):
        return _("which other systems write in another way")
    if len(name.encode()) > LONGEST or len(parts) > DEEPEST:
        return _("which is too long or too deep")
    return next((reason for part in parts if (reason := _part_reason(part))), "")


def _part_reason(part: str) -> str:
    if len(part.encode()) > LONGEST_PART:
        return _("which is too long or too deep")
    if ":" in part or _SPECIAL & set(part):
        return _("which has a character that not every system takes")
    if part.startswith((".", " ", "~", "-")) or part.endswith((".", " ")):
        return _("which begins or ends with a mark that some systems hide, drop or misread")
    return _("which is the name of a device") if _TAKEN.fullmatch(part) else ""
