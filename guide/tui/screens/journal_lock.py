"""The journal's lock: a passphrase set, changed, taken off; and after how long away it locks itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import journal_lock
from guide.actions.formatting import about
from guide.journal import Journal, away, key_ring, lock
from guide.problems import WorldError
from guide.translation import _
from guide.tui.choices_page import BACK, CHANGE, CHOOSE, ROW_KEYS, ChoicesPage
from guide.tui.choosing import Choice
from guide.tui.screens.agree import agreed
from guide.tui.screens.ask_line import AskLine
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.keys import Hint

if TYPE_CHECKING:
    from guide.journal import Key
    from guide.journal.lock import Moved

TITLE = _("The lock of your journal")
OPEN = _("It is not locked: whoever can read your files can read it.")
CLOSED = _("It is locked: only its passphrase opens it.")
MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)
TITLES = {"after": _("locks itself"), "ring": _("the system's keyring")}
NEVER, AWAY = _("not while guide is open"), _("after {minutes} away")
ASKED_FOR, OPENS = _("does not know it"), _("opens it")
NEW, AGAIN, PRESENT = _("A new passphrase"), _("Once more"), _("The passphrase of now")
AGAIN_TOLD = _("So that it is what you meant.")
PRESENT_TOLD = _("It opens your journal as it is.")
HINT = _("nobody sees what you type")
WRITE_DOWN = _("Write it down where only you find it.")
MOVING = _("It is being written anew. This takes a moment.")
OFF, AGREE_OFF = _("Take the lock off?"), _("y takes it off. Any other key leaves it.")


class LockPage(ChoicesPage[None]):
    """Answers None once the person goes back; everything is done here."""

    class Changed(Message):
        """Whether and after how long away it locks itself is another thing now."""

    BINDINGS: ClassVar[list[BindingType]] = [*ROW_KEYS, Binding("u", "take_off", show=False)]
    TITLES = TITLES
    HINTS = (Hint("enter", _("lock it"), ("enter",), _("lock it with a passphrase")), CHOOSE, CHANGE, BACK)
    OF_LOCKED = (
        Hint("enter", _("another passphrase"), ("enter",)),
        CHOOSE,
        CHANGE,
        Hint("u", _("take it off"), ("u",), _("take the lock off; you are asked first")),
        BACK,
    )

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        minutes = away.minutes(journal)
        known = sorted({*MINUTES, minutes})
        rows = (
            Choice("after", tuple(f"{each:g}" for each in known), tuple(map(_after, known))),
            Choice("ring", ("", "yes"), (ASKED_FOR, OPENS)),
        )
        remembered = "yes" if key_ring.recall(journal.path) else ""
        super().__init__(rows if key_ring.is_there() else rows[:1], {"after": f"{minutes:g}", "ring": remembered})

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(id="about", markup=False)
        yield ChoiceRows(begins=False)
        yield Static(id="told", markup=False)

    @property
    def _locked(self) -> bool:
        return lock.is_locked(self._journal.path)

    def action_change(self, step: int) -> None:
        """Change what is marked; for a journal that is locked already it holds at once."""
        super().action_change(step)
        if self._locked:
            self._keep_minutes()

    def _show(self) -> None:
        super()._show()
        self.query_one("#about", Static).update(CLOSED if self._locked else OPEN)
        self.show_keys(self.OF_LOCKED if self._locked else self.HINTS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not locked has no lock to be taken off."""
        return action != "take_off" or self._locked

    # -- what is done ---------------------------------------------------------------------------------------

    @work
    async def action_begin(self) -> None:
        """Ask for a new passphrase twice, for the present one before where there is one, and lock it so."""
        try:
            journal_lock.require_cipher()
        except WorldError as error:
            self._say(str(error))
            return
        present = await self._present() if self._locked else ""
        if present is None:
            return
        new = await self._ask(NEW, f"{journal_lock.FORGOTTEN} {WRITE_DOWN}")
        if not new:
            return
        if not new.strip():
            self._say(f"{journal_lock.EMPTY} {journal_lock.UNCHANGED}")
        elif await self._ask(AGAIN, AGAIN_TOLD) != new:
            self._say(f"{journal_lock.TWO} {journal_lock.UNCHANGED}")
        else:
            done = journal_lock.ANOTHER if self._locked else journal_lock.LOCKED
            self._say(MOVING)
            self._move(present, lambda path, key: journal_lock.relock(path, key, new), f"{done} {journal_lock.TRACES}")

    @work
    async def action_take_off(self) -> None:
        """Ask, and for the passphrase of now, and take the lock off."""
        present = await self._present()
        if present is not None and await agreed(self, OFF, journal_lock.UNLOCKED, AGREE_OFF, long=True):
            self._say(MOVING)
            self._move(present, _take_off, journal_lock.UNLOCKED)

    async def _present(self) -> str | None:
        """The passphrase of now, as it was typed: empty where the keyring has its key, None where nobody typed."""
        if key_ring.recall(self._journal.path):
            return ""
        return await self._ask(PRESENT, PRESENT_TOLD) or None

    async def _ask(self, lead: str, told: str) -> str:
        return await self.app.push_screen_wait(AskLine(lead, told, HINT, hidden=True))

    @work(thread=True, exclusive=True, group="lock")
    def _move(self, present: str, move: Callable[[Path, Key | None], Moved], told: str) -> None:
        """Lock it, or take the lock off: the journal is shut meanwhile, and opened again for everybody."""
        path = self._journal.path
        try:
            key = lock.unlock(path, present) if present else key_ring.recall(path)
            moved = journal_lock.while_shut(self._journal, key, lambda found: move(found, key))
            self._journal.set_setting(away.SETTING, float(self._values["after"]) or None)
            if moved.key and self._values["ring"]:
                key_ring.remember(path, moved.key)
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._moved, " ".join(filter(None, (told, journal_lock.copies(moved)))))

    def _moved(self, told: str) -> None:
        self._show()
        self._kept(told)

    @work(thread=True, exclusive=True, group="minutes")
    def _keep_minutes(self) -> None:
        """Keep after how long away it locks itself; the keyring may be told to forget it, and learns it with the next
        passphrase."""
        minutes = float(self._values["after"])
        try:
            self._journal.set_setting(away.SETTING, minutes or None)
            if not self._values["ring"]:
                key_ring.forget(self._journal.path)
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._kept, journal_lock.after(minutes))

    def _kept(self, told: str) -> None:
        self._say(told)
        self.post_message(self.Changed())


def _after(minutes: float) -> str:
    return AWAY.format(minutes=about(60.0 * minutes)) if minutes else NEVER


def _take_off(path: Path, key: Key | None) -> Moved:
    if key is None:
        raise ValueError("what is not locked has no lock to be taken off")
    return journal_lock.take_off(path, key)
