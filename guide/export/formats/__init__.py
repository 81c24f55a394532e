"""The export formats: one file each, named after the ending of the files that it writes. Nothing else lists them.

To add one: write ``guide/export/formats/NAME.py`` with

    FORMAT = Format("audio/...", encoder, tags)

(`guide.export.format.Format`). The encoder is one of `guide.export.encoders` with its settings, or any function from
a path and a `Stream` to an object with ``write``, ``finish`` and ``abort``; what writes the tags is a function from a
path and `guide.export.tags.Inside`, most often one of `guide.export.tags`, or None. ``guide export -o x.NAME``,
``--format``, feeds, clearing away and the tests that write every format follow from that.
"""

from __future__ import annotations

from guide import discovery
from guide.export.format import Format

FORMATS: dict[str, Format] = {
    f".{name}": each for name, each in discovery.found("guide.export.formats", "FORMAT", Format).items()
}
"""Ending of a file to how it is written."""
