"""Simulated people who keep a journal: their days go up and down, and what they practise has the effect it is given.

A person's distress is a usual level, a slow wave over days (each day remembers the one before), a pattern over the
week, something quick that has half gone twenty minutes later, and the roughness of putting a number on it. They
practise when it is hard, choose stronger settling practices when it is harder, and leave out answers. So without any
effect, what they write falls after practising: the numbers come back by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

import numpy as np

from guide.insights.history import History
from guide.journal.rows import AnswerRow, SessionRow

TODAY = date(2026, 3, 31)
ROUGH = 0.7
"""Of a number."""
STAYS = 0.55
"""Of what is quick, after a practice."""


Parts: TypeAlias = list[tuple[str | None, float | None, str | None]]
"""Text, value and other of each part."""
Said: TypeAlias = list[tuple[str, str, str, Parts]]
"""Question, kind, scale and parts of each answer."""


class Choice(NamedTuple):
    """A practice that somebody may choose."""

    name: str
    kind: str
    intensity: int
    hard: float
    """How much rather it is chosen when it is hard; below zero when it is easy."""


PRACTICES = (
    Choice("five-senses", "grounding", 1, 0.8), Choice("long-exhale", "breathwork", 1, 0.5),
    Choice("body-scan", "body-scan", 2, -0.2), Choice("loving-kindness", "self-compassion", 2, -0.5),
    Choice("leaves-on-a-stream", "mindfulness", 2, 0.0), Choice("meeting-a-feeling", "emotion", 3, -0.4),
)  # fmt: skip
WORDS = {
    "calm": (0.6, -0.6), "content": (0.75, -0.35), "joyful": (0.85, 0.5), "anxious": (-0.6, 0.65), "sad": (-0.65, -0.4),
    "angry": (-0.7, 0.9), "tired": (-0.25, -0.75), "curious": (0.4, 0.35), "lonely": (-0.6, -0.2),
}  # fmt: skip
REGIONS = ("chest", "belly", "throat", "shoulders", "hands", "face")
SENSATIONS = ("tight", "warm", "heavy", "fluttering", "hollow")
TRACKS = {
    "with-the-hard": "pain",
    "nuance": "range",
    "kind-to-me": "self",
    "my-limits": "relations",
    "here": "presence",
}


@dataclass(frozen=True)
class Person:
    """How somebody lives with their journal."""

    days: int = 140
    eases: float = 0.0
    """Points that a practice takes away."""
    helps: str = ""
    """Only this practice eases, if it is named."""
    chooses: float = 0.9
    """How much rather they practise when it is hard; 0 for at any time."""
    pairs: int = 10_000
    """Most practices that they answer before and after."""
    remembers: float = 0.8
    """Of a day's level, on the next."""
    answers: float = 0.85
    """Of what is asked."""
    changes: float = 0.0
    """Points by which a belief changes within a form."""
    practises: float = -0.4
    """How often, in log odds on an ordinary day."""


@dataclass
class Journal:
    """Rows while they are written."""

    answers: list[AnswerRow] = field(default_factory=list)
    sessions: list[SessionRow] = field(default_factory=list)
    entries: int = 0

    def enter(self, form: str, day: date, hour: float, said: Said,
              session: int | None = None, moment: str = "") -> None:  # fmt: skip
        """Write one entry: question, kind, scale and parts of each answer."""
        self.entries += 1
        stamp = (day.toordinal() - 719163) * 86400 + hour * 3600
        for number, (question, kind, scale, parts) in enumerate(said):
            for part, (text, value, other) in enumerate(parts):
                self.answers.append(
                    AnswerRow(self.entries, form, day, hour, stamp, session, moment, number, question, kind, scale,
                              part, text, value, other)
                )  # fmt: skip


def life(person: Person, seed: int, today: date = TODAY) -> History:
    """Return what somebody wrote."""
    return history(written(person, seed, today), today, seed)


def history(journal: Journal, today: date = TODAY, seed: int = 0) -> History:
    """Return the rows as insights get them."""
    return History(journal.answers, journal.sessions, today, seed, WORDS, TRACKS)


def written(person: Person, seed: int, today: date = TODAY) -> Journal:
    """Return the journal of somebody's days."""
    chance = np.random.default_rng(seed)
    journal = Journal()
    levels = _levels(person, chance)
    usual = float(levels.mean())
    answered = 0
    for number, level in enumerate(levels):
        day = today - timedelta(days=person.days - 1 - number)
        if chance.random() < 0.6:
            _check_in(journal, person, chance, day, float(chance.uniform(7, 23)), level + chance.normal())
        quick = chance.normal()
        hard = level + quick - usual
        if chance.random() < _odds(person.chooses * hard + person.practises):
            answered += _practise(journal, person, chance, day, level, quick, hard, answers=answered < person.pairs)
        if chance.random() < 0.3:
            _form(journal, person, chance, day)
        if day.day == 1:
            said: Said = [(name, "scale", "five@1", [(None, int(chance.integers(0, 11)), None)]) for name in TRACKS]
            journal.enter("signs", day, 18.0, said)
    return journal


def _levels(person: Person, chance: np.random.Generator) -> np.ndarray:
    slow = np.zeros(person.days)
    last = chance.normal()
    for number in range(person.days):
        last = person.remembers * last + np.sqrt(1 - person.remembers**2) * chance.normal()
        slow[number] = last
    week = 0.5 * np.sin(2 * np.pi * np.arange(person.days) / 7 + chance.uniform(0, 6))
    return 4.5 + 0.8 * chance.normal() + 1.1 * slow + week


