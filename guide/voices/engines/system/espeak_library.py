"""Finding eSpeak NG on Linux, where pyttsx3 needs it: the system's own library, or the wheel's (extra ``espeak``).

A library that is loaded by its path before pyttsx3 asks for it by name is the one that pyttsx3 gets.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.voices.engine import installed, version

_SONAME = "libespeak-ng.so.1"
_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/usr/lib/*-linux-*", "/lib/*-linux-*")


@dataclass(frozen=True, slots=True)
class EspeakLibrary:
    """A shared library, and a text that changes when it does; ``voices`` is its folder where it has its own."""

    path: Path
    mark: str
    voices: Path | None = None

    def load(self) -> None:
        """Bring it into this process."""
        import ctypes

        if self.voices:
            os.environ["ESPEAK_DATA_PATH"] = str(self.voices)
        ctypes.CDLL(str(self.path), mode=ctypes.RTLD_GLOBAL)


def find() -> EspeakLibrary | None:
    """The library to use, loading nothing. None if there is none."""
    for path in _system():
        whole = path.resolve()
        return EspeakLibrary(path, f"{whole.name} {whole.stat().st_size}")
    if installed("espeakng_loader"):
        import espeakng_loader

        mark = f"espeakng-loader {version('espeakng-loader')}"
        return EspeakLibrary(Path(espeakng_loader.get_library_path()), mark, Path(espeakng_loader.get_data_path()))
    return None


def _system() -> Iterator[Path]:
    named = [folder for folder in os.environ.get("LD_LIBRARY_PATH", "").split(":") if folder]
    for folder in [*named, *_FOLDERS]:
        root = Path(folder).anchor or "."
        yield from sorted(Path(root).glob(f"{folder.lstrip('/')}/{_SONAME}"))
