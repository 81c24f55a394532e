"""Escaping, and what every page has in common."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from guide.translation import _, counted
from guide.translation.language import chosen

STYLE, SCRIPT = "listen.css", "listen.js"
CARE = _(
    "This is for practising. It is no treatment and no diagnosis, and it does not replace a person who helps you. "
    "You can stop, open your eyes or leave at any moment."
)


def element(name: str, text: str, **attributes: str) -> str:
    """Return an element around ``text``, which is escaped; ``class_`` is the attribute ``class``."""
    return f"{opened(name, **attributes)}{escape(text, quote=False)}</{name}>"


def opened(name: str, **attributes: str) -> str:
    """Return the beginning of an element; an attribute of an empty text stands without a value."""
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{escape(value)}"' if value else "")
        for key, value in attributes.items()
    )
    return f"<{name}{told}>"


def data(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return JSON that can stand in a page: no text in it ends the element that holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def document(title: str, body: str, *, data_block: str = "") -> str:
    """Return a whole page, in the program's language but for elements that name another one.

    It loads the script and the styles that lie beside it, and nothing else.
    """
    return f"""<!doctype html>
{opened("html", lang=chosen())}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{STYLE}">
{element("title", title)}
</head>
<body>
{body}
{data_block}<script src="{SCRIPT}" defer></script>
</body>
</html>
"""


def clock(seconds: float) -> str:
    """Return minutes and seconds, as a listener reads them."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def spoken_clock(seconds: float) -> str:
    """Return minutes, as a screen reader says them."""
    return counted(max(1, round(seconds / 60)), "minute")
