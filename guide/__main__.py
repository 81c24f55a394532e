"""The command ``guide``: turns what went wrong into one sentence and an exit status, never a traceback."""

from __future__ import annotations

import sys

try:
    import contextlib
    import gc
    import os
    import traceback
    from pathlib import Path

    from guide import interrupts
    from guide.problems import ScriptError, WorldError, WrongUseError
    from guide.translation import _
except KeyboardInterrupt:  # Ctrl-C before anything has begun
    sys.exit(130)

gc.set_threshold(50_000)  # loading modules makes much that stays and little to collect: a tenth of it was looking
FINE, WRONG_USE, WRONG_SCRIPT, WRONG_WORLD = 0, 1, 2, 3


def main(arguments: list[str] | None = None) -> int:
    """Run one command. The exit status: 0 fine, 1 wrong use, 2 the script, 3 the world, 130 interrupted.

    A name that nobody has (of a practice, a voice, a section, a setting) is wrong use; a file that is not there is the
    world. Told to end from outside it is 128 and the number of the signal: 143 for SIGTERM, 129 for SIGHUP.
    """
    interrupts.heed()
    _mend_streams()
    try:
        from guide import cli

        return cli.run(arguments)
    except ScriptError as error:
        return _say(WRONG_SCRIPT, str(error))
    except WorldError as error:
        status = WRONG_USE if isinstance(error, WrongUseError) else WRONG_WORLD
        return _say(status, f"{error.sentence} {error.hint}".strip())
    except KeyboardInterrupt as interrupt:
        interrupts.clear_away()
        return _say(interrupts.status(interrupt), "")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; nothing is wrong here
        return FINE
    except OSError as error:
        what = str(error.filename or _("Something"))
        told = _("{what} could not be read or written: {error}.")
        return _say(WRONG_WORLD, told.format(what=what, error=error.strerror or error))
    except Exception as error:  # the last wall before the person
        return _say(WRONG_WORLD, _unforeseen(error))


def _say(status: int, sentence: str) -> int:
    if sentence:
        with contextlib.suppress(OSError):  # a terminal that is gone cannot be told
            print(sentence, file=sys.stderr)
    return status


def _mend_streams() -> None:
    """Closed streams lead nowhere, and a terminal without our letters shows them in another way."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _unforeseen(error: Exception) -> str:
    """Write down what we need to mend it, and say where it is."""
    from guide import places

    sentence = _("Something happened that was not foreseen: {error}.").format(error=str(error) or type(error).__name__)
    log = places.state() / "unforeseen.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        return sentence
    return _("{sentence} The details are in {log}").format(sentence=sentence, log=log)


if __name__ == "__main__":
    sys.exit(main())
