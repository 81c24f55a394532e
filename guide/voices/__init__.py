"""Words and a voice to takes, spoken once and kept. Importing this loads neither numpy nor an engine.

    with Company(places.takes(), script.lexicon) as company:
        kept = company.find(utterance)      # at once, or None
        take = company.speak(utterance)     # kept or spoken: a mapped mono sound at the session's rate

The engines (`guide.voices.engines`) run in processes of their own (`guide.voices.worker`); what they give is brought
to one rate and one loudness (`guide.voices.polish`) and kept under a name made of all that made it
(`guide.voices.takes`).
"""

from __future__ import annotations

from guide.voices.company import Company
from guide.voices.engine import CannotSay, VoiceInfo
from guide.voices.roster import DEFAULT, UnknownVoiceError, check, resolve, voices

__all__ = ["DEFAULT", "CannotSay", "Company", "UnknownVoiceError", "VoiceInfo", "check", "resolve", "voices"]
