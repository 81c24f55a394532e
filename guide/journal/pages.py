"""Rows read out of the pages of a database file, without what leads to them.

For journals whose first page, or another one that leads to many, is torn. The layout is that of
https://www.sqlite.org/fileformat2.html: rows lie in cells, of table leaves (`_LEAF`) and, for tables without rowid, of
all pages of an index (`_INDEX`, `_INNER`). Which table a row is of follows from how many values of which types it has.
Pages that are free hold nothing, for what is deleted is overwritten.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

Value = int | float | str | bytes | None

_LEAF: Final = 0x0D
_INDEX: Final = 0x0A
_INNER: Final = 0x02
_SIZE: Final = 4096
_HEAD: Final = 100
"""Bytes at the beginning of the file that are no page."""
_TYPES: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "REAL": (int, float), "TEXT": (str,)}


class Shape(NamedTuple):
    """How the rows of a table look."""

    table: str
    with_rowid: bool
    """Then the first value is the row's number, and is not in the record."""
    columns: tuple[tuple[str, bool], ...]
    """The type of each, and whether it may be missing."""

    def fits(self, record: Sequence[Value]) -> bool:
        """Return whether ``record`` can be one of its rows."""
        return len(record) == len(self.columns) and all(
            (optional if value is None else isinstance(value, _TYPES[kind]))
            for value, (kind, optional) in zip(record, self.columns, strict=True)
        )


def rows(raw: bytes, shapes: Sequence[Shape]) -> Iterator[tuple[Shape, tuple[Value, ...]]]:
    """Yield each row in the file ``raw`` that one of ``shapes`` fits, with the first that does."""
    for start in range(0, len(raw) - _SIZE + 1, _SIZE):
        kind = raw[start + (_HEAD if start == 0 else 0)]
        if kind not in (_LEAF, _INDEX, _INNER):
            continue
        for record in _records(raw, start, kind):
            shape = next((each for each in shapes if each.with_rowid is (kind == _LEAF) and each.fits(record)), None)
            if shape:
                yield shape, record


def _records(raw: bytes, start: int, kind: int) -> Iterator[tuple[Value, ...]]:
    head = start + (_HEAD if start == 0 else 0)
    (count,) = struct.unpack_from(">H", raw, head + 3)
    pointers = head + (12 if kind == _INNER else 8)
    for number in range(min(count, (start + _SIZE - pointers) // 2)):
        (offset,) = struct.unpack_from(">H", raw, pointers + 2 * number)
        try:
            yield _record(raw, start + offset, kind)
        except (IndexError, ValueError, struct.error):  # torn, or no cell at all
            continue


def _record(raw: bytes, at: int, kind: int) -> tuple[Value, ...]:
    at += 4 if kind == _INNER else 0
    size, at = _number(raw, at)
    rowid = None
    if kind == _LEAF:
        rowid, at = _number(raw, at)
    record = _values(_payload(raw, at, size, kind))
    return (rowid, *record[1:]) if kind == _LEAF and record and record[0] is None else record


def _payload(raw: bytes, at: int, size: int, kind: int) -> bytes:
    """The whole record, with what lies on pages of its own."""
    if not 0 < size <= len(raw):
        raise ValueError("no record is larger than its file")
    most = _SIZE - 35 if kind == _LEAF else (_SIZE - 12) * 64 // 255 - 23
    if size <= most:
        return raw[at : at + size]
    least = (_SIZE - 12) * 32 // 255 - 23
    local = least + (size - least) % (_SIZE - 4)
    local = local if local <= most else least
    found = raw[at : at + local]
    (page,) = struct.unpack_from(">I", raw, at + local)
    while len(found) < size:
        begin = (page - 1) * _SIZE
        if not 0 < begin < len(raw):
            raise ValueError("the rest is not there")
        (page,) = struct.unpack_from(">I", raw, begin)
        found += raw[begin + 4 : begin + 4 + min(_SIZE - 4, size - len(found))]
    return found


def _values(payload: bytes) -> tuple[Value, ...]:
    length, at = _number(payload, 0)
    kinds = []
    while at < length:
        kind, at = _number(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("a record ends where its values do")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (8, 9):
        return kind - 8, at
    if kind == 0:
        return None, at
    if kind >= 12:
        end = at + (kind - 12) // 2
        return (payload[at:end].decode() if kind % 2 else payload[at:end]), end
    end = at + _LENGTHS[kind]
    if kind == 7:
        return float(struct.unpack(">d", payload[at:end])[0]), end
    return int.from_bytes(payload[at:end], "big", signed=True), end


_LENGTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 10: 0, 11: 0}


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(8):
        byte = raw[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | raw[at + 8], at + 9
