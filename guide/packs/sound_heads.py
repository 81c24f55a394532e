"""Whether a file that is called a sound begins as one: programs that play would follow a list of addresses as well."""

from __future__ import annotations

from pathlib import Path

_OGG = (b"OggS",)
_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3", b"\xff\xe2")
_HEADS: dict[str, tuple[bytes, ...]] = {
    ".wav": (b"RIFF", b"RF64"), ".flac": (b"fLaC",), ".ogg": _OGG, ".oga": _OGG, ".opus": _OGG, ".mp3": _FRAMES,
    ".m4a": (b"ftyp",), ".aiff": (b"FORM",), ".aif": (b"FORM",),
}  # fmt: skip
_AT = {".m4a": 4}
_TAG, _TAG_HEAD, _MOST_TAGS = b"ID3", 10, 4
_LOOKED_AT = 4096
"""Bytes behind a tag, which may end in nothing."""


def is_sound(path: Path) -> bool:
    """Return whether a file begins as the sounds do that its ending names."""
    ending = path.suffix.lower()
    with path.open("rb") as file:
        at = _AT.get(ending, 0)
        for _ in range(_MOST_TAGS if ending == ".mp3" else 0):  # players look behind tags, and so it is done here
            file.seek(at)
            head = file.read(_TAG_HEAD)
            if len(head) < _TAG_HEAD or not head.startswith(_TAG):
                break
            at += _TAG_HEAD + sum((each & 0x7F) << shift for each, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        file.seek(at)
        found = file.read(_LOOKED_AT)
    return (found.lstrip(b"\0") if at and ending == ".mp3" else found).startswith(_HEADS[ending])
