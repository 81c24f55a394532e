"""The command ``guide``: turns what went wrong into one sentence and an exit status, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
import traceback

from guide.problems import ScriptError, WorldError

FINE, WRONG_USE, WRONG_SCRIPT, WRONG_WORLD, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command. The exit status: 0 fine, 1 wrong use, 2 the script, 3 the world, 130 interrupted."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # whoever ends us from outside is obeyed as softly as Ctrl-C
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        from guide import cli

        return cli.run(arguments)
    except ScriptError as error:
        return _say(WRONG_SCRIPT, str(error))
    except WorldError as error:
        return _say(WRONG_WORLD, f"{error.sentence} {error.hint}".strip())
    except KeyboardInterrupt:
        return _say(INTERRUPTED, "")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; nothing is wrong here
        return FINE
    except Exception as error:  # the last wall before the person
        return _say(WRONG_WORLD, _unforeseen(error))


def _say(status: int, sentence: str) -> int:
    if sentence:
        print(sentence, file=sys.stderr)
    return status


def _unforeseen(error: Exception) -> str:
    """Write down what we need to mend it, and say where it is."""
    from guide import places

    sentence = f"Something happened that was not foreseen: {str(error) or type(error).__name__}."
    log = places.state() / "unforeseen.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        return sentence
    return f"{sentence} The details are in {log}"


if __name__ == "__main__":
    sys.exit(main())
