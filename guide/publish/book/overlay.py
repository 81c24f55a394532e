"""Which clip of the sound speaks which sentence: a media overlay, which is a small part of SMIL 3."""

from __future__ import annotations

from collections.abc import Sequence

from guide.publish.book.book import WHOLE, page_of, sound_of
from guide.publish.book.markup import HEAD, OPS, alone, around
from guide.publish.book.spoken import Piece, SpokenSection
from guide.publish.listening import Listening

ACTIVE = "speaking"
"""The class that a reader gives to what is spoken."""
_SMIL = "http://www.w3.org/ns/SMIL"


def overlay(practice: Listening, sections: Sequence[SpokenSection]) -> str:
    """Return the overlay of a practice's page: one ``par`` for each `Piece`, with its name as id."""
    page = page_of(practice)
    rows = [
        around("seq", *(_par(piece, practice) for piece in each.pieces), id=each.name,
               epub__textref=f"{page}#{each.name}", epub__type="subchapter")
        for each in sections
    ]  # fmt: skip
    body = around("body", *rows, id=WHOLE, epub__textref=f"{page}#{WHOLE}", epub__type="chapter")
    return f"{HEAD}{around('smil', body, xmlns=_SMIL, xmlns__epub=OPS, version='3.0')}\n"


def clock(seconds: float) -> str:
    """Return a clock value of SMIL, to the millisecond: ``0:01:02.345``."""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _par(piece: Piece, practice: Listening) -> str:
    clip = {"clipBegin": clock(piece.start), "clipEnd": clock(piece.stop)}
    text = alone("text", src=f"{page_of(practice)}#{piece.name}")
    return around("par", text, alone("audio", src=sound_of(practice), **clip), id=piece.name)
