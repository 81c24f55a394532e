"""The words for what lies in the journal: an entry, a session and a feeling as lines, for every screen and for pipes.

Nothing of it is interpreted: what a person wrote stands there as it was written. What a terminal would obey is taken
out (`harmless`).
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING, Any

from guide.actions.formatting import clock
from guide.actions.two_columns import BETWEEN, beside, room
from guide.forms.beside import pairs
from guide.translation import _, day_and_month, decimal, weekday

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.journal import Deletion, Feeling, Journal, SessionRecord
    from guide.journal.entry import Answer, Attachment, Entry, Part

TRACES = _("Another program reads the journal just now; the last trace of it goes with the next deletion.")
ENDINGS = {
    "still going": _("still going"),
    "ended": _("ended"),
    "landed": _("landed"),
    "left": _("left"),
    "broke off": _("broke off"),
}
"""How a session stands, in words."""
EVENTS = {
    "started": _("started"),
    "paused": _("paused"),
    "resumed": _("resumed"),
    "sought": _("sought"),
    "held": _("held"),
    "went on": _("went on"),
    "eased": _("eased"),
    "grounded": _("grounded"),
    "hushed": _("hushed"),
    "paced": _("paced"),
    "distanced": _("distanced"),
    "zoned": _("zoned"),
    "landing": _("landing"),
    "ended": _("ended"),
    "left": _("left"),
}
"""What happens while it plays, in words."""
NOTED = "noted"
"""The kind of event that is counted, and not told one by one."""
AROUND = ("check-in", "after")
"""Forms whose entries are told with their session, as how it was before and after."""
STATES = {"done": "", "open": _("half done"), "not yet": _("not yet")}


def harmless(text: str) -> str:
    """Return the person's own words without codes that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)


def short(feeling: Feeling) -> str:
    """Return a feeling on one line."""
    parts = [feeling.zone.word] if feeling.zone else []
    parts += [_("distress {distress}").format(distress=feeling.distress)] if feeling.distress is not None else []
    parts += [harmless(felt.shown) for felt in feeling.words]
    return ", ".join(parts)


def felt(session: SessionRecord) -> str:
    """Return how it was before and after a session, on one line; empty where nobody asked."""
    return " → ".join(filter(None, (short(feeling) for feeling in (session.before, session.after) if feeling)))


def gist(entry: Entry, room: int) -> str:
    """Return the beginning of what was written, on one line of at most ``room`` characters."""
    texts = (text for answer in entry.answers for text in written(answer, entry))
    told = harmless(" ".join(" · ".join(texts).split()))
    return told if len(told) <= room else f"{told[: room - 1]}…"


def title(entry: Entry) -> str:
    """Return what an entry is called where the title of its form is not at hand."""
    return harmless(form_name(entry.form))


def form_name(name: str) -> str:
    """Return the name of a form in words, without reading it."""
    from guide.forms.sentences import named

    return named(name, f"forms/{name}")


def shown(entry: Entry) -> list[str]:
    """Return an entry as lines: each question with its answer below it, in the person's words.

    Two answers that stand side by side in their form do so here as well, where there is room.
    """
    lines: list[str] = []
    cells = room()
    right = {left: entry.answered(name) for left, name in (pairs(entry.form) if cells else {}).items()}
    both = {left: other for left, other in right.items() if other and entry.answered(left)}
    beside_others = {other.question.name for other in both.values()}
    for answer in entry.answers:
        if other := both.get(answer.question.name):
            lines += _columns(answer, other, entry, cells)
            continue
        if answer.question.name in beside_others:
            continue
        lines.append(harmless(answer.question.asked or answer.question.name))
        lines += [f"    {harmless(line)}" for text in written(answer, entry) for line in text.split("\n")]
    return lines


