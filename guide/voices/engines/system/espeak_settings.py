"""How eSpeak NG is asked to speak: fast enough that sounds keep their shape, with a rest of its own between words.

Near the slowest rate it draws vowels out and runs words together: "keeps its door" is heard as "keep sit store". So
slowness comes from the rests and not from the sounds: as many words a minute as at rate 82 without rests, and of 100
words 7 misheard instead of 15 (`tests/benchmarks/bench_words.py --voice system`; five practices). Longer rests at
higher rates gained nothing more, nor did other pitches or any of the variants that were tried.
"""

from __future__ import annotations

RATE = 120
"""Words a minute at pace 1 without the rests; with them 110, as the built-in voice has."""
SLOWEST, FASTEST = 80, 450
"""What it takes."""
WORD_GAP = 7
"""The rest between words, in its own unit: it grows as the rate falls, and is an eighth of a second at `RATE`."""
VOICE = "en-us"
"""Its voice where none is named: by itself it would take British English, whatever the system's language is."""
_WORD_GAP = 7
"""``espeakWORDGAP`` in its ``speak_lib.h``; pyttsx3 has an older list, in which this number is called otherwise."""


def rest_between_words() -> None:
    """Have the rests spoken, in this process and from now on. A change of the voice leaves them as they are."""
    from pyttsx3.drivers import _espeak

    _espeak.SetParameter(_WORD_GAP, WORD_GAP, 0)


def taken(rate: int) -> bool:
    """Wait for eSpeak's queue of its own; return whether ``rate`` and the rests have come through it."""
    from pyttsx3.drivers import _espeak

    _espeak.Synchronize()
    return (_espeak.GetParameter(_espeak.RATE), _espeak.GetParameter(_WORD_GAP)) == (rate, WORD_GAP)
