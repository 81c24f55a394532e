"""Finished files -> listening pages: a folder that works from a disk and from any web host, and asks no other.

    listening  values: a practice on a page, each of its lengths, what is said when
    page       one practice as HTML: player, words, chapters, note, downloads
    index      all of them as HTML: by need, by kind, by length
    markup     escaping and the frame that every page has
    book       the same as one file for readers of books: EPUB 3, each sentence with its clip of the sound
    site       the folder: pages, the script and the styles of ``assets``, sounds and words beside each other

Pages work without JavaScript as sound and text. The script follows the clock of the sound: words, chapters, a figure
that breathes. Nothing in it is fetched from anywhere else, nothing is counted, nothing is kept.
"""

from __future__ import annotations

from guide.publish.listening import Length as Length
from guide.publish.listening import Listening as Listening
from guide.publish.site import OURS as OURS
from guide.publish.site import write as write
