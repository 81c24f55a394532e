"""Whether a file that is called a sound begins as one: programs that play would follow a list of addresses as well."""

from __future__ import annotations

_OGG = (b"OggS",)
_HEADS: dict[str, tuple[bytes, ...]] = {
    ".wav": (b"RIFF", b"RF64"), ".flac": (b"fLaC",), ".ogg": _OGG, ".oga": _OGG, ".opus": _OGG,
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3", b"\xff\xe2"),
    ".m4a": (b"ftyp",), ".aiff": (b"FORM",), ".aif": (b"FORM",),
}  # fmt: skip
_AT = {".m4a": 4}
LONGEST = 16
"""Bytes that are looked at."""


def is_sound(name: str, head: bytes) -> bool:
    """Return whether the first bytes of a file are those of the sounds that its ending names."""
    ending = f".{name.lower().rpartition('.')[2]}"
    return head[_AT.get(ending, 0) :].startswith(_HEADS[ending])
