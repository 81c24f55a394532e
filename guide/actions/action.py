"""One row of the table of actions: values only, no screen, no terminal, no bus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from guide.actions.offered import always

if TYPE_CHECKING:
    from guide.actions.offered import WhyNot
    from guide.actions.steered import Steered
    from guide.live.snapshot import Snapshot

Ask = Callable[["Steered", float], None]


class Group(Enum):
    """Where an action is listed."""

    BLIND = "blind"
    """The six that can be found with closed eyes: first in every list."""
    ANSWER = "answer"
    """Answers what stands on the screen, where its key is shown beside the question: not in the help."""
    OTHER = "other"
    """All others."""


@dataclass(frozen=True, slots=True)
class Press:
    """One key of an action, and by how much it changes things."""

    shown: str
    """What is printed on the key, or its name."""
    keys: tuple[str, ...] = ()
    """Textual's names of it; several where a keyboard has several."""
    letter: str | None = None
    """What is typed in line mode, before Enter; empty for Enter alone, None where line mode has none."""
    amount: float = 0.0
    """Of the action's unit; negative is less, or back."""
    mpris: str = ""
    """The method of MPRIS that is exactly this press."""
    says: str = ""
    """What this press does, where the presses of an action are named one by one."""


@dataclass(frozen=True, slots=True)
class Action:
    """What may be asked while a practice plays."""

    id: str
    presses: tuple[Press, ...]
    """In the order in which a screen shows them: less before more, back before on."""
    name: str
    """A word or two, for the footer."""
    does: str
    """What happens, for the help page."""
    ask: Ask | None = None
    """Asks a session for it, with the amount of the press; None where the page answers by itself."""
    typed: str = ""
    """What happens, for the help of line mode, with more before less; empty for `name`."""
    group: Group = Group.OTHER
    unit: str = ""
    """Of the amounts: ``s``, ``dB``, ``%``, ``steps``, or empty."""
    why_not: WhyNot = always
    """Why it is not offered now; empty where it is. See `guide.actions.offered`."""
    changed: Callable[[Snapshot, float], str] | None = None
    """What a press has changed, in words, told at once; takes what is heard after it, and the amount."""
    awaited: bool = False
    """It is heard after the line that is spoken: `Snapshot.coming` tells of it."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Other names, by scene, see `guide.actions.offered.scene`."""
    instead: Mapping[str, Ask] = field(default_factory=dict)
    """Other asks, by scene, for the keys of a person."""
    mpris: tuple[str, ...] = ()
    """Members of MPRIS that ask for it in a way of their own: `guide.mpris.methods` says how."""

    def offered(self, now: Snapshot) -> bool:
        """Return whether a press does something now."""
        return not self.why_not(now)

    def named(self, scene: str) -> str:
        """Return its name in ``scene``."""
        return self.names.get(scene, self.name)

    def press(self, session: Steered, amount: float, scene: str) -> None:
        """Ask ``session`` for it, as a person's key does in ``scene``. Raises TypeError if the page answers alone."""
        ask = self.instead.get(scene, self.ask)
        if ask is None:
            raise TypeError(f"{self.id} is asked of a page, not of a session")
        ask(session, amount)

    @property
    def shown(self) -> str:
        """Its keys as they are printed, with spaces between them."""
        return " ".join(press.shown for press in self.presses)

    @property
    def keys(self) -> tuple[str, ...]:
        """Textual's name of each key that is shown."""
        return tuple(press.keys[0] for press in self.presses if press.keys)
