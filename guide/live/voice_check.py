"""Whether the voices of a script are there, for whoever only looks at its plan and would speak nothing."""

from __future__ import annotations

import contextlib

from guide.lint.references import recordings
from guide.render.preparation import take_service_of
from guide.script.collect import collect
from guide.script.model import Script
from guide.voices import CannotSay, comes_along


def check_voices(script: Script) -> None:
    """Speak one line of each voice that may not be there and has lines that are not kept yet.

    Raises CannotSpeakError as speaking the whole would. Starts nothing for the voices that come with the program, nor
    for lines that their author has recorded.
    """
    recorded = recordings(script).files
    with take_service_of(script) as take_service:
        spoken_by_voice = [each for each in collect(script).utterances if each.words not in recorded]
        unspoken = [each for each in spoken_by_voice if not take_service.find(each)]
        for utterance in {each.voice: each for each in reversed(unspoken)}.values():
            if not comes_along(utterance.voice):
                with contextlib.suppress(CannotSay):  # of the line, and not of the voice
                    take_service.speak(utterance)
