"""``guide --say``: what is asked line by line is said aloud as well, with what was printed since the last question.

While it is said one may type already; what is typed ends it. A script, whose lines stand ready, waits until all is
said, and so it is where nobody types at all. The last words of a command are heard to their end, or until Enter. What
a practice prints while it plays is not said: there its own voice speaks.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, TextIO

from guide.problems import ScriptError, WorldError
from guide.translation import _

if TYPE_CHECKING:
    from guide.live.rehearsing import Speak

OPTION = "--say"
"""Before every command."""
_BRACKETS, _ARROWS = re.compile(r"[\[\]()“”]"), re.compile("[<>]")
"""Signs that help the eye alone."""
_LOOK = 0.1
"""Seconds between one look whether Enter was pressed and the next."""
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

    def also(self, told: str) -> None:
        """Say ``told`` behind what was written, though it is written elsewhere."""
        self._since += f"\n{told}"

    def forget(self) -> None:
        """Say nothing of what was written until now."""
        self._since = ""

    def say_rest(self) -> None:
        """Say what was written since the last question, to its end, or until Enter is pressed."""
        told, stop = self._since, threading.Event()
        self._since = ""
        speech = threading.Thread(target=self._say_lines, args=(told, stop), daemon=True)
        before = _typed()
        speech.start()
        try:
            while speech.is_alive() and _typed() == before:
                speech.join(_LOOK)
        finally:
            stop.set()
            speech.join()

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


def _typed() -> int:
    """Return how many letters stand ready in lines that were typed at the terminal; they are left for whoever reads
    next. 0 where nobody types, and on Windows, where that is not known."""
    try:
        import fcntl
        import termios

        file = sys.stdin.fileno()
        if not os.isatty(file):
            return 0
        return int.from_bytes(fcntl.ioctl(file, termios.FIONREAD, bytes(4)), sys.byteorder)
    except (ImportError, OSError, ValueError):
        return 0


def spoken(line: str) -> str:
    """Return what is said of a line: keys by their names, without signs for the eye."""
    named = _KEY.sub(lambda found: _KEYS[found[0]], _BRACKETS.sub(" ", line))
    return " ".join(_ARROWS.sub(" ", named).split())


def asking(question: str, *, waits: bool) -> AbstractContextManager[None]:
    """Say ``question`` where that is wanted; see `SpokenOutput.asking`."""
    return sys.stdout.asking(question, waits=waits) if isinstance(sys.stdout, SpokenOutput) else nullcontext()


def also(told: str) -> None:
    """Say ``told`` as well, where that is wanted, though it is printed elsewhere."""
    if isinstance(sys.stdout, SpokenOutput):
        sys.stdout.also(told)


def forget() -> None:
    """Say nothing of what was printed until now."""
    if isinstance(sys.stdout, SpokenOutput):
        sys.stdout.forget()


@contextmanager
def saying() -> Iterator[None]:
    """Have what is asked and printed within said aloud, and what ends it, by the voice that `voice` finds."""
    with Speaker() as speaker:
        heard = SpokenOutput(sys.stdout, speaker.say)
        with contextlib.redirect_stdout(heard):
            try:
                yield
            except (ScriptError, WorldError) as error:
                heard.also(str(error))
                heard.say_rest()
                raise
            except SystemExit:  # after help, or what is wrong with the words of the command
                heard.say_rest()
                raise
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
        self._speak: Speak | None = None
        self._mute = False
        self._open = ExitStack()

    def __enter__(self) -> Speaker:
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def say(self, words: str, stop: threading.Event) -> None:
        """Say ``words``, and return when they were heard or ``stop`` was set."""
        from guide.live.rehearsing import speaking
        from guide.voices import CannotSay

        if self._mute:
            return
        try:
            if self._speak is None:  # its own: what is printed may be somebody's words, for their journal alone
                self._speak = self._open.enter_context(speaking(own=True))
            self._speak(words, self._named(), stop)
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
        if self._voice is None:
            self._voice = voice()
        if not self._voice:
            raise WorldError(_("no voice here speaks this language; guide voices shows who there is."))
        return self._voice
