"""Every page and panel of the screen, as one table: how to make it, what it lies over, and what is pressed first.

`test_page_looks` keeps pictures of each in every size and theme, `test_sizes` holds laws over them. A screen that has
no row here is found by `test_page_looks.test_every_screen_has_a_row`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

from textual.screen import Screen

from guide.actions.journal_lock import FORGOTTEN
from guide.bells.rhythm import BellHours, Rhythm
from guide.forms.reading import load
from guide.journal.filling import Filling
from guide.live.instead import Written
from guide.live.modes import Mode
from guide.player import State
from guide.suggestions import Suggestion
from guide.suggestions.gentler import GentlerOffer
from guide.suggestions.values import INTENSE
from guide.support.rough_patch import RoughPatchPlan
from guide.tui.door import doors, further, keeping
from guide.tui.further.take_in import HINT, LEAD, TOLD
from guide.tui.further.your_journal import TITLE as WHOLE
from guide.tui.screens.after import After, Said
from guide.tui.screens.agree import DELETES, Agree
from guide.tui.screens.as_file import AsFile
from guide.tui.screens.ask_line import AskLine
from guide.tui.screens.begin_script import BeginScriptPage
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.day_bell import DayBellPage
from guide.tui.screens.devices import Devices
from guide.tui.screens.erase import ErasePage
from guide.tui.screens.form import FillPage
from guide.tui.screens.form_picker import FormPicker
from guide.tui.screens.gentler import GentlerPage
from guide.tui.screens.hand_out import HandOutPage
from guide.tui.screens.insights import InsightsPage
from guide.tui.screens.journal import JournalPage
from guide.tui.screens.journal_lock import HINT as PASSPHRASE
from guide.tui.screens.journal_lock import NEW, LockPage
from guide.tui.screens.keep_as import KeepAs
from guide.tui.screens.library import Library
from guide.tui.screens.lived import GONE, LivedPage
from guide.tui.screens.locked import Locked
from guide.tui.screens.more import MorePage
from guide.tui.screens.no_journal import NoJournal
from guide.tui.screens.now import NowPage
from guide.tui.screens.own_card import OwnCardPanel
from guide.tui.screens.own_words import AnchorsPage
from guide.tui.screens.packs import PacksPage
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.preparing import Preparing
from guide.tui.screens.ringing import OverError, RingingPage, WallClock
from guide.tui.screens.rough_patch import RoughPatchPage
from guide.tui.screens.saved import Kept, Saved
from guide.tui.screens.series import Leads, SeriesPage, Shown
from guide.tui.screens.settings import SettingsPage
from guide.tui.screens.sorry import Sorry
from guide.tui.screens.soundless import Soundless
from guide.tui.screens.support_card import GROUND, SupportCardPanel
from guide.tui.screens.then_and_now import ThenAndNow
from guide.tui.screens.timer import TimerPage
from guide.tui.screens.told import Told
from guide.tui.screens.welcome import OwnWordsPage, SoundPage, WelcomePage
from guide.tui.screens.writing import Writing
from guide.tui.seen_days import Seen
from tests.tui.scene_kit import NOW, Scene
from tests.tui.session_stand_in import PLAYING, QUIET, StandIn


class PageRow(NamedTuple):
    """One of them."""

    name: str
    make: Callable[[Scene], Screen[Any]] | None
    """None where its keys open it, from the page below."""
    below: str = ""
    """The page that it lies over; empty for none."""
    keys: tuple[str, ...] = ()
    """What is pressed once it is there."""


def now(scene: Scene) -> NowPage:
    return NowPage(doors(), lambda: scene.journal)


def library(scene: Scene) -> Library:
    return Library(pointed="body-and-breath", journal=lambda: scene.journal)


def practice(scene: Scene) -> PracticePage:
    found = scene.practice()
    times = tuple(scene.journal.sessions(limit=3))
    return PracticePage(found, scene.job(found), earlier=lambda: times)


def check_in(scene: Scene) -> CheckIn:
    return CheckIn(filled("check-in"), scene.practice().script, not_kept="Nothing of this will be kept.")


def gentler(scene: Scene) -> GentlerPage:
    found = [each for each in scene.headers if each.intensity < INTENSE][:3]
    reason = "It is short and settles, because you said: a lot at once."
    offer = GentlerOffer(
        "This one asks much, and you said: a lot at once.", tuple(Suggestion(each.name, reason) for each in found)
    )
    return GentlerPage(scene.practice().script.title, offer, found)


def player(scene: Scene, **shown: Any) -> PlayerPage:
    stand_in = StandIn(replace(PLAYING, **shown))
    words, before = scene.text(stand_in.shown.moment.words), scene.text("Nothing has to be different from how it is.")
    stand_in.show(moment=replace(stand_in.shown.moment, words=words, before=before, breath=(3, 6)))
    stand_in.script.title = scene.practice().script.title
    return PlayerPage(stand_in, still=False)  # type: ignore[arg-type]


def saved(scene: Scene) -> Saved:
    before = replace(scene.feeling, distress=6, words=())
    said = Said(scene.feeling, scene.text("Softer in the shoulders, and a little less alone with it."))
    title = scene.practice().script.title
    kept = Kept(title, 901.0, True, before, said, lately="Earlier times:  6 → 3   5 → 4   7 → 3", confirmed="")
    return Saved(kept, load("a-clear-no"))


def series(scene: Scene, opened: str = "") -> SeriesPage:
    found = [Leads(each.title, header=each) for each in scene.headers]
    layers = (
        ("Finding your feet", tuple(found[:3])),
        ("A little nearer", (*found[3:5], Leads("Note", form=load("note")))),
    )
    title = scene.text("Coming home")
    one = Shown(
        "coming-home", title, "From the outside to the inside, as slowly as you like.", layers, "A little nearer"
    )
    other = Shown("after-a-loss", "After a loss", "For days on which nothing has to be mended.", layers)
    return SeriesPage((one, other), opened)


def picker(scene: Scene) -> FormPicker:
    some = ("note", "check-in", "a-clear-no", "gentle-dates")
    return FormPicker("What would you like to write?", lambda form: form.name in some)


def entry(scene: Scene) -> LivedPage:
    return LivedPage(scene.journal, scene.entries[0], scene.text("A note"))


def lived(scene: Scene) -> LivedPage:
    session = scene.journal.sessions(limit=1)[0]
    return LivedPage(scene.journal, session, session.title)


def ringing(scene: Scene) -> RingingPage:
    hours = BellHours(time(9), time(22))
    return RingingPage(Rhythm(1800.0, 1800.0), hours, lambda clock: SilentBell(), StillClock)


class SilentBell:
    """Nobody hears it."""

    def ring(self, moment: float) -> None: ...
    def rest(self) -> None: ...
    def close(self) -> None: ...


class StillClock(WallClock):
    """Stands still at `NOW`; a little after it somebody stops waiting, so that no picture waits for a bell."""

    def now(self) -> float:
        return NOW.timestamp()

    def wait(self, seconds: float) -> None:
        raise OverError


def packs(scene: Scene) -> PacksPage:
    scene.install_pack()
    return PacksPage()


def ask_pack(scene: Scene) -> Agree:
    return Agree(*scene.pack_lines(), "y takes it in. Any other key leaves it.", long=True)


def rough_patch(scene: Scene) -> RoughPatchPage:
    practices = scene.headers[:2]
    also = (("May know about it", ("Ada, next door",)), ("Has helped before", ("the canal", "soup")))
    plan = RoughPatchPlan(tuple(each.name for each in practices), "It has passed each time.", also)
    return RoughPatchPage(plan, practices)


def as_file(scene: Scene) -> AsFile:
    return AsFile(scene.practice().script.title, Written(OUT, 901.0, True, True), library=True)


def filled(name: str) -> Filling:
    return Filling(load(name), None, lambda: NOW)


SORRY = ["Line 3, column 1: no bed is called 'x'. Did you mean 'sea'?", "Line 12, column 9: a pause has no length."]
OUT = Path("/home/you/practices/body-and-breath.flac")
PAGES = (
    PageRow("now", now, keys=("2",)),
    PageRow("library", library),
    PageRow("practice", practice, keys=("down",)),
    PageRow("check-in", check_in, keys=("up", "7")),
    PageRow("gentler", gentler, keys=("down",)),
    PageRow("preparing", lambda scene: Preparing(scene.practice().script.title, lambda: (3, 9))),
    PageRow("player", player),
    PageRow("player-quiet", lambda scene: player(scene, moment=QUIET, state=State.PAUSED)),
    PageRow("player-asking", lambda scene: player(scene, mode=Mode.CHOICE), keys=("z",)),
    PageRow("player-words", player, keys=("m",)),
    PageRow("player-time", player, keys=("m", "m")),
    PageRow("devices", lambda scene: Devices(StandIn().listed, PLAYING.device, lambda name: None), "player"),
    PageRow("after", lambda scene: After(filled("after"), kept=True), keys=("up", "3")),
    PageRow("saved", saved),
    PageRow("journal", lambda scene: JournalPage(scene.journal, Seen())),
    PageRow("journal-begun", lambda scene: JournalPage(scene.begun, Seen())),
    PageRow("entry", entry),
    PageRow("lived", lived),
    PageRow("delete", lambda scene: Agree("Delete this entry?", GONE, DELETES), "entry"),
    PageRow("then-and-now", lambda scene: ThenAndNow(scene.text("A note"), scene.entries[0], scene.entries[1:])),
    PageRow("insights", lambda scene: InsightsPage(scene.journal)),
    PageRow("no-journal", lambda scene: NoJournal("The disk is full.")),
    PageRow("locked", lambda scene: Locked(scene.journal)),
    PageRow("support", lambda scene: SupportCardPanel(GROUND), "now"),
    PageRow("own-card", lambda scene: OwnCardPanel(), "now"),
    PageRow("form-picker", picker, "journal"),
    PageRow("form", lambda scene: FillPage(filled("a-clear-no"))),
    PageRow("note", lambda scene: FillPage(filled("note"))),
    PageRow("more", lambda scene: MorePage(further())),
    PageRow("timer", lambda scene: TimerPage(("rain", "sea")), keys=("down", "right")),
    PageRow("day-bell", lambda scene: DayBellPage(("bowl", "gong"), 1), keys=("down", "right")),
    PageRow("ringing", ringing),
    PageRow("own-words", lambda scene: AnchorsPage()),
    PageRow("begin-script", lambda scene: BeginScriptPage(), keys=("x",)),
    PageRow("take-in", lambda scene: AskLine(LEAD, TOLD, HINT), "more"),
    PageRow("told", lambda scene: Told("The evening is in your library.", (f"It lies here: {OUT}", "And more."))),
    PageRow("packs", packs),
    PageRow("ask-pack", ask_pack, "packs"),
    PageRow("your-journal", lambda scene: MorePage(keeping(), 0, WHOLE)),
    PageRow("hand-out", lambda scene: HandOutPage(scene.journal), keys=("down",)),
    PageRow("lock", lambda scene: LockPage(scene.journal)),
    PageRow("erase", lambda scene: ErasePage(scene.journal)),
    PageRow("ask-passphrase", lambda scene: AskLine(NEW, FORGOTTEN, PASSPHRASE, hidden=True), "lock", tuple("green")),
    PageRow("settings", lambda scene: SettingsPage(), keys=("down", "down")),
    PageRow("series", series),
    PageRow("series-one", lambda scene: series(scene, "coming-home")),
    PageRow("welcome", lambda scene: WelcomePage()),
    PageRow("welcome-sound", lambda scene: SoundPage()),
    PageRow("welcome-words", lambda scene: OwnWordsPage()),
    PageRow("sorry", lambda scene: Sorry(scene.practice().script.title, SORRY)),
    PageRow("soundless", lambda scene: Soundless(scene.practice().script.title)),
    PageRow("writing", lambda scene: Writing(scene.practice().script.title, str(OUT))),
    PageRow("rough-patch", rough_patch),
    PageRow("as-file", as_file),
    PageRow("keep-as", lambda scene: KeepAs("Body and breath: 20 min, rain"), "practice"),
    PageRow("palette", None, "now", ("ctrl+p",)),
    PageRow("jump", None, "settings", ("ctrl+j",)),
    PageRow("help", None, "journal", ("question_mark",)),
)  # fmt: skip
"""In the order in which a person may meet them."""


def named(name: str) -> PageRow:
    """Return the row called ``name``."""
    return next(row for row in PAGES if row.name == name)
