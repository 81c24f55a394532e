"""The caption formats: one file each, named after the ending of the files that it writes. Nothing else lists them.

To add one: write ``guide/captions/formats/NAME.py`` with a function from a `Timeline`, and whether the time of each
word is wanted, to the text of a file, and

    FORMAT = CaptionFormat(function)

(`guide.captions.caption_format.CaptionFormat`). ``guide export --captions NAME``, feeds and clearing away follow from
that. Words line by line and word by word are in `guide.captions.words`, times in `guide.captions.clock`.
"""

from __future__ import annotations

from guide import discovery
from guide.captions.caption_format import CaptionFormat

FORMATS = discovery.found("guide.captions.formats", "FORMAT", CaptionFormat)
"""Ending of a file to what writes it."""
