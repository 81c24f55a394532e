"""Files of others, opened as often as an importer likes: plain, in a zip, or in a zip within a zip.

Nothing is unpacked to a disk, because what it holds is private, and nothing is held whole. A text is read as what it
is: UTF-8 with or without a mark at its start, UTF-16, and where bytes are neither, each of them by the code page of
Windows, so that one odd letter costs no more than itself.
"""

from __future__ import annotations

import codecs
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, cast

BROKEN = (
    OSError, EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
"""What reading a damaged, encrypted or cut off file may raise."""
START = 16_384
"""Bytes by which a file is recognised."""
MOST_RATIO, MOST_SMALL = 300, 64_000_000
"""A member of a zip that is larger than the second and unpacks to more than the first times its size is a trap."""
DEEPEST = 2
"""Zips within one another."""
MOST_MEMBERS = 20_000
_CODE_PAGE = "guide-code-page"


def _by_code_page(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows would, one by one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    raw = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in raw), error.end


codecs.register_error(_CODE_PAGE, _by_code_page)


class TrapError(Exception):
    """A zip that unpacks to far more than any diary holds."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be read more than once."""

    name: str
    opener: Callable[[], BinaryIO]

    @classmethod
    def of(cls, path: Path) -> Source:
        """Return a source that reads the file at ``path``, which is not looked at yet."""
        return cls(path.name, lambda: cast(BinaryIO, path.open("rb")))

    @classmethod
    def of_bytes(cls, raw: bytes, name: str = "") -> Source:
        """Return a source that reads ``raw``."""
        return cls(name, lambda: io.BytesIO(raw))

    def start(self) -> bytes:
        """Return the first bytes; fewer or none of a file that is short or cannot be read."""
        try:
            with self.opener() as file:
                return file.read(START)
        except BROKEN:
            return b""

    def head(self) -> str:
        """Return the first bytes as text, without NULs."""
        raw = self.start()
        return raw.decode(encoding_of(raw), "replace").replace("\0", "").lstrip("\ufeff")

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """Open as text, whatever its encoding. Line ends become ``\\n``. Raises what `BROKEN` names."""
        encoding = encoding_of(self.start())
        errors = _CODE_PAGE if encoding == "utf-8-sig" else "replace"
        with self.opener() as file:
            yield io.TextIOWrapper(file, encoding, errors)

    @property
    def zipped(self) -> bool:
        """Return whether it is a zip."""
        return self.start().startswith(b"PK\x03\x04")

    def members(self, depth: int = DEEPEST) -> Iterator[Source]:
        """Return what is in the zip, and what is in zips within it, in order. Nothing of what is no zip.

        Raises what `BROKEN` names, and TrapError.
        """
        with self.opener() as file, zipfile.ZipFile(file) as archive:
            infos = [info for info in archive.infolist()[:MOST_MEMBERS] if not info.is_dir()]
        for info in infos:
            member = Source(info.filename, lambda info=info: self._opened(info))  # type: ignore[misc]
            yield member
            if depth > 1 and info.filename.lower().endswith((".zip", ".daylio")) and _bearable(info):
                yield from member.members(depth - 1)

    def _opened(self, info: zipfile.ZipInfo) -> BinaryIO:
        if not _bearable(info):
            raise TrapError(info.filename)
        return cast(BinaryIO, io.BufferedReader(_Member(self.opener(), info)))


class _Member(io.RawIOBase):
    """One member of a zip, which closes the zip with itself."""

    def __init__(self, file: BinaryIO, info: zipfile.ZipInfo) -> None:
        self._file = file
        try:
            self._archive = zipfile.ZipFile(file)
            self._inside = self._archive.open(info)
        except BaseException:
            file.close()
            raise

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._inside.seek(offset, whence)

    def tell(self) -> int:
        return self._inside.tell()

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        raw = self._inside.read(len(buffer))
        buffer[: len(raw)] = raw
        return len(raw)

    def close(self) -> None:
        if not self.closed:
            self._inside.close()
            self._archive.close()
            self._file.close()
        super().close()


def _bearable(info: zipfile.ZipInfo) -> bool:
    return info.file_size <= MOST_SMALL or info.file_size <= MOST_RATIO * max(1, info.compress_size)


def encoding_of(raw: bytes) -> str:
    """Return the encoding of a text by its first bytes: a mark, or zeros in every second place."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    pairs = raw[: len(raw) // 2 * 2][:2000]
    if len(pairs) >= 4:
        high, low = pairs[0::2].count(0), pairs[1::2].count(0)
        if low > len(pairs) // 4 and not high:
            return "utf-16-le"
        if high > len(pairs) // 4 and not low:
            return "utf-16-be"
    return "utf-8-sig"
