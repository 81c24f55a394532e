"""The packs of this machine: what each is, taken in from a file or a folder, and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from guide import places
from guide.actions import pack_text
from guide.problems import ScriptError, WorldError
from guide.translation import _
from guide.tui.screens.agree import agreed
from guide.tui.screens.ask_line import AskLine
from guide.tui.screens.page import Page
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from guide.packs import InstalledPack
    from guide.packs.manifest import Manifest

TITLE = _("Packs")
EXPLAINED = _("Practices of others. Each is looked through, and nothing in it is run.")
NONE = _("No pack is here yet. i takes one in, from a file or a folder.")
LEAD, HINT = _("Take in a pack"), _("where it lies: ~/Downloads/quiet-house.guide")
TOLD = _("It is looked through first, and you are asked again.")
LOOKING, TAKING = _("Looking through it …"), _("Taking it in …")
INSTALLED = _("{title} is here. Its practices are in your library: enter shows them.")
GONE = _("{name} is taken away. What you practised stays in your journal.")
AGREE_IN, AGREE_AWAY = _("y takes it in. Any other key leaves it."), _("y takes it away. Any other key keeps it.")
OTHER_KEY = _("It is left as it is: this author is known here by another key. See: guide pack install --help")
CHANGED = _("It is another one than it was a moment ago, so nothing was taken in.")


class PacksPage(Page[str | None]):
    """Answers with the name of a pack whose practices are wanted, or None to go back."""

    DEFAULT_CSS = """
    PacksPage Static { height: auto; max-width: 76; }
    PacksPage #about { color: $quiet; margin-bottom: 1; }
    PacksPage Rows { max-width: 76; }
    PacksPage #detail { color: $quiet; margin-top: 1; }
    PacksPage #said { color: $accent; margin-top: 1; }
    PacksPage.-low #about, PacksPage.-low #detail, PacksPage.-low #said { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "take_in", show=False),
        Binding("d", "take_away", show=False),
        Binding("escape,q", "back", show=False),
    ]
    HINTS = (
        Hint("enter", _("its practices"), ("enter",)),
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("i", _("take one in"), ("i",), _("take a pack in, from a file or a folder")),
        Hint("d", _("take away"), ("d",), _("take it away; you are asked first")),
        Hint("esc", _("back"), ("escape", "q")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._packs: tuple[InstalledPack, ...] = ()

    def content(self) -> Iterable[Widget]:
        yield Static(TITLE, classes="title", markup=False)
        yield Static(EXPLAINED, id="about", markup=False)
        yield Rows()
        yield Static(id="detail", markup=False)
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        self._look("")

    @work(thread=True, exclusive=True, group="look")
    def _look(self, said: str) -> None:
        from guide import packs

        self.tell(self._show, packs.installed(), said)

    def _show(self, packs: tuple[InstalledPack, ...], said: str) -> None:
        self._packs = packs
        rows = [
            Row(each.manifest.title if each.manifest else each.name, pack_text.installed_line(each), gap=at > 0)
            for at, each in enumerate(packs)
        ]
        self.query_one(Rows).show(rows)
        self._tell_pointed()
        self.say(said or ("" if packs else NONE))

    @property
    def _pointed(self) -> InstalledPack | None:
        at = self.query_one(Rows).highlighted
        return None if at is None or at >= len(self._packs) else self._packs[at]

    @on(OptionList.OptionHighlighted)
    def _tell_pointed(self) -> None:
        pack = self._pointed
        self.query_one("#detail", Static).update("\n".join(pack_text.installed_lines(pack)) if pack else "")

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        if self._pointed and self._pointed.manifest:
            self.answer(self._pointed.name)

    @work
    async def action_take_in(self) -> None:
        """Ask where it lies, look through it, and take it in if that is agreed to."""
        typed = await self.app.push_screen_wait(AskLine(LEAD, TOLD, HINT))
        if typed:
            self.say(LOOKING)
            self._look_through(places.typed(typed))

    @work(thread=True, exclusive=True, group="pack")
    def _look_through(self, path: Path) -> None:
        from guide import packs

        try:
            with packs.checked(path) as pack:
                if pack.wrong:
                    raise ScriptError(pack.wrong)
                before = next((each for each in packs.installed() if each.name == pack.manifest.name), None)
                lines, changed = pack_text.checked_lines(pack, before), pack.trust.changed
        except (ScriptError, WorldError) as error:
            self.tell(self.say, str(error))
            return
        if changed:
            self.tell(self.say, "\n".join((*lines, OTHER_KEY)))
        else:
            self.tell(self._ask, path, pack.manifest, lines)

    @work
    async def _ask(self, path: Path, manifest: Manifest, lines: list[str]) -> None:
        self.say("")
        if await agreed(self, *lines, AGREE_IN, long=True):
            self.say(TAKING)
            self._install(path, manifest)

    @work(thread=True, exclusive=True, group="pack")
    def _install(self, path: Path, seen: Manifest) -> None:
        """Take in what was seen, and nothing that took its place meanwhile."""
        from guide import packs

        try:
            taken = packs.install(path, lambda pack: pack.manifest == seen)
        except (ScriptError, WorldError) as error:
            self.tell(self.say, str(error))
            return
        self._look(INSTALLED.format(title=seen.title) if taken else CHANGED)

    @work
    async def action_take_away(self) -> None:
        """Ask, and take away the one pointed at."""
        pack = self._pointed
        if pack and await agreed(self, _("Take {name} away?").format(name=pack.name), AGREE_AWAY, long=True):
            self._remove(pack.name)

    @work(thread=True, exclusive=True, group="pack")
    def _remove(self, name: str) -> None:
        from guide import packs

        try:
            packs.remove(name)
        except WorldError as error:
            self.tell(self.say, str(error))
            return
        self._look(GONE.format(name=name))

    def action_back(self) -> None:
        """Go back."""
        self.answer(None)

    def say(self, sentence: str) -> None:
        """Show what came of something."""
        self.query_one("#said", Static).update(sentence)
