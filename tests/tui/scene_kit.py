"""What the pages of `tests.tui.page_table` show: a few practices, forty days of a journal, a session that stands still.

All of it is made up here, so that no picture of a page changes with a practice or a form that ships, or with the day.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

import guide.tui.screens.insights
import guide.tui.screens.settings
from guide import library, packs, places, script
from guide.actions import pack_text
from guide.journal import Answer, Entry, Feeling, Felt, Journal, Part, PastSession, Question, State, Zone, key_ring
from guide.library import Header, Practice, sources
from guide.player import wallclock
from guide.preferences import own_shelf
from guide.preferences.own_shelf import Preset
from guide.render.job import RenderJob
from guide.tui.screens.player import PlayerPage
from tests.packs.pack_kit import folder, pack

NOW = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
"""A Monday evening."""
TEXT = """title: "{title}"
summary: "{summary}"
kind: {kind}
aim: regulate
intensity: {intensity}
{head}voice: tone
sections:
  - title: "{first}"
    steps:
      - Notice how the body meets what carries it.
      - breathe: {{pattern: 4-6, cycles: 6}}
      - pause: 20s..3m
  - title: Staying
    steps: [Stay with what is here., pause: 1m..8m]
  - title: Closing
    closing: true
    steps: [Come back in your own time.]