def _odds(log: float) -> float:
    return float(1 / (1 + np.exp(-log)))


def _number(chance: np.random.Generator, state: float) -> float:
    return float(np.clip(np.round(state + ROUGH * chance.normal()), 0, 10))


def _feeling(person: Person, chance: np.random.Generator, state: float) -> Said:
    said: Said = []
    off = state - 4.5 + chance.normal() * 0.8
    zone = "hot" if off > 1.6 else "cold" if off < -2.2 and chance.random() < 0.4 else "inside"
    if chance.random() < person.answers:
        said.append(("zone", "zone", "", [(zone, None, None)]))
    if chance.random() < person.answers:
        said.append(("distress", "scale", "distress@1", [(None, _number(chance, state), None)]))
    if chance.random() < 0.6:
        chosen = chance.choice(list(WORDS), size=chance.integers(1, 4), replace=False)
        said.append(("felt", "words", "", [(word, int(chance.integers(1, 6)), None) for word in chosen]))
    if chance.random() < 0.5:
        place = [float(np.clip(-off / 3 + chance.normal() * 0.3, -1, 1)), float(np.clip(chance.normal() * 0.5, -1, 1))]
        said.append(("field", "field", "", [("pleasantness", place[0], None), ("energy", place[1], None)]))
    if chance.random() < 0.4:
        said.append(
            ("where", "body", "", [(chance.choice(REGIONS), int(chance.integers(1, 6)), chance.choice(SENSATIONS))])
        )
    return said


def _check_in(journal: Journal, person: Person, chance: np.random.Generator, day: date, hour: float, state: float,
              session: int | None = None, moment: str = "") -> None:  # fmt: skip
    journal.enter(
        "check-in" if moment != "after" else "after", day, hour, _feeling(person, chance, state), session, moment
    )


def _practise(journal: Journal, person: Person, chance: np.random.Generator, day: date, level: float, quick: float,
              hard: float, *, answers: bool) -> int:  # fmt: skip
    """Practise once; return 1 if both numbers were told."""
    rather = np.exp([choice.hard * hard for choice in PRACTICES])
    choice = PRACTICES[chance.choice(len(PRACTICES), p=rather / rather.sum())]
    number, hour = len(journal.sessions) + 1, float(np.clip(chance.normal(19, 3), 5, 23))
    planned = float(chance.choice([300, 600, 1200]))
    ending = str(chance.choice(["ended", "landed", "left"], p=[0.8, 0.12, 0.08]))
    stamp = (day.toordinal() - 719163) * 86400 + hour * 3600
    journal.sessions.append(
        SessionRow(number, choice.name, choice.name.replace("-", " ").capitalize(), choice.kind,
                   choice.intensity, day, hour, stamp, planned, planned * (1.0 if ending == "ended" else 0.6),
                   ending == "ended", ending,
                   int(chance.random() < 0.2), int(chance.random() < 0.1))
    )  # fmt: skip
    eased = person.eases if person.helps in ("", choice.name) else 0.0
    later = STAYS * quick + np.sqrt(1 - STAYS**2) * chance.normal()
    before = len(journal.answers)
    if answers:
        _check_in(journal, person, chance, day, hour, level + quick, number, "before")
        _check_in(
            journal, person, chance, day, min(23.9, hour + planned / 3600), level + later - eased, number, "after"
        )
        if chance.random() < 0.3:
            settled = STAYS * later + np.sqrt(1 - STAYS**2) * chance.normal()
            state = level + settled - eased
            _check_in(journal, person, chance, day, min(23.95, hour + planned / 3600 + 0.2), state, number, "later")
    told = {row.moment for row in journal.answers[before:] if row.scale == "distress@1"}
    return int({"before", "after"} <= told)


def _form(journal: Journal, person: Person, chance: np.random.Generator, day: date) -> None:
    """A thought, looked at again: a belief before and after, what may be charged, what helped, a step."""
    belief, charge = chance.normal(6, 1.5), int(chance.integers(2, 9))
    said: Said = [
        ("trigger", "line", "", [(chance.choice(["the meeting", "a message", "the noise"]), None, None)]),
        ("noticed", "line", "", [(f"Noticed on day {day.toordinal()}", None, None)]),
        ("thought", "line", "", [(f"Thought of day {day.toordinal()}", None, None)]),
        ("belief", "scale", "belief@1", [(None, np.clip(round(belief), 0, 10), None)]),
        ("charge", "scale", "charge@1", [(None, charge, None)]),
        ("way", "choose", "", [(chance.choice(["look at it", "let it float by"]), None, None)]),
        ("helped", "list", "", [(chance.choice(["a walk", "Mara", "sleep"]), None, None)]),
        ("step", "next", "", [(f"Ask on day {day.toordinal()}", None, chance.choice(["open", "done"]))]),
        (
            "belief",
            "scale",
            "belief@1",
            [(None, np.clip(round(belief - person.changes + chance.normal()), 0, 10), None)],
        ),
    ]
    journal.enter("a-thought", day, 20.0, said)
    if not day.day % 9:
        told: Said = [
            ("chapter", "line", "", [("The farm", None, None)]),
            ("begins", "line", "", [("1998", None, None)]),
        ]
        journal.enter("chapter", day, 21.0, told)
