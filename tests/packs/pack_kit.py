"""What the tests of packs share: a pack as names and bytes, and a zip written to the letter, however crooked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide import packs, places
from guide.packs.manifest import digest, with_files

PRACTICE = """title: The evening
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
license: CC-BY-4.0
sections:
  - title: One
    steps:
      - Rest here.
  - title: Two
    closing: true
    steps:
      - Come back.
"""
HEAD = """name: quiet-house
title: The quiet house
author: Ada Example
version: 1.0.0
licences: [CC-BY-4.0]
"""
Files = dict[str, bytes]


def sealed(files: Mapping[str, bytes], head: str = HEAD) -> Files:
    """The files of a pack with the manifest that lists them."""
    listed = {name: digest(raw) for name, raw in files.items()}
    return {**files, "pack.yaml": with_files(head.encode(), listed)}


def pack(more: Mapping[str, bytes | str] | None = None, head: str = HEAD, practice: str = PRACTICE) -> Files:
    """A pack of one practice, and whatever else."""
    added = {name: raw.encode() if isinstance(raw, str) else raw for name, raw in (more or {}).items()}
    return sealed({"evening.yaml": practice.encode(), **added}, head)


def with_step(step: str) -> str:
    """The practice with another step at its beginning."""
    return PRACTICE.replace("      - Rest here.\n", f"      - {step}\n      - Rest here.\n")


def folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """The pack as a folder."""
    for name, raw in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(raw)
    return path


@dataclass
class Member:
    """A file in a zip: what the list says, and where given, what stands before it instead."""

    name: str | bytes
    raw: bytes = b""
    mode: int = 0o100644
    flags: int = 0x0800
    method: int = 0
    local_name: bytes | None = None
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    offset: int | None = None
    behind: bytes = b""

    @property
    def data(self) -> bytes:
        if self.method != 8:
            return self.raw
        made = zlib.compressobj(9, zlib.DEFLATED, -15)
        return made.compress(self.raw) + made.flush()

    @property
    def about(self) -> tuple[int, int, int]:
        crc = zlib.crc32(self.raw) if self.crc is None else self.crc
        packed = len(self.data) if self.packed is None else self.packed
        return crc, packed, len(self.raw) if self.size is None else self.size


def members(files: Mapping[str, bytes]) -> list[Member]:
    """The plain members of a pack."""
    return [Member(name, raw) for name, raw in files.items()]


def zipped(path: Path, found: list[Member], *, before: bytes = b"", after: bytes = b"", count: int = -1) -> Path:
    """A zip of those members, with other bytes before or after it, and another number of them in its end."""
    body, central = before, b""
    for each in found:
        name = each.name.encode() if isinstance(each.name, str) else each.name
        local = name if each.local_name is None else each.local_name
        offset = len(body) if each.offset is None else each.offset
        body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, each.flags, each.method, 0, 33, *each.about, len(local), 0)
        body += local + each.data + each.behind
        central += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 0x0314, 20, each.flags, each.method, 0, 33, *each.about, len(name), 0, 0, 0, 0,
            each.mode << 16, offset,
        ) + name  # fmt: skip
    number = len(found) if count < 0 else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(central), len(body), 0)
    path.write_bytes(body + central + end + after)
    return path


def install(path: Path, *, trust_change: bool = False) -> packs.CheckedPack | None:
    """Install without asking anybody."""
    return packs.install(path, lambda pack: True, trust_change=trust_change)


def left() -> set[str]:
    """Whatever there is of packs in this home."""
    found = {path.relative_to(places.packs()).as_posix() for path in places.packs().rglob("*")}
    return found | ({places.pack_keys().name} if places.pack_keys().exists() else set())
