"""The sound of a file that pydub cannot give as it should be: of a film too large for memory, or of many channels.

ffmpeg mixes it down to two by its own coefficients, which are those of `guide.sounds.downmix`, for the layout that the
file tells; it lies on disk while it is read.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide import places
from guide.problems import CannotReadError
from guide.translation import _


@contextlib.contextmanager
def extracted(path: Path, seconds: float) -> Iterator[Path]:
    """Give the first ``seconds`` of sound in ``path`` as a stereo file for the length of the block.

    Raises CannotReadError where ffmpeg finds no sound in it, OSError where the disk is full.
    """
    import imageio_ffmpeg

    places.beds().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=places.beds(), prefix=".own-", ignore_cleanup_errors=True) as folder:
        sound = Path(folder) / "sound.w64"  # as WAV, which ends at 4 GiB, but without an end
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", "-i", str(path.absolute()),
            "-map", "0:a:0", "-t", str(seconds), "-ac", "2", "-c:a", "pcm_f32le", "-f", "w64", str(sound),
        ]  # fmt: skip
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            if b"No space left" in done.stderr:
                raise OSError(_("no room left"))
            raise CannotReadError(
                _("{path} holds no sound that can be read.").format(path=path),
                _("It has to be a sound file or a film."),
            )
        yield sound
