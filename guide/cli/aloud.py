"""``guide --say``: what is asked line by line is said aloud as well, with what was printed since the last question.

While it is said one may type already; what is typed ends it. A script, whose lines stand ready, waits until all is
said. What a practice prints while it plays is not said: there its own voice speaks.
"""

from __future__ import annotations

import contextlib
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

from guide.translation import _

if TYPE_CHECKING:
    from guide.voices import TakeService

OPTION = "--say"
"""Before every command."""
_BRACKETS, _ARROWS = re.compile(r"[\[\]()“”]"), re.compile("[<>]")
"""Signs that help the eye alone."""
_KEYS = {"<": _("the sign for less"), "?": _("the question mark"), ".": _("the full stop")}
"""Signs that are typed, by what they are called where they stand alone."""
_KEY = re.compile(r"(?<!\S)[<?.](?!\S)")
_FOLDED = re.compile(r"(?<=[\w,])\n *(?=[a-zà-öø-ÿ])")
"""Where a line goes on in the next one, for it is no wider than the terminal."""
Say = Callable[[str, threading.Event], None]
"""Says a line to its end, or until the event is set."""


class SpokenOutput:
    """Standard output that remembers what was written to it, so that it can be said."""

    def __init__(self, written: TextIO, say: Say) -> None:
        """What is written goes to ``written`` as well."""
        self._written, self._say = written, say
        self._since = ""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a text stream has
        return getattr(self._written, name)

    def write(self, text: str) -> int:
        """Write ``text``, and remember it."""
        self._since += text
        return self._written.write(text)

    def forget(self) -> None:
        """Say nothing of what was written until now."""
        self._since = ""

    def say_rest(self) -> None:
        """Say what was written since the last question, to its end."""
        since, self._since = self._since, ""
        self._say_lines(since, threading.Event())

    @contextmanager
    def asking(self, question: str, *, waits: bool) -> Iterator[None]:
        """Say what was written, and ``question``: before what is within begins where it ``waits``, or else while it
        lasts."""
        told, stop = f"{self._since}\n{question}", threading.Event()
        speech = threading.Thread(target=self._say_lines, args=(told, stop), daemon=True)
        speech.start()
        try:
            if waits:
                speech.join()
            yield
        finally:
            stop.set()
            speech.join()
            self._since = ""  # the question was written meanwhile, and what was typed to it

    def _say_lines(self, told: str, stop: threading.Event) -> None:
        for line in _FOLDED.sub(" ", told).splitlines():
            if any(char.isalnum() for char in line) and not stop.is_set():
                self._say(spoken(line), stop)


def spoken(line: str) -> str:
    """Return what is said of a line: keys by their names, without signs for the eye."""
    named = _KEY.sub(lambda found: _KEYS[found[0]], _BRACKETS.sub(" ", line))
    return " ".join(_ARROWS.sub(" ", named).split())


def asking(question: str, *, waits: bool) -> AbstractContextManager[None]:
    """Say ``question`` where that is wanted; see `SpokenOutput.asking`."""
    return sys.stdout.asking(question, waits=waits) if isinstance(sys.stdout, SpokenOutput) else nullcontext()


def forget() -> None:
    """Say nothing of what was printed until now."""
    if isinstance(sys.stdout, SpokenOutput):
        sys.stdout.forget()


@contextmanager
def saying() -> Iterator[None]:
    """Have what is asked and printed within said aloud, by the voice that `voice` finds."""
    with Speaker() as speaker:
        heard = SpokenOutput(sys.stdout, speaker.say)
        with contextlib.redirect_stdout(heard):
            yield
            heard.say_rest()


def voice() -> str:
    """Return who says it: the person's own voice where it speaks the language of the program, else the usual one, else
    the first that does; empty where none does."""
    from guide import preferences, voices
    from guide.live.rehearsing import voice_for
    from guide.script.language import tongue
    from guide.translation import chosen

    wanted = chosen()
    here, _gone = preferences.voices_here({"": preferences.read().get("voice") or voices.DEFAULT})
    own = here.get("")
    if own and tongue(voices.language(own) or wanted) == tongue(wanted):
        return own
    return voice_for(wanted)


class Speaker:
    """Says lines through the sound card. What keeps it from that is told once, and then nothing is said."""

    def __init__(self) -> None:
        self._voice: str | None = None
        self._takes: TakeService | None = None
        self._mute = False
        self._open = ExitStack()

    def __enter__(self) -> Speaker:
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def say(self, words: str, stop: threading.Event) -> None:
        """Say ``words``, and return when they were heard or ``stop`` was set."""
        from guide.player import device_choice
        from guide.player.hearing import hear
        from guide.problems import WorldError
        from guide.script.model import Utterance
        from guide.voices import CannotSay, check

        if self._mute:
            return
        try:
            utterance = Utterance(words, self._named())
            check(utterance, {})
            hear(self._service().speak(utterance).pcm, device_choice.read(), stop)
        except CannotSay:
            return  # it stands on the screen; the rest can be said
        except WorldError as error:
            self._give_up(error.sentence)
        except OSError as error:
            self._give_up(str(error))

    def _give_up(self, why: str) -> None:
        self._mute = True
        print(_("Nothing is said aloud: {why}").format(why=why), file=sys.stderr)

    def _named(self) -> str:
        from guide.problems import WorldError

        if self._voice is None:
            self._voice = voice()
        if not self._voice:
            raise WorldError(_("no voice here speaks this language; guide voices shows who there is."))
        return self._voice

    def _service(self) -> TakeService:
        from guide.live.rehearsing import passing
        from guide.voices import TakeService

        if self._takes is None:  # what is printed may be somebody's own words, which nothing keeps but their journal
            self._takes = self._open.enter_context(TakeService(self._open.enter_context(passing())))
        return self._takes
