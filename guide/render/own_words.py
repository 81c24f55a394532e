"""The listener's own words, as far as a voice can say them.

Whoever wrote them cannot know what a voice reads. A practice says its own line instead of words that its voice cannot
say, rather than not to begin at all; who writes them is told at once (`unsayable`).
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.script.model import Utterance
from guide.translation import _
from guide.voices import DEFAULT, CannotSay, UnknownVoiceError, check


def why_unsayable(words: str, voice: str = DEFAULT, lexicon: Mapping[str, str] | None = None) -> str:
    """Return what keeps ``voice`` from saying ``words``; empty where nothing does, or where there is no such voice."""
    try:
        check(Utterance(words, voice), lexicon or {})
    except CannotSay as error:
        return error.reason
    except UnknownVoiceError:  # which is told where it is looked for
        return ""
    return ""


def sayable(anchors: Mapping[str, str], voice: str, lexicon: Mapping[str, str]) -> dict[str, str]:
    """Return those of ``anchors`` that ``voice`` can say, by kind."""
    return {kind: words for kind, words in anchors.items() if not why_unsayable(words, voice, lexicon)}


def unsayable(anchors: Mapping[str, str]) -> str:
    """Return what is to be known of those that the usual voice cannot say, a sentence for each; empty if it can all."""
    told = _("The usual voice cannot say “{words}”: {reason}. Practices say words of their own there.")
    reasons = {words: why_unsayable(words) for words in anchors.values() if words.strip()}
    return " ".join(told.format(words=words, reason=reason) for words, reason in reasons.items() if reason)
