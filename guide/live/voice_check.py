"""Whether the voices of a script are there, for whoever only looks at its plan and would speak nothing."""

from __future__ import annotations

import contextlib

from guide.render.preparation import take_service_of
from guide.script.collect import collect
from guide.script.model import Script
from guide.voices import CannotSay, comes_along


def check_voices(script: Script) -> None:
    """Speak one line of each voice that may not be there and has lines that are not kept yet.

    Raises CannotSpeakError as speaking the whole would. Starts nothing for the voices that come with the program.
    """
    with take_service_of(script) as take_service:
        unspoken = [each for each in collect(script).utterances if not take_service.find(each)]
        for utterance in {each.voice: each for each in reversed(unspoken)}.values():
            if not comes_along(utterance.voice):
                with contextlib.suppress(CannotSay):  # of the line, and not of the voice
                    take_service.speak(utterance)
