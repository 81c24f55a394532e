"""What may be in a pack, and where: one row a kind of file. Whatever is none of them is refused.

So nothing of a listener can be in one: the journal, the support card, settings and anchors are no such kinds.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from guide.forms.finding import FORMS, SCALES, SERIES, WORDS
from guide.library.sources import TEMPLATES
from guide.packs.names import folded
from guide.script.files import MAX_BYTES
from guide.script.part_folders import PARTS
from guide.script.parts import MAX_BYTES as PART_BYTES
from guide.translation import _

MANIFEST, SIGNATURE, PUBLIC_KEY = "pack.yaml", "pack.yaml.minisig", "pack.pub"
UNLISTED = (MANIFEST, SIGNATURE, PUBLIC_KEY)
"""What a manifest does not list: itself, and what says who signed it."""
TAKES, LICENCES = ".takes", "LICENSES"
SOUND_ENDINGS = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aiff", ".aif")
_TEXTS = ("README.md", "README.txt", "LICENSE", "LICENSE.txt", "LICENSE.md", "NOTICE")
_KEPT_OUT = ("support",)
"""Folders of a library that are about a person."""
KindName = Literal[
    "practice", "part", "template", "form", "scale", "words", "series", "take", "sound", "text", "control"
]


KINDS: dict[KindName, str] = {
    "practice": _("a practice"),
    "part": _("a part"),
    "template": _("a template"),
    "form": _("a form"),
    "scale": _("a scale"),
    "words": _("a list of words"),
    "series": _("a series"),
    "take": _("a recording"),
    "sound": _("a sound"),
    "text": _("a text"),
    "control": _("a file about the pack"),
}
"""Each kind in the words of a person."""


class PackKind(NamedTuple):
    """A kind of file in a pack."""

    name: KindName
    most: int
    """Bytes of the largest one."""


_MIB = 1024 * 1024
CONTROL = PackKind("control", MAX_BYTES)
PRACTICE = PackKind("practice", MAX_BYTES)
TAKE = PackKind("take", 200 * _MIB)
SOUND = PackKind("sound", 500 * _MIB)
TEXT = PackKind("text", MAX_BYTES // 4)
IN_FOLDERS = {
    PARTS: PackKind("part", PART_BYTES),
    TEMPLATES: PackKind("template", MAX_BYTES),
    FORMS: PackKind("form", MAX_BYTES),
    SCALES: PackKind("scale", MAX_BYTES),
    WORDS: PackKind("words", MAX_BYTES),
    SERIES: PackKind("series", MAX_BYTES),
}
"""What YAML files in folders of these names are; elsewhere they are practices."""
MOST_FILES = 4_000
MOST_BYTES = 1024 * _MIB
"""Of all files of a pack together."""


def kind_of(name: str) -> PackKind | None:
    """Return the kind of file that has this name in a pack; None if a pack may not have it."""
    *folders, file = name.split("/")
    if not folders and file in UNLISTED:
        return CONTROL
    if folded(file) in map(folded, UNLISTED) or any(folder in _KEPT_OUT for folder in folders):
        return None
    if name in _TEXTS or (folders == [LICENCES] and file.endswith(".txt")):
        return TEXT
    if folders and folders[-1].endswith(TAKES):
        return TAKE if file.lower().endswith(SOUND_ENDINGS) else None
    if any(folder.endswith(TAKES) or folder == LICENCES for folder in folders):
        return None
    if any(folder in IN_FOLDERS for folder in folders[:-1]):
        return None
    inside = IN_FOLDERS.get(folders[-1]) if folders else None
    if file.endswith(".yaml"):
        return inside or PRACTICE
    return SOUND if file.lower().endswith(SOUND_ENDINGS) and not inside else None
