"""A pack that is a zip, read by the letter: what is not exactly as a plain zip is written is refused.

Readers of zips differ in what they believe, the list at the end or what stands before each file. Here both have to say
the same, and files follow one another without gaps, so that nothing lies hidden, twice, or in another file's place.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from guide.packs.layout import MOST_BYTES, MOST_FILES
from guide.packs.names import LONGEST
from guide.packs.refusal import PackRefusedError, shown
from guide.packs.sizes import PIECE, check_sizes
from guide.translation import _

_END, _CENTRAL, _LOCAL = struct.Struct("<4s4H2LH"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
_DESCRIPTORS = ("<4s3L", "<3L")
"""What may stand behind a file whose sizes were not known before it: with a mark, or without."""
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_BEHIND, _UTF8, _KNOWN_FLAGS = 0x2041, 0x0008, 0x0800, 0x080E
_HUGE = 0xFFFFFFFF
_MOST_LISTED = 2 * MOST_FILES
"""Files and folders."""
_LONGEST_LIST = 1024 * _MOST_LISTED
"""Bytes: it is read at once."""
_RATIO, _SMALL = 100, 1 << 20
"""How much smaller a file over so many bytes may have become: texts become ten times smaller, sounds hardly."""


class _Entry(NamedTuple):
    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    offset: int


class Archive:
    """A zip that holds a pack."""

    left_out: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        start, entries = self._listed(size)
        self._starts: dict[str, tuple[_Entry, int]] = {}
        self.sizes: Mapping[str, int] = self._checked(entries, start)
        check_sizes(self.sizes)

    def pieces(self, name: str) -> Iterator[bytes]:
        """See `Contents`."""
        entry, at = self._starts[name]
        size = crc = 0
        for piece in self._unpacked(entry, at):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
            if size > entry.size:
                break
            yield piece
        if (size, crc) != (entry.size, entry.crc):
            raise _other(_("{name} is not as long, or not the bytes, that the zip says").format(name=shown(name)))

    def _listed(self, size: int) -> tuple[int, list[_Entry]]:
        """Where the list of files begins, and what it says."""
        if size > MOST_BYTES + (1 << 22):
            raise PackRefusedError(_("The zip is over {most:,} MiB.").format(most=MOST_BYTES >> 20))
        mark, *numbers, comment = _END.unpack(self._at(max(size - _END.size, 0), _END.size))
        disk, first_disk, here, count, length, start = numbers
        if mark != b"PK\x05\x06" or comment:
            raise PackRefusedError(_("This is no zip, or it is cut short, or something stands behind its end."))
        if count > _MOST_LISTED:
            raise PackRefusedError(_("The zip lists over {most:,} files and folders.").format(most=_MOST_LISTED))
        if length > _LONGEST_LIST:
            raise _other(_("its list of files is longer than any of so many"))
        if (disk, first_disk, here) != (0, 0, count) or start + length + _END.size != size:
            raise _other(_("its list of files is not where it says"))
        raw, at, found = self._at(start, length), 0, []
        for _unused in range(count):
            entry, at = _central(raw, at)
            found.append(entry)
        if at != len(raw):
            raise _other(_("its list of files is longer than it says"))
        return start, found

    def _checked(self, entries: list[_Entry], end: int) -> dict[str, int]:
        """Sizes by name, once each entry was compared with what stands before its file."""
        at = 0
        sizes: dict[str, int] = {}
        in_place = sorted(entries, key=lambda entry: entry.offset)
        if any(one.offset == other.offset for one, other in pairwise(in_place)):
            raise _other(_("two of its files are the same bytes"))
        for entry in in_place:
            if entry.offset != at:
                raise _other(_("its files overlap, or something lies hidden between them"))
            name, start = self._local(entry)
            at = self._end_of(entry, start)
            if name.endswith("/") and not entry.size and (stat.S_ISDIR(entry.mode) or not stat.S_IFMT(entry.mode)):
                continue  # a folder: it is there when a file is
            if stat.S_IFMT(entry.mode) not in (0, stat.S_IFREG):
                what = _("a link") if stat.S_ISLNK(entry.mode) else _("no ordinary file")
                raise PackRefusedError(
                    _("{name} is {what}, and a pack holds files alone.").format(name=shown(name), what=what)
                )
            if name in sizes:
                raise PackRefusedError(_("The zip has {name} twice.").format(name=shown(name)))
            sizes[name] = entry.size
            self._starts[name] = entry, start
        if at != end:
            raise _other(_("its files overlap, or something lies hidden between them"))
        return sizes

    def _local(self, entry: _Entry) -> tuple[str, int]:
        """The name of an entry, and where its bytes begin."""
        mark, _unused, flags, method, _unused, _unused, crc, packed, size, length, extra = _LOCAL.unpack(
            self._at(entry.offset, _LOCAL.size)
        )
        name = self._at(entry.offset + _LOCAL.size, length)
        said = (entry.crc, entry.packed, entry.size)
        behind = bool(flags & _SIZES_BEHIND)
        if (mark, flags, method, name) != (b"PK\x03\x04", entry.flags, entry.method, entry.name) or (
            (crc, packed, size) != said and not (behind and (crc, packed, size) == (0, 0, 0))
        ):
            raise _other(_("its list says other things than what stands before the files"))
        return _decoded(entry), entry.offset + _LOCAL.size + length + extra

    def _end_of(self, entry: _Entry, start: int) -> int:
        """Where an entry ends, with the sizes that may stand behind it."""
        end = start + entry.packed
        if not entry.flags & _SIZES_BEHIND:
            return end
        for form in _DESCRIPTORS:
            length = struct.calcsize(form)
            *mark, crc, packed, size = struct.unpack(form, self._at(end, length))
            if mark in ([], [b"PK\x07\x08"]) and (crc, packed, size) == (entry.crc, entry.packed, entry.size):
                return end + length
        raise _other(_("its list says other things than what stands behind the files"))

    def _unpacked(self, entry: _Entry, at: int) -> Iterator[bytes]:
        """The bytes of an entry, no more of them in memory than a piece, whatever it unpacks to."""
        reader = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == _DEFLATED else None
        try:
            for start in range(at, at + entry.packed, PIECE):
                raw = self._at(start, min(PIECE, at + entry.packed - start))
                while reader and raw:
                    yield reader.decompress(raw, PIECE)
                    raw = reader.unconsumed_tail
                if not reader:
                    yield raw
            while reader and (rest := reader.decompress(b"", PIECE)):
                yield rest
        except zlib.error:
            raise _other(_("{name} cannot be unpacked").format(name=shown(_decoded(entry)))) from None
        if reader and (not reader.eof or reader.unused_data):
            raise _other(_("{name} cannot be unpacked").format(name=shown(_decoded(entry))))

    def _at(self, start: int, count: int) -> bytes:
        self._file.seek(start)
        raw = self._file.read(count)
        if len(raw) != count:
            raise PackRefusedError(_("This is no zip, or it is cut short, or something stands behind its end."))
        return raw


def _central(raw: bytes, at: int) -> tuple[_Entry, int]:
    """The entry of the list that begins ``at``, and where the next one does."""
    if len(raw) < at + _CENTRAL.size:
        raise _other(_("its list of files is cut short"))
    mark, *fields = _CENTRAL.unpack_from(raw, at)
    (
        _unused,
        _unused,
        flags,
        method,
        _unused,
        _unused,
        crc,
        packed,
        size,
        length,
        extra,
        comment,
        disk,
        _unused,
        outer,
        offset,
    ) = fields
    end = at + _CENTRAL.size + length + extra + comment
    if mark != b"PK\x01\x02" or end > len(raw) or disk:
        raise _other(_("its list of files is cut short"))
    name = raw[at + _CENTRAL.size : at + _CENTRAL.size + length]
    entry = _Entry(name, flags, method, crc, packed, size, outer >> 16, offset)
    _refuse(entry, name)
    return entry, end


def _refuse(entry: _Entry, name: bytes) -> None:
    """Refuse what is no plain file of a zip, by what the list says of it."""
    said = shown(name[: LONGEST + 1].decode("utf-8", "replace"))
    if len(name) > LONGEST:
        raise PackRefusedError(_("The pack has a file called {said}, which is too long or too deep.").format(said=said))
    if entry.flags & _ENCRYPTED:
        raise PackRefusedError(_("{said} is encrypted, and a pack can be read by everybody.").format(said=said))
    if entry.flags & ~_KNOWN_FLAGS or entry.method not in (_STORED, _DEFLATED):
        raise _other(_("{said} is packed in a way that not every reader of zips knows").format(said=said))
    if _HUGE in (entry.packed, entry.size, entry.offset) or max(entry.packed, entry.size) > MOST_BYTES:
        raise PackRefusedError(_("{said} is larger than a whole pack may be, by its own word.").format(said=said))
    if entry.method == _STORED and entry.packed != entry.size:
        raise _other(_("{said} is as it is, and of two sizes").format(said=said))
    if entry.size > _SMALL and entry.size > _RATIO * entry.packed:
        raise PackRefusedError(
            _("{said} would become over {ratio} times larger, as no practice and no sound does.").format(
                said=said, ratio=_RATIO
            )
        )


def _decoded(entry: _Entry) -> str:
    try:
        return entry.name.decode("utf-8" if entry.flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        raise _other(_("a name in it is in letters that it does not tell")) from None


def _other(reason: str) -> PackRefusedError:
    return PackRefusedError(_("This zip is not as a plain zip is written: {reason}.").format(reason=reason))
