"""What every screen has in common: a calm column, its keys at the foot, one answer, and a sentence for tiny windows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from guide.translation import _
from guide.tui.screens.keys_help import EVERYWHERE, KeysHelp
from guide.tui.widgets.cover import Cover
from guide.tui.widgets.keys import Hint, Keys

if TYPE_CHECKING:
    from guide.tui.screens.jump import Target
    from guide.tui.screens.palette import Lead

Answer = TypeVar("Answer")

GRAND = 52
"""Rows of a window from which on a page that begins at its top leaves more air above, and another one keeps together
with its keys: they would be far away from it at the foot."""
TINY = _("A little more room, please: 28 by 6 is enough.")


class Body(VerticalScroll, can_focus=False):
    """What a page says. Scrolls where it has to."""

    def measure(self) -> None:
        """Have a scroll bar where there is more than fits; Textual looks only where sizes have changed."""
        self._refresh_scrollbars()


class Page(Screen[None], Generic[Answer]):
    """A screen that is shown until it has its answer."""

    DEFAULT_CSS = """
    Page { background: $background; color: $foreground; align-horizontal: center; }
    Page Body { width: 1fr; height: 1fr; padding: 1 4 0 4; scrollbar-size-vertical: 1;
                scrollbar-color: $faint; scrollbar-background: $background;
                scrollbar-color-hover: $quiet; scrollbar-color-active: $quiet;
                scrollbar-background-hover: $background; scrollbar-background-active: $background; }
    Page.-tall Body { align: left middle; padding: 1 4 0 4; }
    Page.-above Body { align: left top; }
    Page.-above.-tall Body { padding: 3 4 0 4; }
    Page.-card { align: center middle; }
    Page.-card Body { height: auto; min-height: 32; max-height: 1fr; }
    Page.-low Body { padding: 0 4; }
    Page.-narrow Body { padding: 0 1; }
    Page.-wide Body, Page.-wide Keys { max-width: 84; }
    Page #tiny { display: none; width: 1fr; height: 1fr; }
    Page.-slim #tiny, Page.-flat #tiny { display: block; }
    Page.-slim Body, Page.-flat Body, Page.-slim Keys, Page.-flat Keys { display: none; }
    Page .title { text-style: bold; color: $primary; }
    Page .quiet { color: $quiet; }
    Page .gap { margin-top: 1; }
    Page.-low .gap { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", show=False),
        Binding("S", "card", show=False),
        Binding("ctrl+p", "palette", show=False, priority=True),
        Binding("ctrl+j", "jump", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-slim"),
        (28, "-narrow"),
        (64, "-roomy"),
        (112, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-flat"),
        (6, "-low"),
        (18, "-high"),
        (36, "-tall"),
    ]
    HINTS: ClassVar[tuple[Hint, ...]] = ()
    FROM_ABOVE: ClassVar[bool] = False
    """Whether it begins at the top of a tall window, and not in its middle: for what grows while one looks at it."""
    PLAYS_NEXT: ClassVar[bool] = False
    """Whether a practice is made ready already while it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.hints = self.HINTS
        self.set_class(self.FROM_ABOVE, "-above")
        self.ask_again()

    def ask_again(self) -> None:
        """Wait for another answer; for a page that is come back to."""
        self.answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        yield Static(TINY, id="tiny")
        with Body():
            yield from self.content()
        yield Keys(self.hints)
        if getattr(self.app, "hidden", False):  # it was put out of sight before this page came
            yield Cover()

    def on_resize(self) -> None:
        """Know where there is so much room that even what begins at the top stands lower, and what does not keeps
        together with its keys in the middle."""
        grand = self.size.height >= GRAND
        self.set_class(grand, "-grand")
        self.set_class(grand and not self.FROM_ABOVE, "-card")
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        """Find out whether everything fits, as if there had been no scroll bar: beside one lines are shorter and more,
        so that it would be needed for ever once the air of a larger window had brought it."""
        body = self.query_one(Body)
        if body.show_vertical_scrollbar:
            body.show_vertical_scrollbar = False
            self.call_after_refresh(body.measure)

    def content(self) -> Iterable[Widget]:
        """Return the widgets of the page's body, from top to bottom."""
        return ()

    def answer(self, answer: Answer) -> None:
        """Say what the person decided. Only the first time counts."""
        if not self.answered.done():
            self.answered.set_result(answer)

    @property
    def goes_on(self) -> bool:
        """Return whether it leads on by itself, without anybody there: then nothing locks itself over it."""
        return False

    def interrupt(self, *, soon: bool = False) -> bool:
        """Ctrl-C, or ``soon``: told to end from outside. True if this page now comes to its own end, False if there is
        nothing to wait for."""
        return False

    def tell(self, then: Callable[..., object], *arguments: object) -> None:
        """Call ``then`` from a thread where the screens live, unless this page has gone meanwhile."""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(lambda: then(*arguments) if self.is_attached else None)

    def show_keys(self, hints: tuple[Hint, ...]) -> None:
        """Show ``hints`` at the foot from now on."""
        self.hints = hints
        self.query_one(Keys).show(hints)

    def action_keys(self) -> None:
        """Show every key of this page, those of the places it leads to as well."""
        everywhere = {key for hint in EVERYWHERE for key in hint.bindings}
        leads = (lead.hint for lead in self.leads() if not everywhere.intersection(lead.hint.bindings))
        self.app.push_screen(KeysHelp((*self.hints, *leads)), self.after_help)

    def action_card(self) -> None:
        """Show the support card over this page."""
        from guide.support.text import COMMANDS
        from guide.tui.screens.support_card import GROUND, ONCE_IT_PLAYS, SupportCardPanel

        otherwise = ONCE_IT_PLAYS if self.PLAYS_NEXT else COMMANDS.ground
        self.app.push_screen(SupportCardPanel(GROUND if self.steadies else otherwise), self._after_card)

    @property
    def steadies(self) -> bool:
        """Return whether the practice that steadies can be begun over this page: not while another one is made ready
        or plays."""
        return not self.PLAYS_NEXT and getattr(self.app, "may_steady", False)

    def steady(self) -> None:
        """Begin what steadies."""
        self.app.call_later(self.app.steady)  # type: ignore[attr-defined]  # an application that `steadies` has it

    def _after_card(self, key: str | None) -> None:
        from guide.tui.screens.support_card import GROUND

        if key == GROUND and self.steadies:
            self.steady()

    def action_palette(self) -> None:
        """Offer everything that can be asked here, to be found by typing."""
        from guide.tui.screens.palette import Palette

        everywhere = [hint for hint in EVERYWHERE if hint.bindings != ("ctrl+p",)]
        self.app.push_screen(Palette((*self.hints, *everywhere), self.leads()), self._heed)

    def leads(self) -> Sequence[Lead]:
        """Return where this page leads to, each of which is one of its answers."""
        return ()

    def _heed(self, asked: Hint | Lead | None) -> None:
        if isinstance(asked, Hint):
            self.app.simulate_key(asked.bindings[0])
        elif asked is not None:
            self.answer(asked)  # type: ignore[arg-type]  # see `leads`

    def action_jump(self) -> None:
        """Show a letter on each thing one can go to."""
        from guide.tui.screens.jump import Jump

        self.app.push_screen(Jump(self._targets()), lambda target: target.go() if target else None)

    def _targets(self) -> list[Target]:
        """What can be jumped to: what takes keys, what may be pointed at, and the keys at the foot."""
        from guide.tui.screens.jump import LETTERS, Target, rows

        foot = self.query_one(Keys)
        left, y = foot.content_region.offset
        keys = [
            Target(max(0, left + start - 3), y, partial(self.app.simulate_key, hint.bindings[0]))
            for start, _length, hint in (foot.places() if foot.display else ())
            if hint.bindings
        ]
        there = [each for each in self.query("*") if each.region.overlaps(self.region)]
        found = [Target(max(0, each.region.x - 1), each.region.y + row, go) for each in there for row, go in rows(each)]
        return [*found[: len(LETTERS) - len(keys)], *keys]

    def after_help(self, key: str | None) -> None:
        """Take in that ``key`` closed the help. For pages with a key that is heeded from anywhere."""
