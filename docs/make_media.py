"""Makes the pictures and the sound of the README: the real program played in silence, and a part of a practice.

python docs/make_media.py               # all of it, into docs/pictures and docs/sounds; takes about a minute
python docs/make_media.py --no-sound    # the picture alone
python docs/make_media.py --no-picture  # the sound alone
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (100, 30)
PRACTICE = "long-exhale"
AT = 76.0
"""Seconds into the practice at which the picture is taken: somebody breathes, and somebody speaks."""
LENGTH = "170s"
"""Of the practice that is heard: short, so that a minute of it reaches the first breath."""
START, SECONDS = 1, 65
"""From just before the bell to the end of that breath."""
LONGEST_WAIT = 120.0


def picture(svg: str) -> str:
    """Return Textual's picture without fonts from elsewhere: whoever looks at it asks no other host."""
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


async def player() -> None:
    """Take the picture of the player."""
    from guide import library, script
    from guide.player import SubprocessOutput
    from guide.tui.app import GuideApp
    from guide.tui.screens.player import PlayerPage
    from guide.tui.settings import Settings

    path = library.find(PRACTICE)
    practice = library.Practice(PRACTICE, path, script.load(path))
    app = GuideApp(practice, None, Settings(check_in=False, silent=True), None, SubprocessOutput(silent=True))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(2.0)
        await pilot.press("enter")  # past the page of the practice
        waited = 0.0
        while waited < LONGEST_WAIT:
            await pilot.pause(0.25)
            waited += 0.25
            session = app.backstage.session
            if session and isinstance(app.screen, PlayerPage) and session.now().position >= AT:
                break
        (HERE / "pictures" / "player.svg").write_text(picture(app.export_screenshot()), encoding="utf-8")
        app.exit()
    app.backstage.close()


def sound() -> None:
    """Write a minute of a practice as MP3."""
    import imageio_ffmpeg

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.flac"
        subprocess.run(
            [sys.executable, "-m", "guide", "export", PRACTICE, "--for", LENGTH, "-o", str(whole)], check=True
        )
        (HERE / "sounds").mkdir(exist_ok=True)
        fade = f"afade=t=in:d=0.5,afade=t=out:st={SECONDS - 1.5}:d=1.5"
        subprocess.run(
            [
                imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-ss", str(START), "-t", str(SECONDS),
                "-i", whole, "-af", fade, "-b:a", "96k", str(HERE / "sounds" / "a-minute.mp3"),
            ],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    if "--no-picture" not in sys.argv:
        asyncio.run(player())
    if "--no-sound" not in sys.argv:
        sound()
