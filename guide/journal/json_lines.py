"""The whole journal as JSON Lines, without loss: what is written here and read into an empty journal is the same again.

The first line names the format. After it, one object a line, each with one key that says what it is: ``setting``,
``session`` (with its events), ``entry`` (with its earlier versions). What a session's entries say of feelings is in the
entries. A session that is running is told as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from guide.journal import entry_query, entry_store
from guide.journal.adding import Added, PastSession, add
from guide.journal.entry_json import from_json, to_json
from guide.journal.events import Ending, Event, EventKind
from guide.journal.store import Store
from guide.journal.times import exact
from guide.problems import CannotReadError
from guide.translation import _

FORMAT = 1
"""Changes when a reader of earlier would misunderstand."""


def write(store: Store, out: TextIO) -> None:
    """Write everything, the earliest first. Inside `Store.together`. Raises whatever ``out`` does."""
    for told in _told(store):
        out.write(json.dumps(told, ensure_ascii=False).translate(_LINE_ENDS) + "\n")


def others(store: Store) -> dict[str, Any]:
    """Return what a journal holds beside its sessions: ``settings`` and ``entries``. Inside `Store.together`."""
    return {
        "settings": {
            name: json.loads(value) for name, value in store.rows("SELECT name, value FROM setting ORDER BY name")
        },
        "entries": _entries(store),
    }


def read(store: Store, lines: Iterable[str]) -> Added:
    """Add what `write` wrote. Inside `Store.together`. Raises CannotReadError, with the number of the line."""
    count = Added()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            if number == 1:
                _check(told)
                continue
            ((what, value),) = told.items()
            count = Added(*map(sum, zip(count, _READERS[what](store, value), strict=True)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CannotReadError(
                _("Line {number} is no line of a journal.").format(number=number), _("Nothing was added.")
            ) from error
    return count


def _check(head: Any) -> None:  # noqa: ANN401 - whatever a file holds
    if head.get("journal", 0) > FORMAT:
        raise CannotReadError(_("This was written by a newer version of guide."), _("Update guide. Nothing was added."))
    if head.get("journal") != FORMAT:
        raise ValueError("no head")


def _told(store: Store) -> Iterator[dict[str, object]]:
    yield {"journal": FORMAT}
    for name, value in store.rows("SELECT name, value FROM setting ORDER BY name"):
        yield {"setting": {"name": name, "value": json.loads(value)}}
    for row in store.rows(_SESSIONS):
        yield {"session": _session(store, row)}
    for entry in _entries(store):
        yield {"entry": entry}


def _session(store: Store, row: tuple[Any, ...]) -> dict[str, object]:
    number, *facts = row
    told = dict(zip(_FACTS, facts, strict=True))
    told["spot"], told["options"] = (json.loads(told[name]) if told[name] else None for name in ("spot", "options"))
    told["began"], told["sign"] = _time(told["began"]), told["sign"] and _time(told["sign"])
    told["completed"], told["landing"] = bool(told["completed"]), bool(told["landing"])
    events = [dict(zip(_EVENT, each, strict=True)) for each in store.rows(_EVENTS, (number, number))]
    told["events"] = [{**each, "at": _time(each["at"]), "note": json.loads(each["note"])} for each in events]
    return told


def _time(at: str) -> str:
    """One way to write it, whatever wrote it first."""
    return exact(datetime.fromisoformat(at))


def _entries(store: Store) -> Iterator[dict[str, object]]:
    earlier: dict[str, list[dict[str, object]]] = {}
    for uid, until, told in store.rows(_VERSIONS):
        earlier.setdefault(uid, []).append({"until": _time(until), "told": json.loads(told)})
    for entry in entry_store.read(store, order=entry_query.EARLIEST_FIRST):
        yield {**to_json(entry), "versions": earlier.get(entry.uid, [])}


def _read_setting(store: Store, told: dict[str, Any]) -> Added:
    text = json.dumps(told["value"], ensure_ascii=False, allow_nan=False)
    store.write("INSERT OR IGNORE INTO setting VALUES (?, ?)", (str(told["name"]), text))
    return Added()


def _read_session(store: Store, told: dict[str, Any]) -> Added:
    facts = {name: told[name] for name in _FACTS}
    facts["began"] = datetime.fromisoformat(told["began"])
    facts["sign"] = datetime.fromisoformat(told["sign"]) if told["sign"] else None
    facts["ending"] = Ending(told["ending"]) if told["ending"] else None
    events = tuple(
        Event(
            EventKind(each["kind"]), datetime.fromisoformat(each["at"]), each["playhead"], each["heard"], each["note"]
        )
        for each in told["events"]
    )
    return add(store, [PastSession(**facts, events=events)], ())


def _read_entry(store: Store, told: dict[str, Any]) -> Added:
    entry = from_json(told)
    added = add(store, (), [entry])
    if added.entries:
        ((number,),) = store.rows("SELECT id FROM entry WHERE uid = ?", (entry.uid,))
        for each in told["versions"]:
            entry_store.remember(store, number, from_json(each["told"]), each["until"])
    return added


_READERS: dict[str, Callable[[Store, dict[str, Any]], Added]] = {
    "setting": _read_setting,
    "session": _read_session,
    "entry": _read_entry,
}
_LINE_ENDS = {ord(each): f"\\u{ord(each):04x}" for each in "\x85\u2028\u2029"}
"""What some programs take for the end of a line, and JSON does not."""
_FACTS = (
    "uid", "practice", "title", "digest", "kind", "intensity", "began", "planned", "voice", "version", "zone", "heard",
    "completed", "landing", "ending", "sign", "spot", "spoken", "options",
)  # fmt: skip
_EVENT = ("kind", "at", "playhead", "heard", "note")
_VERSIONS = """
    SELECT e.uid, v.until, v.told FROM version v JOIN entry e ON e.id = v.entry ORDER BY v.entry, v.number
"""
_SESSIONS = """
    SELECT s.id, s.uid, practice, title, digest, kind, intensity, began, planned, voice, version, zone,
    max(s.heard, coalesce(l.heard, 0)), completed, landing, ending, coalesce(l.at, s.sign), spot, spoken, options
    FROM session s LEFT JOIN live l ON l.session = s.id ORDER BY s.stamp, s.id
"""
_EVENTS = """
    SELECT kind, at, playhead, heard, note FROM (
        SELECT number, kind, at, playhead, heard, note FROM event WHERE session = ?
        UNION ALL SELECT 1 << 62, 'heartbeat', at, playhead, heard, note FROM live WHERE session = ?
    ) ORDER BY number
"""
