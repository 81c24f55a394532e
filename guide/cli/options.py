"""Options that several commands share, declared once."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.actions.formatting import clock as clock
from guide.cli.lengths import delay as delay
from guide.cli.lengths import length as length
from guide.translation import _

if TYPE_CHECKING:
    from guide.render.options import RenderOptions
    from guide.script.model import Script


def choices(parser: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Declare what may be changed about a practice before it starts; where ``several``, lengths and voices are lists,
    given as tuples."""
    parser.add_argument(
        "--for",
        dest="seconds",
        type=_lengths if several else length,
        metavar="10m,20m" if several else "10m",
        help=_("how long it shall last, exactly; a number alone is minutes"),
    )
    parser.add_argument(
        "--voice", type=_names if several else str, metavar="NAME,NAME" if several else "NAME",
        help=_("who speaks; see: guide voices"),
    )  # fmt: skip
    parser.add_argument("--pace", type=_pace, metavar="0.9", help=_("0.7 slower to 1.4 faster; 1 is unhurried"))
    parser.add_argument(
        "--bed", metavar="NAME|FILE|none", help=_("the ambience: a bed, a sound file of yours, or none")
    )
    parser.add_argument(
        "--hush", type=_hush, default=100, metavar="40", help=_("per cent of the lines that are spoken")
    )
    parser.add_argument(
        "--profile", choices=("export", "sleep", "broadcast"),
        help=_("how loud the whole is: -16, -20 or -23 LUFS; sleep practices are softer by themselves"),
    )  # fmt: skip
    parser.add_argument(
        "--set", dest="settings", action="append", default=[], type=_setting, metavar="NAME=VALUE",
        help=_("a setting of the practice, such as touch=no; may be given several times"),
    )  # fmt: skip


def own_words(parser: argparse.ArgumentParser) -> None:
    """Whether the listener's own words may leave this machine. Where nobody says so they do not."""
    parser.add_argument(
        "--with-my-words", action="store_true",
        help=_("with your own words (see: guide anchors), which are left out otherwise: others may come to "
               "hear them"),
    )  # fmt: skip


def about_own_words(render_options: RenderOptions, script: Script, what: str) -> str:
    """Return a sentence about the listener's own words in ``what``; empty where the practice does not ask for any."""
    if not render_options.asked_own(script):
        return ""
    if render_options.for_others:
        return _(
            "Your own words are left out of {what}, and the author's stand there; to have yours: --with-my-words"
        ).format(what=what)
    return _("Your own words are in {what}: whoever gets it comes to know them.").format(what=what)


def chosen(given: argparse.Namespace) -> RenderOptions:
    """Return what those options say; the listener's own words only where `own_words` asks for them.

    Raises WrongUseError.
    """
    from guide import places
    from guide.render.options import RenderOptions
    from guide.script import anchors

    there(given.voice, given.bed)
    return RenderOptions(
        given.voice, given.pace, given.bed, given.seconds, given.hush, given.profile, dict(given.settings),
        anchors.read(places.anchors()), not getattr(given, "with_my_words", True), getattr(given, "voices", {}),
    )  # fmt: skip


def progress(what: str, after: float = 0.0) -> Callable[[float], None]:
    """Return what shows a bar on a terminal, and nothing in a pipe; call it with how much is done, 0 to 1.

    Before ``after`` seconds have gone by, it shows nothing: what is done by then needs no bar.
    """
    if not sys.stderr.isatty():
        return lambda done: None
    began, shown = time.monotonic(), not after

    def show(done: float) -> None:
        nonlocal shown
        if not shown and (done >= 1.0 or time.monotonic() - began < after):
            return
        shown = True
        filled = round(min(max(done, 0.0), 1.0) * 24)
        end = "\r\033[K" if done >= 1.0 else ""
        print(f"\r{what} {'━' * filled}{'─' * (24 - filled)} {done:4.0%}{end}", end="", file=sys.stderr, flush=True)

    return show


def share(done: int, of: int) -> float:
    """Return the share that is done, 0 to 1; of nothing, all is done."""
    return done / of if of else 1.0


def there(voice: str | None, bed: str | None) -> None:
    """Check that they are at hand.

    Raises WrongUseError for names that nobody has, CannotReadError for a file that is not there.
    """
    from guide.problems import CannotReadError, WrongUseError, did_you_mean
    from guide.sounds import catalogue, names
    from guide.voices import resolve

    resolve(voice or "default")
    sounds = catalogue()
    if bed is None or bed == "none" or sounds.find_bed(bed):
        return
    if "/" in bed or "\\" in bed or "." in bed:
        raise CannotReadError(
            _("There is no sound file {bed}.").format(bed=bed), _("The beds that come along: guide beds")
        )
    raise WrongUseError(_("There is no bed called '{bed}'.").format(bed=bed), did_you_mean(bed, names(sounds.beds)))


def _lengths(text: str) -> tuple[float, ...]:
    return tuple(dict.fromkeys(map(length, text.split(","))))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    if not all(names):
        raise argparse.ArgumentTypeError(_("'{text}' has a comma too many").format(text=text))
    return names


def _hush(text: str) -> int:
    if not text.isdigit() or int(text) > 100:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no share of the lines: 0 (hardly any) to 100 (all)").format(text=text)
        )
    return int(text)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(
            _("'{text}' sets nothing: write a name, = and a value, such as touch=no").format(text=text)
        )
    return name.strip(), " ".join(value.split())


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no pace; 1 is unhurried, 0.9 a little slower").format(text=text)
        ) from None
    if not 0.7 <= pace <= 1.4:
        raise argparse.ArgumentTypeError(_("a pace is from 0.7 (slower) to 1.4 (faster)"))
    return pace
