"""Where things lie on this machine: what was shipped, what is kept, what can be made again.

Paths follow the platform; ``GUIDE_HOME`` puts all of it in one folder.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

APP = "guide"
OWNER_ONLY = 0o700
PACK_NAMED = ".pack"
"""The ending of the files that say where a pack lies."""


def meant(named: str) -> Path:
    """The path that somebody wrote, with their home for ``~``; as it stands where nobody has that home."""
    try:
        return Path(named).expanduser()
    except RuntimeError:
        return Path(named)


def typed(line: str) -> Path:
    """The path in a line that somebody typed, or dropped into the terminal, which sets some in quotes. See `meant`."""
    bare = line.strip()
    quoted = len(bare) > 2 and bare[0] == bare[-1] and bare[0] in "'\""
    return meant(bare[1:-1] if quoted else bare)


def scripts() -> Path:
    """The practices that travel with the program."""
    return _shipped("scripts")


def audio_assets() -> Path:
    """The sounds that travel with the program."""
    return _shipped("audio_assets")


def own_scripts() -> Path:
    """The listener's own practices. May not exist."""
    return data() / "scripts"


def own_sounds() -> Path:
    """The listener's own beds and bells. May not exist."""
    return data() / "sounds"


def voices() -> Path:
    """Models of voices that the listener fetched or put there; ``GUIDE_VOICES`` names another folder. May not exist."""
    named = os.environ.get("GUIDE_VOICES")
    return meant(named) if named else data() / "voices"


def anchors() -> Path:
    """The listener's own words for what steadies them. May not exist."""
    return data() / "anchors.json"


def support() -> Path:
    """What the listener wrote on their support card. May not exist."""
    return data() / "support.yaml"


def device() -> Path:
    """The sound device that the listener chose. May not exist."""
    return data() / "device.json"


def preferences() -> Path:
    """How the listener wants it from one visit to the next. May not exist."""
    return data() / "settings.json"


def own_shelf() -> Path:
    """The practices and presets that the listener keeps at hand. May not exist."""
    return data() / "shelf.yaml"


def own_themes() -> Path:
    """The listener's own colours for the screens. May not exist."""
    return data() / "themes"


def packs() -> Path:
    """Practices of others that the listener installed, a folder each, and a file that says which. May not exist."""
    return data() / "packs"


def pack_folders() -> dict[str, Path]:
    """The folder of each installed pack, by the name of the pack, in alphabetical order.

    What is installed is what a file ``NAME.pack`` in `packs` names: it is there in one moment, and so is what it names.
    """
    found = {}
    try:
        for path in sorted(packs().glob(f"[!.]*{PACK_NAMED}")):
            folder = packs() / path.read_text("utf-8").strip()
            if folder.parent == packs() and folder.is_dir():
                found[path.stem] = folder
    except (OSError, ValueError):
        return found
    return found


def pack_around(path: Path) -> Path | None:
    """The folder of the pack that a file or folder lies in, installed or about to be; None for all others."""
    try:
        inside = Path(os.path.abspath(path)).relative_to(os.path.abspath(packs())).parts  # noqa: PTH100 - by the letter
    except ValueError:
        return None
    return packs() / inside[0] if inside else None


def pack_name(path: str) -> str:
    """The name of the installed pack that a file lies in; empty for all others."""
    around = pack_around(Path(path)) if path else None
    return next((name for name, folder in pack_folders().items() if folder == around), "") if around else ""


def pack_keys() -> Path:
    """The keys by which the authors of packs are known again. May not exist."""
    return data() / "pack-keys.json"


def signing_key() -> Path:
    """The key with which the listener signs packs of their own. May not exist."""
    return data() / "pack-signing.key"


def schemas() -> Path:
    """Copies of the JSON Schemas, where editors find them. May not exist."""
    return data() / "schemas"


def journal() -> Path:
    """The journal's database file. May not exist."""
    return data() / "journal.db"


def journal_lock() -> Path:
    """What stands beside a locked journal and says so. May not exist."""
    return journal().with_name(f"{journal().name}.lock")


def takes() -> Path:
    """Spoken words, kept by what made them. Can be deleted at any time."""
    return kept() / "takes"


def beds() -> Path:
    """Ambience decoded to the session's rate. Can be deleted at any time."""
    return kept() / "beds"


def covers() -> Path:
    """Covers of practices, for desktops that show what plays. Can be deleted at any time."""
    return kept() / "covers"


def library_index() -> Path:
    """What is known of the practices at hand without reading them again. Can be deleted at any time."""
    return kept() / "library.index"


def length_index() -> Path:
    """How long the practices at hand last, and what that depends on. Can be deleted at any time."""
    return kept() / "lengths.index"


def insight_index() -> Path:
    """What insights look up in lists of words and in forms. Can be deleted at any time."""
    return kept() / "insights.index"


def openings() -> Path:
    """What practices that were played before begin with. Can be deleted at any time."""
    return kept() / "openings"


def leases() -> Path:
    """Who uses what is kept just now. Can be deleted when nobody does."""
    return kept() / "in-use"


def cache_limit() -> Path:
    """How much the listener lets us keep. May not exist."""
    return data() / "cache.json"


def data() -> Path:
    """What belongs to the person and is nowhere else."""
    home = os.environ.get("GUIDE_HOME")
    if home:
        return Path(home) / "data"
    import platformdirs

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def state() -> Path:
    """Logs of the program itself."""
    home = os.environ.get("GUIDE_HOME")
    if home:
        return Path(home) / "state"
    import platformdirs

    return Path(platformdirs.user_state_dir(APP, appauthor=False))


@cache
def kept() -> Path:
    """What can be made again: a temporary folder where the usual one cannot be written, so that practice goes on."""
    home = os.environ.get("GUIDE_HOME")
    if home:
        wanted = Path(home) / "cache"
    else:
        import platformdirs

        wanted = Path(platformdirs.user_cache_dir(APP, appauthor=False))
    return wanted if _writable(wanted) else _for_now()


def _for_now() -> Path:
    """A folder that goes when the program does."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="guide-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _writable(folder: Path) -> bool:
    import tempfile

    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _shipped(name: str) -> Path:
    """Inside an installed wheel beside this file; in a checkout one floor up."""
    package = Path(__file__).parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name
