"""Finished files -> a book that speaks: EPUB 3 with media overlays (https://www.w3.org/TR/epub-33/#sec-media-overlays).

    book      values: a book, and where its parts lie
    spoken    the plan of a practice -> sentences and rests, each with its clip of the sound
    markup    XML, escaped and nested
    pages     the first page with every note, a page for each practice, the navigation
    overlay   SMIL: which clip speaks which sentence
    package   the package document: what is in it, in which order, what it tells of itself
    archive   the container, the same bytes every time

A reader of such books lights up each sentence while it is spoken. Its clips follow each other without a hole, so what
is heard is the practice as it was rendered, with its bells and its silences.
"""

from __future__ import annotations

from guide.publish.book.archive import write as write
from guide.publish.book.book import CORE as CORE
from guide.publish.book.book import ENDING as ENDING
from guide.publish.book.book import Book as Book
