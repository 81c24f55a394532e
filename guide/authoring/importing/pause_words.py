"""Words that mean a silence, in the languages of `number_words`, and how long each is where it says no length."""

from __future__ import annotations

from guide.authoring.importing.number_words import words_in

PAUSE, LONG_PAUSE, SHORT_PAUSE, SILENCE = 5.0, 12.0, 2.0, 20.0
"""Seconds of a pause that says no length."""

PAUSES = words_in(
    "pause pauses paused pausing paus pausen pauzes pauze pausa pausas pauser tauko tauon taukoa pauza pauzę "
    "przerwa pausieren pausiere пауза паузы 停顿 暂停 ポーズ"
)
SILENCES = words_in(
    "silence silences stille ruhe schweigen silencio silêncio silenzio stilte stillhet stilhed tystnad hiljaisuus "
    "hiljaisuutta cisza ciszy тишина 静默 沉默 沈黙"
)
NOUNS = PAUSES | SILENCES
"""Nobody says them in brackets and means anything else."""
BEATS = words_in("beat beats")
VERBS = words_in(
    "break breaks rest wait waits warten warte attendre attendez attends esperar espera espere aspettare aspetta "
    "attendere attendi wachten wacht vänta vent odota slnc"
)
"""A pause if nothing else stands beside them but a length."""
QUIET = words_in("silent")
HELD = words_in(
    "take allow leave give hold holding held stay sit quiet quietly still stil tyst tyste breathe breathing "
    "listen halten anhalten retenez mantén håll"
)
"""A pause only if they say how long."""
KINDS = NOUNS | BEATS | VERBS | QUIET

LONG = words_in("long longer full lange langer longue larga lunga longa lång lang pitkä extended")
SHORT = words_in(
    "short shorter brief small quick slight kurz kurze kurzer courte breve corta curta korte kort lyhyt tiny"
)
AROUND = words_in(
    "take moment moments while bit seconds-of with and then do make allow leave add insert few couple several "
    "augenblick instant instante momento ett ögonblick øyeblikk of . , : ; ! = ( ) - – — … .. ... * _ #"
)
"""They stand beside a pause and say nothing of its length."""


def usual(words: set[str]) -> float:
    """Seconds of a pause that is called by ``words``."""
    if words & LONG:
        return LONG_PAUSE
    if words & BEATS or words & SHORT:
        return SHORT_PAUSE
    return SILENCE if words & (SILENCES | QUIET) and not words & PAUSES else PAUSE
