"""Letters that XML has: the feed, the list of feeds and a book leave out the others, which no reader of XML takes."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Return ``text`` without what XML 1.0 cannot hold, such as control characters."""
    return _NOT_XML.sub("", text)