def _columns(left: Answer, right: Answer, entry: Entry, cells: int) -> list[str]:
    """Two questions beside each other, and their answers below them."""
    asked = [harmless(each.question.asked or each.question.name) for each in (left, right)]
    told = [harmless("\n".join(written(each, entry))) for each in (left, right)]
    rows = [
        *beside(asked[0], asked[1], cells),
        BETWEEN.rjust((cells + len(BETWEEN)) // 2),
        *beside(told[0], told[1], cells),
    ]
    return [f"    {row}".rstrip() for row in rows]


def written(answer: Answer, entry: Entry) -> list[str]:
    """Return the parts of an answer in words, each linked one with what it belongs to."""
    from guide.forms import finding
    from guide.forms.kinds import kinds
    from guide.forms.sentences import named
    from guide.problems import Where

    question, parts = answer.question, answer.parts
    kind = kinds().get(question.kind)
    if kind is None or question.kind == "list" or any(part.link is not None for part in parts):
        return [_part(part, question.kind, entry) for part in parts]
    if question.kind == "body":
        return [kind(Where("")).written((part,)) for part in parts]
    if question.kind == "scale":
        name = question.scale.partition("@")[0]
        shown = named(name, f"{finding.SCALES}/{name}") if name else question.name
        return [f"{shown} {decimal(f'{part.value:g}')}" for part in parts if part.value is not None]
    return [kind(Where(""), place=f"{finding.FORMS}/{entry.form}").written(parts)]


def _part(part: Part, kind: str, entry: Entry) -> str:
    from guide.forms import body_regions, feeling_words

    text, other = part.text, part.other
    if kind == "body":
        text, other = body_regions.label(text or ""), body_regions.told(text or "", other or "")
    value = None if part.value is None else decimal(f"{part.value:g}")
    told = " ".join(filter(None, (text, value, other)))
    if part.link is None or part.link >= len(entry.answers):
        return told
    owner = entry.answers[part.link].parts
    return f"{told} — {feeling_words.label(owner[part.link_part].text or '')}" if part.link_part < len(owner) else told


def _belonging(file: Attachment) -> str:
    """Of a file that was moved or deleted since, that it is not where it lay."""
    there = os.path.exists(file.path)  # noqa: PTH110 - in a folder that nobody may enter it is not there either
    return (
        _("It belongs to this file: {path}")
        if there
        else _("It belongs to this file, which lies there no more: {path}")
    )


def entry_lines(entry: Entry, versions: Iterable[tuple[datetime, Entry]] = ()) -> list[str]:
    """Return one entry whole, with what it was before each edit, the latest first."""
    lines = [f"{entry.form}, {moment(entry.at)}", *shown(entry)]
    lines += [harmless(_belonging(each).format(path=each.path)) for each in entry.attachments]
    lines += [_("You marked it as safe to hand on.")] if entry.share else []
    for until, version in versions:
        lines += ["", _("until {until:%Y-%m-%d %H:%M} it was:").format(until=until), *shown(version)]
    return lines


def session_lines(session: SessionRecord, entries: Iterable[Entry] = ()) -> list[str]:
    """Return one session whole, with the ``entries`` that belong to it."""
    lines = [
        f"{session.title} ({session.practice})",
        moment(session.began),
        _("heard {heard} of {planned}, {ending}").format(
            heard=clock(session.heard), planned=clock(session.planned), ending=ENDINGS[session.ending.value]
        ),
    ]
    for name, feeling in ((_("before"), session.before), (_("after"), session.after)):
        if feeling:
            lines.append(f"{name}: {short(feeling)}")
    if session.reflection:
        lines += ["", harmless(session.reflection)]
    lines.append("")
    lines += [
        f"{event.at:%H:%M:%S}  {clock(event.playhead):>6}  {EVENTS.get(event.kind, event.kind)}{_because(event)}"
        for event in session.events
        if event.kind.value not in ("heartbeat", NOTED)
    ]
    if counts := noted(session):
        from guide.actions import table

        told = (f"{table.NOTED.get(what, what)} {many}" for what, many in counts.items())
        lines.append(_("noted: {counts}").format(counts=", ".join(told)))
    for entry in entries:
        if entry.form not in AROUND:
            lines += ["", f"{entry.form}, {entry.at:%H:%M}", *shown(entry)]
    return lines


def noted(session: SessionRecord) -> dict[str, int]:
    """Return how often each thing was noted while it played, the most frequent first; nothing where none was."""
    from collections import Counter

    counts = Counter(str(event.note.get("what", "")) for event in session.events if event.kind.value == NOTED)
    return dict(counts.most_common())


def _because(event: Any) -> str:  # noqa: ANN401 - an event of a room that is loaded later
    problem = event.note.get("problem")
    return f": {harmless(str(problem))}" if problem else ""


def moment(at: datetime) -> str:
    """Return day, time and zone of a moment: ``Sunday, 04 May 2031, 07:30 (CEST, UTC+02:00)``."""
    east = f"{at:%z}"
    offset = f"UTC{east[:3]}:{east[3:5]}"
    name = at.tzname() or ""
    zone = f"{name}, {offset}" if name and not name.startswith(("UTC", "+", "-")) else offset
    return f"{weekday(at)}, {day_and_month(at)} {at:%Y, %H:%M} ({zone})"


def lived_lines(journal: Journal, lived: SessionRecord | Entry) -> list[str]:
    """Return what lies in the river whole, as it is in ``journal`` now; without the name that one would type."""
    from guide.journal.entry import Entry

    if isinstance(lived, Entry):
        return entry_lines(lived, reversed(journal.versions(lived.uid)))
    session = journal.session(lived.id) or lived
    _title_and_name, *told = session_lines(session, journal.entries(session=lived.uid))
    return [session.title or session.practice, *told]


def side_by_side(then: Entry, now: Entry) -> list[tuple[str, str, str]]:
    """Return each question with its answer then and now, in the order of ``now``; empty where it was left out.

    A question that was asked again is there as often as it was asked.
    """
    before, after = _answers(then), _answers(now)
    nothing = ("", "")
    return [
        (
            (after.get(name) or before[name])[0],
            before.get(name, nothing)[1],
            after.get(name, nothing)[1],
        )
        for name in dict.fromkeys([*after, *before])
    ]


def _answers(entry: Entry) -> dict[tuple[str, int], tuple[str, str]]:
    """The words of each question and of its answer, by its name and how often it was asked before."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for answer in entry.answers:
        name = answer.question.name
        often = sum(1 for known, _ in found if known == name)
        told = "\n".join(harmless(text) for text in written(answer, entry))
        found[name, often] = (harmless(answer.question.asked or name), told)
    return found


def left(done: Deletion) -> list[str]:
    """Return sentences that say where what was deleted may still be."""
    told = (
        (_("It may still be in these files, to which the journal was exported"), done.exports),
        (_("It may be in these copies beside the journal"), done.copies),
    )
    found = [f"{sentence}: {', '.join(map(str, paths))}." for sentence, paths in told if paths]
    return [*found, TRACES] if done.traces else found
