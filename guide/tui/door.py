"""A door: one of the places that the first page leads to, beside the practices themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import ModalScreen

from guide import discovery
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal import Journal
    from guide.journal.entry import Entry
    from guide.library import Header, Practice
    from guide.preferences.own_shelf import Preset
    from guide.timeline import Position
    from guide.tui.begin import Begin
    from guide.tui.settings import Settings

Answer = TypeVar("Answer")


class Visit(Protocol):
    """What a door may ask of the visit that came through it: `guide.tui.screen_flow.ScreenFlow`."""

    @property
    def settings(self) -> Settings:
        """Return how this visit was asked for."""

    def journal(self) -> Journal | None:
        """Return the journal, opened if that was put off; None where there is none."""

    async def show(self, page: Page[Answer]) -> Answer:
        """Show ``page`` in place of the one before, and return its answer."""

    async def lay_over(self, panel: ModalScreen[Answer]) -> Answer | None:
        """Show ``panel`` over the page that is shown, and return its answer."""

    async def practise(self, chosen: Header, resume: Position | None = None, preset: Preset | None = None) -> bool:
        """Read, look at and practise what was chosen, as ``preset`` wants it. Whether to leave then."""

    async def practise_made(self, practice: Practice, begin: Begin) -> bool:
        """Practise what lies in no library, as ``begin`` says. Whether to leave then."""

    async def fill(self, form: Form) -> Entry:
        """Have ``form`` filled in; every answer is kept as it is given."""


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind a door, and how it is shown."""

    key: str
    """Textual's name of the key that opens it from the first page."""
    name: str
    """A word or two, as the first page and the command palette show it."""
    does: str
    """What is there, in a few words."""
    order: int
    """Doors stand in this order, lowest first."""
    visit: Callable[[Visit], Awaitable[bool]]
    """Show what is there, page by page; returns when the person comes back, True where they want to leave."""

    @property
    def hint(self) -> Hint:
        """Return its key as it is shown, and its name."""
        return Hint({"comma": ","}.get(self.key, self.key), self.name, (self.key,))


def doors() -> tuple[Door, ...]:
    """Return every door of the first page, in order."""
    return _in_order("guide.tui.doors")


def further() -> tuple[Door, ...]:
    """Return every door of the page ``more``, in order."""
    return _in_order("guide.tui.further")


def keeping() -> tuple[Door, ...]:
    """Return every door of what can be done with the journal as a whole, in order."""
    return _in_order("guide.tui.keeping")


def _in_order(package: str) -> tuple[Door, ...]:
    return tuple(sorted(discovery.found(package, "DOOR", Door).values(), key=lambda door: door.order))
