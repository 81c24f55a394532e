"""The page around the screen in a browser: nothing on it comes from another machine."""

from __future__ import annotations

import html

from guide.translation import _

LEFT = _("You have left.")
BACK = _("Come back")
LOADING = _("One moment …")
FOCUS = """addEventListener("load", () => document.querySelector(".xterm-helper-textarea")?.focus());
"""
"""A script of its own: keys go to the screen without a click."""
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>guide</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/css/xterm.css">
<script src="/static/js/textual.js"></script>
<script src="/focus.js"></script>
<style>
@font-face {{ font-family: "Roboto Mono"; font-weight: 100 700;
  src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf"); }}
@font-face {{ font-family: "Roboto Mono"; font-weight: 100 700; font-style: italic;
  src: url("/static/fonts/RobotoMono-Italic-VariableFont_wght.ttf"); }}
html, body {{ margin: 0; height: 100%; background: {background}; color: {foreground};
  font: 18px/1.5 "Roboto Mono", monospace; overflow: hidden; }}
.textual-terminal {{ width: 100vw; height: 100vh; }}
.over {{ position: absolute; inset: 0; z-index: 10; display: none; background: {background};
  flex-direction: column; gap: 1em; align-items: center; justify-content: center; }}
body:not(.-first-byte):not(.-closed) .loading, body.-closed .left {{ display: flex; }}
.xterm-viewport {{ overflow: hidden !important; }}
a {{ color: {accent}; }}
</style>
</head>
<body>
<div class="over loading" role="status">{loading}</div>
<div class="over left" role="status"><span>{left}</span><a href="/">{back}</a></div>
<main id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="16"></main>
</body>
</html>
"""


def page(socket: str) -> str:
    """Return the page; ``socket`` is the address at which the screen speaks with it."""
    from guide.tui.palette import FAMILY

    dusk = FAMILY["dusk"]
    return _PAGE.format(
        loading=LOADING, left=LEFT, back=BACK, socket=html.escape(socket, quote=True),
        background=dusk.background, foreground=dusk.foreground, accent=dusk.accent,
    )  # fmt: skip
