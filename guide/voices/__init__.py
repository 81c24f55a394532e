"""Words and a voice to takes, spoken once and kept. Importing this loads neither numpy nor an engine.

    with Company(places.takes(), script.lexicon) as take_service:
        kept = take_service.find(utterance)      # at once, or None
        take = take_service.speak(utterance)     # kept or spoken: a mapped mono sound at the session's rate

The engines (`guide.voices.engines`, found by `guide.voices.registry`) run in processes of their own
(`guide.voices.worker`); what they give is brought
to one rate and one loudness (`guide.voices.normalise`) and kept under a name made of all that made it
(`guide.voices.takes`), together with the times of their words: the
engine's own, or estimated (`guide.voices.guessing`).
An author's recordings replace single lines (`guide.voices.recorded`).
"""

from __future__ import annotations

from guide.voices.engine import CannotSay, Capabilities, Times, UnknownVoiceError, VoiceInfo
from guide.voices.registry import DEFAULT, check, comes_along, lacking, language, resolve, voices
from guide.voices.take_service import TakeService
from guide.voices.takes import times

__all__ = [
    "DEFAULT",
    "CannotSay",
    "Capabilities",
    "TakeService",
    "Times",
    "UnknownVoiceError",
    "VoiceInfo",
    "check",
    "comes_along",
    "lacking",
    "language",
    "resolve",
    "times",
    "voices",
]
