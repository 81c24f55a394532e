"""Pictures of pages as text: what stands where, and in which colours, by the names of the theme."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, NamedTuple

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.color import Color
from textual.pilot import Pilot
from textual.screen import Screen

from guide.tui import Settings
from guide.tui.palette import FAMILY, PLAIN
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.preparing import Preparing
from tests.tui.page_kit import PATIENCE, PageAlone
from tests.tui.page_table import PageRow, named
from tests.tui.scene_kit import Scene

SIZES = ((80, 24), (120, 40), (200, 60))
NO_COLOUR = "no colour"
THEMES = {"dark": "dusk", "light": "dawn", "night": "night", NO_COLOUR: PLAIN}
"""What a look is called, and the theme that it is."""


QUIET = 4
"""So many times in a row nothing may be left to be drawn."""


class Look(NamedTuple):
    """What is to be seen."""

    rows: tuple[str, ...]
    styles: tuple[tuple[str, ...], ...]
    """Of each cell, by row."""

    @property
    def digest(self) -> str:
        """Return twelve digits that change with the style of any cell."""
        return hashlib.sha256("\n".join(map("|".join, self.styles)).encode()).hexdigest()[:12]

    @property
    def told(self) -> str:
        """Return the styles of what is written, each with how many cells are so, the most first."""
        drawn: Counter[str] = Counter()
        for row, styles in zip(self.rows, self.styles, strict=True):
            drawn.update(style for letter, style in zip(row, styles, strict=False) if letter.strip())
        return ", ".join(
            f"{style} {cells}" for style, cells in sorted(drawn.items(), key=lambda each: (-each[1], each[0]))
        )


@asynccontextmanager
async def shown(row: PageRow, scene: Scene, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    """Show a page over the one that it lies over, with its keys pressed."""
    app = PageAlone(settings=Settings(silent=True, theme="dusk"))
    async with app.run_test(size=size) as pilot:
        for each in ([named(row.below)] if row.below else []) + [row]:
            if each.make is not None:
                await app.push_screen(each.make(scene))
                await settled(pilot)
            await pilot.press(*each.keys)
            await settled(pilot)
        yield pilot
    assert app.mishap is None


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing is found out any more, and everything found is drawn, also on the page behind a panel.

    Textual's own pause asks the screen in front alone, and then how busy this process is: on a machine with much else
    to do that looks like rest while the page behind still has its colours and its places to change.
    """
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    for screen in pilot.app.screen_stack:
        if isinstance(screen, PlayerPage | Preparing):
            screen.tick()
    quiet = 0
    while quiet < QUIET:
        at_rest = all([await _at_rest(screen) for screen in pilot.app.screen_stack if screen.is_current])
        quiet = quiet + 1 if at_rest else 0
    pilot.app.screen.refresh()  # what it shows of the page behind is that page as it was when it was drawn
    await pilot.pause()


async def _at_rest(screen: Screen[Any]) -> bool:
    """Let a screen, and all that is on it, do what it was told so far, and draw itself. Whether nothing was left."""
    heard = [asyncio.Event() for _ in range(2)]
    for event in heard:  # what one of them asks of another comes after the first
        nodes = [node for node in (screen.app, *screen.walk_children(with_self=True)) if node.is_running]
        left = len(nodes)

        def one_less(event: asyncio.Event = event) -> None:
            nonlocal left
            left -= 1
            if not left:
                event.set()

        for node in nodes:
            if not node.call_later(one_less):
                one_less()
        await asyncio.wait_for(event.wait(), PATIENCE)
    waiting = (screen._layout_required, screen._scroll_required, screen._callbacks)
    screen._on_timer_update()
    return not any((*waiting, screen._dirty_widgets))


async def dressed(pilot: Pilot[int], theme: str) -> None:
    """Show everything in another of `THEMES`."""
    app = pilot.app
    assert isinstance(app, PageAlone)
    app.colourless = False
    app.show_theme(THEMES[theme])
    app.colourless = theme == NO_COLOUR
    await settled(pilot)


def look(pilot: Pilot[int]) -> Look:
    """Return what is to be seen now."""
    app = pilot.app
    palette = FAMILY[app.theme].colours if app.theme in FAMILY else {}
    names = {name: Color.parse(value) for name, value in palette.items()}
    told = lru_cache(maxsize=None)(partial(_told, names=names))
    rows, styles = [], []
    visible_screen_stack.set(app._background_screens)
    for strip in app.screen._compositor.render_strips():
        rows.append("".join(piece.text for piece in strip))
        cells = (told(piece.style, letter == " ") for piece in strip for letter in piece.text)
        styles.append(tuple(cells))
    return Look(tuple(rows), tuple(styles))


def unpainted(patched: pytest.MonkeyPatch) -> None:
    """Have nothing painted between two looks: half of the time would go into what nobody sees.

    What is asked for whole is painted as ever: that is a picture as SVG, which would be empty else.
    """
    paint = Compositor.render_update

    def forgotten(compositor: Compositor, full: bool = False, **named: Any) -> object:
        if full:
            return paint(compositor, full=True, **named)
        compositor._dirty_regions.clear()
        return None

    patched.setattr(Compositor, "render_update", forgotten)


def _told(style: Style | None, blank: bool, names: dict[str, Color]) -> str:
    """A style in the words of the theme: ``bold accent``, ``quiet on panel``. Of a blank cell only what is seen."""
    if style is None:
        return "plain"
    if blank and not (style.reverse or style.underline or style.strike):
        style = Style(bgcolor=style.bgcolor)
    shapes = [name for name in ("bold", "dim", "italic", "underline", "reverse", "strike") if getattr(style, name)]
    ink, paper = (_named(colour, names) for colour in (style.color, style.bgcolor))
    on = f" on {paper}" if paper not in ("", "background", "default") else ""
    return f"{' '.join((*shapes, ink))}{on}".strip() or "plain"


def _named(colour: RichColor | None, names: dict[str, Color]) -> str:
    """The name of a colour in the theme, which may be one step beside it: what is computed is rounded."""
    if colour is None or colour.triplet is None:
        return ""
    ink = colour.triplet
    near = (name for name, each in names.items() if all(abs(a - b) < 2 for a, b in zip(each.rgb, ink, strict=True)))
    return next(near, "mixed")


def framed(rows: tuple[str, ...]) -> Iterator[str]:
    """Yield the rows as they are kept: without spaces behind them, and empty ones counted."""
    for empty, found in groupby((row.rstrip() for row in rows), lambda row: not row):
        same = list(found)
        yield from [f"· {len(same)}"] if empty else (f"│{row}" for row in same)
