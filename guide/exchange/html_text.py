"""Notes that a program keeps as HTML, as the text that a person saw."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LOOKS = re.compile(
    r"</?(?:p|br|div|li|ul|ol|b|i|u|s|em|strong|span|font|h[1-6]|a)\b[^<>]*>|&(?:#\w+|[a-z]{2,8});", re.IGNORECASE
)
_BREAKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr"}


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self._break()
            self.parts.append("• ")
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS or tag == "li":
            self._break()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")


def seen(text: str) -> str:
    """Return the words of a note as they were seen: HTML without its tags, anything else as it is.

    ``<3`` and ``a < b`` are no HTML.
    """
    if not _LOOKS.search(text):
        return text
    reader = _Text()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError):  # its parser gives up on some declarations
        return text
    return "".join(reader.parts).replace("\xa0", " ").strip()