"""
NOTE = (
    "note: Leave this one for another day if you slept badly. You can stop at any moment, open your eyes, and look "
    "around the room.\nauthor: Mira Holm\nposture: [lying]\neyes: closed\n"
)
OPEN, WALKING = "eyes: open\n", "eyes: open\nposture: [walking]\n"
CAREFUL = "note: Not on a day that was too much already.\n"
PRACTICES = (
    ("a-short-rest", "A short rest", "Five minutes of nothing to do, for the middle of a day.", "rest", 1, ""),
    ("body-and-breath", "Body and breath", "From the feet to the crown, and back to the breath.", "body-scan", 2, NOTE),
    ("feet-on-the-floor", "Feet on the floor", "When it is too much: feet, hands, room.", "grounding", 1, OPEN),
    (
        "the-one-who-listens",
        "The one who listens",
        "One part is tired, one hears it.",
        "reflection",
        3,
        CAREFUL,
    ),
    ("kind-words", "Kind words", "A few sentences, slowly, for you and for somebody near.", "self-compassion", 2, ""),
    ("what-the-anger-guards", "What the anger guards", "Slowly, beside it and not in it.", "emotion", 4, CAREFUL),
    ("walk-around-the-house", "A walk around the house", "Steps, air, and what is there.", "movement", 1, WALKING),
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
WIDE = (
    ("breath-in-kanji", "呼吸の瞑想 静かな夜のために 長い題名でも行からはみ出さない", "息を吸って。", "rest", 1, NOTE),
    (
        "tea-and-leaves",
        "🍵 Tea, 🍃 leaves and a 👩‍👩‍👧 who waits",
        "Ein Löffel 🥄, a combining e\u0301.",
        "rest",
        1,
        "",
    ),
    ("one-long-word", f"{LONG_WORD} und mehr", LONG_WORD * 2, "rest", 1, ""),
)
"""Practices whose titles are as wide as they come."""
WORDS = ("calm", "tired", "warm", "tender", "uneasy")


class Scene:
    """What the pages share. ``wide``: all that a person may write is of wide letters, and long."""

    def __init__(self, journal: Journal, *, wide: bool) -> None:
        self.journal, self.wide = journal, wide
        self.begun = journal
        """Another one, in which one entry stands."""
        self.headers: Sequence[Header] = library.read_index().usable
        self.entries: list[Entry] = []

    def practice(self, name: str = "") -> Practice:
        """Return a practice of the library; the one that shows most where none is named."""
        found = next(each for each in self.headers if each.name == (name or self._most))
        return library.read(found.path, script.load)

    def job(self, practice: Practice) -> RenderJob:
        """Return how it would be played."""
        return RenderJob(practice.script)

    def text(self, plain: str) -> str:
        """Return what a person wrote: ``plain``, or wide letters."""
        return f"静かな夜に 🍵 {plain}" if self.wide else plain

    def install_pack(self) -> None:
        """Have a pack among those that are installed."""
        packs.install(folder(places.data() / "made", pack()), lambda found: True)

    def pack_lines(self) -> list[str]:
        """Return what is told of a pack before it is taken in."""
        with packs.checked(folder(places.data() / "other", pack())) as found:
            return pack_text.checked_lines(found, packs.installed()[0])

    @property
    def feeling(self) -> Feeling:
        """How it is after a practice."""
        return Feeling(Zone.INSIDE, 3, (Felt(self.text("calm")), Felt("tender")))

    @property
    def _most(self) -> str:
        return "breath-in-kanji" if self.wide else "body-and-breath"


@contextmanager
def scene(where: Path, patched: pytest.MonkeyPatch, *, wide: bool = False) -> Iterator[Scene]:
    """Make the scene: the clocks stand still at `NOW` in UTC, and no practice is there but those of this file."""
    patched.setenv("TZ", "UTC")
    time.tzset()
    patched.setattr(wallclock, "now", lambda: NOW)
    patched.setattr(guide.tui.screens.insights, "now", lambda: NOW)
    patched.setattr(sources, "SOURCES", sources.SOURCES[:1])
    patched.setattr(PlayerPage, "_look", PlayerPage.tick)  # nothing fades, and no message comes to its end
    patched.setattr(key_ring, "is_there", lambda: True)
    patched.setattr(key_ring, "recall", lambda path: None)
    at_home = SimpleNamespace(data=lambda: Path("/home/you/.local/share/guide"))
    patched.setattr(guide.tui.screens.settings, "places", at_home)
    for name, title, summary, kind, intensity, head in (*PRACTICES, *(WIDE if wide else ())):
        path = places.own_scripts() / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        first = title if wide else "Arriving"
        told = TEXT.format(title=title, summary=summary, kind=kind, intensity=intensity, head=head, first=first)
        path.write_text(told, encoding="utf-8")
    own_shelf.keep(Preset("evening", "body-and-breath", 1200.0, bed="rain"))
    own_shelf.put("kind-words", there=True)
    with Journal.open(where / "journal.db", lambda: NOW) as journal:
        made = Scene(journal, wide=wide)
        _live(made)
        with Journal.open(where / "begun.db", lambda: NOW) as made.begun:
            made.begun.add([], made.entries[:1])
            yield made
    time.tzset()


def _live(made: Scene) -> None:
    """Forty days: some practised, some written, some of rest."""
    sessions, entries = [], []
    for day in range(40):
        at = NOW - timedelta(days=day, hours=day % 3)
        if day % 3 == 0:
            name, title = (("kind-words", "Kind words"), ("body-and-breath", "Body and breath"))[day % 2]
            sessions.append(PastSession(name, at, 780.0 + day, title, 900.0, "body-scan"))
        if day % 4 != 1:
            felt = Answer(FELT, (Part(WORDS[day % 5], 2 + day % 3),))
            entries.append(Entry("check-in", at + timedelta(minutes=-5), (felt,)))
        if day % 5 == 0:
            line = made.text(f"It rained, and I slept well. Day {day}.")
            share = day % 10 == 0
            entries.append(Entry("note", at + timedelta(minutes=-3), (Answer(NOTED, (Part(line),)),), share=share))
    aside = Answer(NOTED, (Part(made.text("Not now.")),))
    entries.append(Entry("note", NOW - timedelta(days=2), (aside,), state=State.SHELF))
    made.journal.add(sessions, entries)
    made.entries = list(made.journal.entries("note", limit=10))


FELT = Question("felt", "words", "What is there?")
NOTED = Question("text", "text", "What would you like to write down?")
