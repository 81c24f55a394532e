"""A language that nobody speaks: every letter of every message is written with a mark, so plain ones were missed.

Run as a program, for the language is chosen once: ``python -m tests.translation.pseudo_kit FOLDER`` makes the catalogue
there, ``python -m tests.translation.pseudo_kit`` opens page after page in it and prints what was missed, as JSON.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

CHECKOUT = Path(__file__).resolve().parents[2]
NAME = "qps"
PLAIN, MARKED = "abcdefghijklmnopqrstuvwxyz", "áƀćďéƒǵĥíĵķĺḿńóṕʠŕśţúṽŵẍýź"
MARKS = str.maketrans(PLAIN + PLAIN.upper(), MARKED + "ÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼŴẌÝŹ")
KEYS = "esc enter space tab shift ctrl guide backspace tone findahelpline com https five senses rest mindfulness"
"""What is printed on keys, names of the program, of a voice, a practice and a kind, and one address."""
SCRIPT = """title: Qqq
summary: Qqqq qq. Qqq.
kind: rest
aim: regulate
intensity: 1
note: Qqq qqq.
author: Qqqq
voice: tone
posture: [lying]
eyes: [closed]
sections:
  - title: Qq
    closing: true
    steps: [Qqqq qq.]
"""


def marked(text: str) -> str:
    """Return ``text`` with a mark on every letter, placeholders as they are."""
    parts = re.split(r"(\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z])", text)
    return "".join(part if part.startswith(("{", "%")) else part.translate(MARKS) for part in parts)


def make(folder: Path) -> None:
    """Write the catalogue into ``folder``."""
    spec = importlib.util.spec_from_file_location("translate", CHECKOUT / ".ci" / "translate.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    words = tool.template()
    words.locale = "en"
    for each in words:
        if each.id:
            each.string = marked(each.id) if isinstance(each.id, str) else tuple(map(marked, each.id))
    path = folder / NAME / "LC_MESSAGES" / "guide.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(tool.compiled(words))
    calendar = json.loads(tool.calendar("en"))
    names = {name: list(map(marked, each)) for name, each in calendar.items() if isinstance(each, list)}
    (folder / NAME / "calendar.json").write_text(json.dumps(calendar | names), "utf-8")


def missed(screen: str, known: frozenset[str]) -> list[str]:
    """Return words of two letters or more in which a plain letter stands, and that are not ``known``.

    What a panel cuts is known as the beginning of what is ``known``.
    """
    found = {word for word in re.findall(r"[A-Za-z]{2,}", screen) if set(word.casefold()) != {"q"}}
    return sorted(word for word in found if not any(each.startswith(word.casefold()) for each in known))


def places_named() -> frozenset[str]:
    """Return the words in the names of folders, which pages may show."""
    from guide import places

    return frozenset(re.findall(r"[a-z]+", str(places.data()).casefold()))


def pages() -> dict[str, tuple[Callable[[], Any], bool]]:
    """Return how to make each page, and whether it is one of a form, whose keys are no keys of a page."""
    from guide import places, script
    from guide.journal import Feeling, Journal, Zone
    from guide.library import Practice
    from guide.live.modes import Mode
    from guide.player import State
    from guide.render.job import RenderJob
    from guide.tui.door import doors, further
    from guide.tui.screens.after import After, Said
    from guide.tui.screens.begin_script import BeginScriptPage
    from guide.tui.screens.check_in import CheckIn
    from guide.tui.screens.journal import JournalPage
    from guide.tui.screens.library import Library
    from guide.tui.screens.more import MorePage
    from guide.tui.screens.no_journal import NONE, NoJournal
    from guide.tui.screens.now import NowPage
    from guide.tui.screens.own_words import AnchorsPage
    from guide.tui.screens.packs import PacksPage
    from guide.tui.screens.practice import PracticePage
    from guide.tui.screens.preparing import Preparing
    from guide.tui.screens.saved import Kept, Saved
    from guide.tui.screens.settings import SettingsPage
    from guide.tui.screens.timer import TimerPage
    from guide.tui.screens.welcome import OwnWordsPage, SoundPage, WelcomePage
    from guide.tui.seen_days import Seen
    from tests.tui.page_kit import MOMENT, filled

    read = script.parse(SCRIPT, "qqq.yaml").script
    assert read
    practice = Practice("qqq", Path("qqq.yaml"), read)
    kept = Kept("Qqq", 63, True, Feeling(Zone.HOT, 6), Said(Feeling(Zone.INSIDE, 3), "Qq."))
    return {
        "practice": (lambda: PracticePage(practice, RenderJob(read)), False),
        "check-in": (lambda: CheckIn(filled("check-in"), read, not_kept=""), True),
        "after": (lambda: After(filled("after"), kept=True), True),
        "preparing": (lambda: Preparing("Qqq", lambda: (3, 9)), False),
        "saved": (lambda: Saved(kept), False),
        "settings": (SettingsPage, False),
        "more": (lambda: MorePage(further()), False),
        "bells alone": (lambda: TimerPage(("Qqq",)), False),
        "every own word": (AnchorsPage, False),
        "a new practice": (BeginScriptPage, False),
        "packs": (PacksPage, False),
        "no journal": (lambda: NoJournal(NONE), False),
        "welcome": (WelcomePage, False),
        "sound": (SoundPage, False),
        "own words": (OwnWordsPage, False),
        "journal": (lambda: JournalPage(Journal.open(places.journal(), lambda: MOMENT).__enter__(), Seen()), False),
        "first": (lambda: NowPage(doors(), lambda: None), False),
        "library": (Library, False),
        **{f"player, {mode}": (playing(mode=mode), False) for mode in Mode},
        "player, ahead": (playing(begins=60.0), False),
        "player, paused": (playing(state=State.PAUSED), False),
    }


def further() -> dict[str, Callable[[], Any]]:
    """Return how to make the pages that lie over others or come in between; they have no page of keys of their own."""
    from guide import places
    from guide.journal import Answer, Entry, Journal, Part, Question
    from guide.live.instead import Written
    from guide.player.devices import Listed
    from guide.tui.screens.agree import DELETES, Agree
    from guide.tui.screens.as_file import AsFile
    from guide.tui.screens.devices import Devices
    from guide.tui.screens.form_picker import FormPicker
    from guide.tui.screens.insights import InsightsPage
    from guide.tui.screens.keep_as import KeepAs
    from guide.tui.screens.lived import LivedPage
    from guide.tui.screens.locked import Locked
    from guide.tui.screens.own_card import OwnCardPanel
    from guide.tui.screens.series import SeriesPage, Shown
    from guide.tui.screens.sorry import Sorry
    from guide.tui.screens.soundless import Soundless
    from guide.tui.screens.then_and_now import ThenAndNow
    from guide.tui.screens.writing import Writing
    from tests.tui.page_kit import MOMENT

    journal = Journal.open(places.journal(), lambda: MOMENT).__enter__()
    told = (Answer(Question("qq", "line", "Qq?"), (Part("Qqq."),)),)
    kept = [journal.keep(Entry("qqq", MOMENT - timedelta(days=days), told)) for days in (9, 0)]
    entries = [entry for uid in kept if (entry := journal.entry(uid))]
    written = Written(Path("qqq.flac"), 63.0, before=True, own_words=True)
    return {
        "insights": lambda: InsightsPage(journal),
        "form picker": lambda: FormPicker("Qqq", lambda form: False),
        "devices": lambda: Devices((Listed("Qq", "Qqq", default=True),), "Qq.", lambda name: None),
        "no devices": lambda: Devices((), "Qq.", lambda name: None),
        "locked": lambda: Locked(journal),
        "then and now": lambda: ThenAndNow("Qqq", entries[1], entries[:1]),
        "lived": lambda: LivedPage(journal, entries[0], "Qqq"),
        "own card": OwnCardPanel,
        "to be deleted": lambda: Agree("Qqq?", DELETES),
        "keep as": lambda: KeepAs("Qqq"),
        "as a file": lambda: AsFile("Qqq", written, library=True),
        "sorry": lambda: Sorry("Qqq", ["Qq."]),
        "no sound": lambda: Soundless("Qqq", 1_700_000_000.0),
        "writing": lambda: Writing("Qqq", "qqq.flac"),
        "series": lambda: SeriesPage([Shown("qqq", "Qqq", "Qq.", (("Qq", ()),))]),
    }


def playing(**changes: Any) -> Callable[[], Any]:
    """Return what makes a player's page of a practice that says nothing in any language."""
    from guide.tui.screens.player import PlayerPage
    from tests.tui.session_stand_in import MOMENT, StandIn

    moment = replace(MOMENT, title="Qq", words="Qqqq qq.", before="Qq.")
    calm = {"moment": moment, "sections": ((0.0, "Qq"), (9.0, "Qqq")), "device": ""}

    def made() -> Any:
        session = StandIn(script=SimpleNamespace(title="Qqq"))
        session.show(**calm | changes)
        return PlayerPage(cast("Any", session), still=True)

    return made


