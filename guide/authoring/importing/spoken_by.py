"""Marks for those who do not hear: ``>>`` and names for who speaks, notes for music. They are no words."""

from __future__ import annotations

import re
from collections.abc import Callable

from guide.translation import _

_NOTES = "♪♫♬♩🎵🎶"
_SUNG = re.compile(rf"[{_NOTES}]+([^{_NOTES}\n]*)(?:[{_NOTES}]+|$)")
_MUSIC = re.compile(
    r"\b(?:music|musik|musique|música|musica|muziek|instrumental|playing|plays|humming|hums|singing|theme|melody"
    r"|chimes?|bells?|piano|flute|guitar|song|tune|strings|drums?|ambien\w+)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\s*(?:[-–—]\s*)?(?:>{2,}|&gt;&gt;|»(?=\s*\w))\s*")
_DASH = re.compile(r"\s*[-–—](?:\s+(?=\S)|(?=[^\W\d_]))")
_ROLES = (
    "narrator|speaker|instructor|teacher|guide|host|therapist|moderator|interviewer|announcer|woman|man|female|male"
    "|boy|girl|voice|voice ?over|all|both|audience|everyone|sprecher(?:in)?|lehrer(?:in)?|narrateur|narrador(?:a)?"
    "|narratore|verteller|locuteur|instructeur"
)
_ROLE = re.compile(rf"\s*\(?((?:{_ROLES})(?: ?#?\d{{1,2}}| [A-Z])?(?: voice| speaker)?)\)?:(?=\s|$)\s*", re.IGNORECASE)
_ONE = r"(?:Mac|Mc|O['’])?[^\W\d_a-z][^\W_a-z]*"
_CAPITALS = re.compile(
    rf"\s*\(?((?:(?:DR|MR|MRS|MS|PROF)\. )?{_ONE}(?:(?:, ?|[ .'’-]+| & )[^\W_a-z]+){{0,3}})\)?"
    r"\s?(?:\([^()]{1,30}\))?:(?=\s|$)\s*"
)
_NAMED = re.compile(r"\s*([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}):(?=\s|$)\s*")


class Marks:
    """Takes the marks out of lines; each speaker is told once, by ``leave``."""

    def __init__(self, lines: list[str], leave: Callable[[int, str, str], None]) -> None:
        self.leave = leave
        self.shouted = not any(any(map(str.islower, line)) for line in lines)
        """All is in capitals, so capitals are no names."""
        self.known: set[str] = set()

    def off(self, line: str, number: int) -> tuple[str, bool]:
        """The words of a line, and whether somebody begins to speak there."""
        if any(note in line for note in _NOTES):
            line = _SUNG.sub(lambda found: self._sung(found, number), line)
            line = re.sub(rf"[{_NOTES}]", " ", line)
        turn = _TURN.match(line)
        dash = _DASH.match(line)
        line = line[turn.end() :] if turn else line[dash.end() :] if dash else line
        name = self._name(line, turned=turn is not None)
        if name is None:
            return line, turn is not None
        if name[1] not in self.known:
            self.known.add(name[1])
            self.leave(number, name[1], _("who speaks is not kept: all lines have one voice"))
        return line[name.end() :], True

    def _name(self, line: str, *, turned: bool) -> re.Match[str] | None:
        found = _ROLE.match(line) or (_CAPITALS.match(line) if not self.shouted else None)
        return found or (_NAMED.match(line) if turned else None)

    def _sung(self, found: re.Match[str], number: int) -> str:
        words = found[1].strip()
        if words and _MUSIC.search(words):
            self.leave(number, found[0].strip(), _("music is not spoken"))
            return " "
        return f" {words} "
