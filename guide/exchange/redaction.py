"""Words that a person wants gone are gone: wherever they stand, in any case, however their letters are composed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from guide.exchange.values import ExchangedSession, SessionFacts
from guide.journal.entry import Answer, Entry, Part

BLOCK = "▇▇▇"
"""What stands instead: always as long, so that it does not tell how long the words were."""
_IGNORED = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
"""Letters that nobody sees and that may stand within a word."""


class Redaction:
    """Takes certain words out of texts, entries and sessions."""

    def __init__(self, words: Iterable[str]) -> None:
        wanted = [text for word in words if (text := _normal(word).strip())]
        longest = sorted(set(wanted), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, longest)), re.IGNORECASE) if longest else None

    def text(self, text: str) -> str:
        """Return ``text`` without the words."""
        return self._pattern.sub(BLOCK, _normal(text)) if self._pattern else text

    def entry(self, entry: Entry) -> Entry:
        """Return an entry with the words taken out of every text in it."""
        if self._pattern is None:
            return entry
        answers = tuple(self._answer(answer) for answer in entry.answers)
        return replace(entry, answers=answers, form=self.text(entry.form), zone=self.text(entry.zone))

    def session(self, session: SessionFacts) -> ExchangedSession:
        """Return a session with the words taken out of its texts."""
        return ExchangedSession(
            session.uid, self.text(session.title), session.began, session.heard, self.text(session.practice),
            self.text(session.kind),
        )  # fmt: skip

    def _answer(self, answer: Answer) -> Answer:
        asked = answer.question
        question = replace(
            asked, name=self.text(asked.name), asked=self.text(asked.asked), scale=self.text(asked.scale)
        )
        return Answer(question, tuple(self._part(part) for part in answer.parts))

    def _part(self, part: Part) -> Part:
        text, other = part.text, part.other
        return replace(part, text=text and self.text(text), other=other and self.text(other))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _pattern(word: str) -> str:
    """Matches the word with any space between its parts, with unseen letters within it, and with ß for ss."""
    letters = re.sub(r"\s+", " ", re.sub(_IGNORED, "", word))
    return _IGNORED.join(map(_piece, re.findall(r"[sSßẞ]+|.", letters)))


def _piece(piece: str) -> str:
    if piece[0] in "sSßẞ":
        most = len(piece.replace("ß", "ss").replace("ẞ", "ss"))
        return f"(?:[sßẞ]{_IGNORED}){{{(most + 1) // 2},{most}}}"
    return r"\s+" if piece == " " else re.escape(piece)
