"""guide serve: the screen in a browser, on this machine alone unless another is asked for."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from typing import Any

from guide.translation import _

HERE = "127.0.0.1"
PORT = 8437
HERE_ALONE = _("Only this machine can open it, and sound comes from this machine. Ctrl-C ends it.")
OTHERS_TOO = _(
    "Whoever reaches {host} and has this address can read your journal, and who listens on the way "
    "reads along. Sound comes from this machine. Ctrl-C ends it."
)
ELSEWHERE = _("listen there instead of {here}; then whoever reaches it and has its address can read your journal")
NOT_HERE = _("What shows the screen in a browser is not installed.")
ADD_IT = _('Add it with: pip install "guide-player[web]"')


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("serve")
    parser.add_argument(
        "--host", default=HERE, metavar="ADDRESS",
        help=ELSEWHERE.format(here=HERE),
    )  # fmt: skip
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=_("instead of {port}; 0 takes a free one").format(port=PORT)
    )
    parser.add_argument("--window", action="store_true", help=argparse.SUPPRESS)  # what runs behind each page
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Serve until interrupted; say the address, and who can open it."""
    if given.window:
        from guide.cli import play

        return play.open_screen()
    from guide.problems import CannotReadError

    try:
        import aiohttp  # noqa: F401
        import textual_serve  # noqa: F401
    except ImportError as error:
        raise CannotReadError(NOT_HERE, ADD_IT) from error
    import asyncio

    from guide.tui import in_browser

    def told(address: str) -> None:
        print(address)
        print(
            HERE_ALONE if given.host in (HERE, "::1", "localhost") else OTHERS_TOO.format(host=given.host), flush=True
        )

    asyncio.run(in_browser.serve(_window(), given.host, given.port, told))
    return 0


def _window() -> str:
    """What opens the screen once, as a shell reads it."""
    command = [sys.executable, "-m", "guide", "serve", "--window"]
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
