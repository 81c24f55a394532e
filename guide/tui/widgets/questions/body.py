"""Where it is in the body, how it is there, and what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from guide.forms import body_regions
from guide.forms.answers import Part
from guide.forms.body_regions import BodyRegion
from guide.forms.kinds.body import BodyQuestion
from guide.forms.question import MisreadError, Parts
from guide.translation import _
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions import figure
from guide.tui.widgets.questions.editor import ARROWS, KeyedLine, TypingEditor

_AROUND = 17
_LIST = 34
"""Cells that the list of regions needs beside the figure."""
_TALL = 22
"""Rows of a window that has room for the figure."""


@dataclass(frozen=True, slots=True)
class _Spot:
    sensation: str = ""
    link: int | None = None
    """Index into what a place may belong to."""


class BodyEditor(TypingEditor):
    """Up and down point at a region, left and right choose a sensation, typing gives one of one's own, a digit says
    what it belongs to, space or Enter chooses it without any."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    BodyEditor Horizontal { height: auto; }
    BodyEditor Vertical { width: 1fr; max-width: 60; height: auto; }
    BodyEditor #figure { width: 23; }
    BodyEditor Input { width: 1fr; max-width: 44; }
    BodyEditor #chosen { color: $primary; text-style: bold; margin-bottom: 1; }
    BodyEditor #chosen.none { color: $quiet; text-style: none; }
    BodyEditor #belongs { color: $quiet; }
    BodyEditor #sensations { margin-top: 1; }
    .-low BodyEditor #chosen { display: none; }
    .-low BodyEditor #sensations { margin: 0; }
    .-low BodyEditor #sensations { max-height: 1; }
    """
    HINTS = (Hint("↑ ↓", _("where")), Hint("← →", _("how it is"), fully=_("how it is there, or type it")))

    def __init__(self, question: BodyQuestion) -> None:
        super().__init__(question)
        self._question = question
        self.chosen: dict[str, _Spot] = {}
        """By the name of the region, in the order chosen."""
        self.pointed: int | None = None

    # -- what was said --------------------------------------------------------------------------------------

    def parts(self) -> Parts:
        """Return one part a region, with what is still being typed. Raises MisreadError."""
        return _as_parts(self._with_typed())

    def show(self, parts: Parts) -> None:
        """Take places that were chosen before."""
        self.chosen = {str(part.text): _Spot(part.other or "", part.link) for part in parts}

    def _with_typed(self) -> dict[str, _Spot]:
        if not self.text:
            return self.chosen
        if (region := self._region) is not None:
            return {**self.chosen, region.name: replace(self._spot(region), sensation=region.meant(self.text))}
        typed = self._question.typed([self.text], self.known)
        return {**self.chosen, **{str(part.text): _Spot(part.other or "", part.link) for part in typed}}

    @property
    def _region(self) -> BodyRegion | None:
        return None if self.pointed is None else body_regions.regions()[self.pointed]

    def _spot(self, region: BodyRegion) -> _Spot:
        return self.chosen.get(region.name, _Spot())

    # -- keys -----------------------------------------------------------------------------------------------

    def take(self, key: str) -> bool:
        """Whether ``key`` was meant for the regions; all but up and down only while nothing is typed."""
        region = self._region
        if key in ARROWS:
            self._point(ARROWS[key])
        elif self.text:
            return False
        elif key in ("left", "right") and region is not None:
            self._turn(region, 1 if key == "right" else -1)
        elif key == "space" and region is not None:
            self._toggle(region.name)
        elif key == "backspace" and self.chosen:
            self._toggle(region.name if region is not None and region.name in self.chosen else list(self.chosen)[-1])
        elif key.isdecimal():
            return self._link(int(key) - 1, region)
        else:
            return False
        self.changed()
        return True

    def _point(self, step: int) -> None:
        """To another region; above the first there is none."""
        last = len(body_regions.regions()) - 1
        if last < 0 or (self.pointed == 0 and step < 0):
            self.pointed = None
        else:
            self.pointed = min(self.pointed + step, last) if self.pointed is not None else 0 if step > 0 else None

    def _turn(self, region: BodyRegion, step: int) -> None:
        """The next sensation; before the first it is only there, and before that it is not."""
        spot = self._spot(region)
        sensations = ("", *region.sensations)
        at = sensations.index(spot.sensation) if spot.sensation in sensations else 0
        if region.name not in self.chosen:
            if step > 0:
                self.chosen[region.name] = _Spot(region.sensations[0] if region.sensations else "")
        elif step < 0 and not spot.sensation:
            del self.chosen[region.name]
        else:
            at = min(max(at + step, 0), len(sensations) - 1)
            self.chosen[region.name] = replace(spot, sensation=sensations[at])

    def _toggle(self, name: str) -> None:
        if name in self.chosen:
            del self.chosen[name]
        else:
            self.chosen[name] = _Spot()

    def _link(self, link: int, region: BodyRegion | None) -> bool:
        """The region pointed at, or the last one, belongs to an answer; the same digit again takes that back."""
        name = region.name if region is not None else next(reversed(self.chosen), "")
        if not name or not 0 <= link < len(self._question.belongings(self.known)):
            return False
        spot = self.chosen.get(name, _Spot())
        self.chosen[name] = replace(spot, link=None if spot.link == link else link)
        self.changed()
        return True

    def entered(self) -> None:
        """Choose the region pointed at, keep what was typed, or go on."""
        region = self._region
        if not self.text:
            if region is None or region.name in self.chosen:
                self.post_message(self.Done())
            else:
                self._toggle(region.name)
                self.changed()
            return
        try:
            self.chosen = self._with_typed()
        except MisreadError as error:
            self.post_message(self.Misread(str(error)))
            return
        self.line.value = ""
        self.changed()

    # -- how it looks ---------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical():
                yield Static(id="chosen", markup=False)
                yield Static(id="regions")
                yield Static(id="sensations")
                yield KeyedLine(_("how it is there, in your own words"), max_length=80)
                yield Static(id="belongs", markup=False)
            yield Static(id="figure")

    def on_mount(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Draw the regions, the figure where there is room, and what can be said of the one pointed at."""
        if not self.query("#chosen"):  # the page is quicker than what this is made of; once it is there, it is drawn
            return
        chosen = self.query_one("#chosen", Static)
        chosen.set_class(not self.chosen, "none")
        chosen.update(
            " · ".join(self._said(*each) for each in self.chosen.items()) or _("nowhere yet, and that is fine")
        )
        room = self.size.width >= _LIST + figure.WIDTH and self.app.size.height >= _TALL
        self.query_one("#figure").display = room
        if room:
            self.query_one("#figure", Static).update(self._figure())
        self.query_one("#regions", Static).update(self._list(max(3, self.app.size.height - _AROUND)))
        self.query_one("#sensations", Static).update(self._sensations())
        self._legend()

    def _said(self, name: str, spot: _Spot) -> str:
        """``chest, tight — sad``."""
        belongs = self._question.belongings(self.known)
        known = spot.link is not None and spot.link < len(belongs)
        linked = f" — {self._question.belonging(belongs[spot.link or 0][1])}" if known else ""
        shown = body_regions.label(name)
        return f"{shown}, {body_regions.told(name, spot.sensation)}{linked}" if spot.sensation else f"{shown}{linked}"

    def _figure(self) -> Text:
        regions = {each.name: each.region for each in body_regions.regions()}
        pointed = self._region
        return figure.drawn(
            (regions[name] for name in self.chosen if name in regions), pointed.region if pointed else "",
            rich_colour(self, "quiet"), f"bold {rich_colour(self, 'accent')}",
        )  # fmt: skip

    def _list(self, rows: int) -> Text:
        regions = body_regions.regions()
        first = min(max(0, (self.pointed or 0) - rows // 2), max(0, len(regions) - rows))
        text = Text(no_wrap=True)
        for at, region in list(enumerate(regions))[first : first + rows]:
            chosen = region.name in self.chosen
            bright = f"bold {rich_colour(self, 'primary' if chosen else 'accent')}"
            style = bright if chosen or at == self.pointed else ""
            said = self._said(region.name, self._spot(region))
            text.append("\n" if at > first else "")
            text.append(f"{'›' if at == self.pointed else ' '} {'●' if chosen else '○'} {said}", style)
        return text

    def _sensations(self) -> Text:
        region = self._region
        if region is None:
            return Text(_("↓ begins at the head."), rich_colour(self, "quiet"))
        spot = self._spot(region)
        text = Text()
        for each in region.sensations:
            here = each == spot.sensation
            style = f"bold {rich_colour(self, 'primary')}" if here else rich_colour(self, "quiet")
            shown = region.told(each)
            text.append(" · " if text else "", rich_colour(self, "quiet"))
            text.append(f"[{shown}]" if here else shown, style)
        return text

    def _legend(self) -> None:
        belongs = self._question.belongings(self.known)
        line = self.query_one("#belongs", Static)
        line.display = bool(belongs and self.chosen)
        shown = [self._question.belonging(text) for name, text in belongs[:9]]
        line.update(_("belongs to: ") + "   ".join(f"{at} {text}" for at, text in enumerate(shown, 1)))


def _as_parts(spots: dict[str, _Spot]) -> Parts:
    return tuple(Part(name, None, spot.sensation or None, spot.link) for name, spot in spots.items())