def only_ours(folder: Path) -> None:
    """Let the one practice of this file be all there is; forms and words are those that are shipped."""
    from guide import places

    shipped = places.scripts()
    for name in ("forms", "scales", "words"):
        (folder / name).symlink_to(shipped / name, target_is_directory=True)
    (folder / "qqq.yaml").write_text(SCRIPT, "utf-8")
    places.scripts = lambda: folder


async def look() -> dict[str, list[str]]:
    """Return what was missed on each page and on its page of keys, by the name of the page."""
    from tests.tui.page_kit import alone, words_on

    known = frozenset(KEYS.casefold().split()) | places_named()
    found: dict[str, list[str]] = {}
    for name, (page, form) in pages().items():
        async with alone(page, (100, 40)) as (_, pilot):
            await pilot.pause()
            found[name] = missed(words_on(pilot), known)
            if not form:
                await pilot.press("question_mark")
                await pilot.pause()
                found[f"keys of {name}"] = missed(words_on(pilot), known)
                await pilot.press("escape", "S")
                await pilot.pause()
                found[f"support over {name}"] = missed(words_on(pilot), known)
    for name, page in further().items():
        async with alone(page, (100, 60)) as (_, pilot):
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            found[name] = missed(words_on(pilot), known | frozenset(("qqq", "flac", "utc")))
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            only_ours(Path(folder))
            sys.stdout.write(json.dumps(asyncio.run(look())))
