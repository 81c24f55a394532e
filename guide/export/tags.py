"""What a finished file says about itself, in the way of each container: ID3 for WAV and MP3, Vorbis comments for FLAC
and Ogg. Chapters as ID3 CHAP and CTOC (ID3v2 Chapter Frame Addendum 1.0) and as ``CHAPTERxxx`` comments.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.captions import Chapter


@dataclass(frozen=True, slots=True)
class About:
    """What is worth knowing of a practice when only its file is at hand."""

    title: str
    summary: str = ""
    author: str = ""
    license: str = ""
    note: str = ""
    kind: str = ""
    aim: str = ""
    intensity: int = 1
    language: str = "en"
    voice: str = ""
    beds: tuple[str, ...] = ()
    digest: str = ""
    """Hash of the script."""

    def rows(self) -> Iterator[tuple[str, str]]:
        """Names and values beyond title, author and licence; empty ones are left out."""
        rows = (
            ("note", self.note),
            ("kind", self.kind),
            ("aim", self.aim),
            ("intensity", f"{self.intensity} of 5"),
            ("voice", self.voice),
            ("beds", ", ".join(self.beds)),
            ("script-sha256", self.digest),
        )
        return (row for row in rows if row[1])

    def comment(self) -> str:
        """The summary, and the content note where there is one: shown by every player."""
        return f"{self.summary} Note: {self.note}" if self.note else self.summary


def write(path: Path, ending: str, about: About, chapters: tuple[Chapter, ...]) -> None:
    """Write tags and chapters into the finished sound at ``path``. Raises OSError."""
    from mutagen import MutagenError

    writers: dict[str, Callable[[Path, About, tuple[Chapter, ...]], None]] = {
        ".wav": _wav,
        ".mp3": _mp3,
        ".flac": _flac,
        ".ogg": _ogg,
    }
    try:
        writers[ending](path, about, chapters)
    except MutagenError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(errno.EIO, f"the tags could not be written ({error})") from error


def _wav(path: Path, about: About, chapters: tuple[Chapter, ...]) -> None:
    from mutagen.wave import WAVE

    file = WAVE(path)
    file.add_tags()
    _id3(file.tags, about, chapters)
    file.save()


def _mp3(path: Path, about: About, chapters: tuple[Chapter, ...]) -> None:
    from mutagen.id3 import ID3

    tags = ID3()
    _id3(tags, about, chapters)
    tags.save(path, v2_version=3)


def _flac(path: Path, about: About, chapters: tuple[Chapter, ...]) -> None:
    from mutagen.flac import FLAC

    file = FLAC(path)
    _comments(file, about, chapters)
    file.save()


def _ogg(path: Path, about: About, chapters: tuple[Chapter, ...]) -> None:
    from mutagen.oggvorbis import OggVorbis

    file = OggVorbis(path)
    _comments(file, about, chapters)
    file.save()


def _id3(tags: Any, about: About, chapters: tuple[Chapter, ...]) -> None:  # noqa: ANN401 - mutagen has no types
    from mutagen import id3

    utf16 = id3.Encoding.UTF16
    tags.add(id3.TIT2(encoding=utf16, text=about.title))
    tags.add(id3.TCON(encoding=utf16, text="Meditation"))
    tags.add(id3.COMM(encoding=utf16, lang="eng", desc="", text=about.comment()))
    if about.author:
        tags.add(id3.TPE1(encoding=utf16, text=about.author))
    if about.license:
        tags.add(id3.TCOP(encoding=utf16, text=about.license))
    for name, value in about.rows():
        tags.add(id3.TXXX(encoding=utf16, desc=name, text=value))
    names = [f"ch{number}" for number in range(len(chapters))]
    listed = names[:255]  # a table of contents counts its entries in one byte; the chapters themselves are all there
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    heading = id3.TIT2(encoding=utf16, text=about.title)
    tags.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=listed, sub_frames=[heading]))
    for name, chapter in zip(names, chapters, strict=True):
        tags.add(_chapter(name, chapter))


def _chapter(name: str, chapter: Chapter) -> Any:  # noqa: ANN401 - mutagen has no types
    from mutagen import id3

    unused = 0xFFFFFFFF  # times count, byte offsets do not
    return id3.CHAP(
        element_id=name,
        start_time=round(chapter.start * 1000),
        end_time=round(chapter.stop * 1000),
        start_offset=unused,
        end_offset=unused,
        sub_frames=[id3.TIT2(encoding=id3.Encoding.UTF16, text=chapter.title)],
    )


def _comments(file: Any, about: About, chapters: tuple[Chapter, ...]) -> None:  # noqa: ANN401 - mutagen has no types
    file["title"], file["genre"] = about.title, "Meditation"
    file["description"] = file["comment"] = about.comment()
    file["language"] = about.language
    if about.author:
        file["artist"] = about.author
    if about.license:
        file["license"] = about.license
    for name, value in about.rows():
        file[name] = value
    for number, chapter in enumerate(chapters):
        ms = round(chapter.start * 1000)
        stamp = f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"
        file[f"CHAPTER{number:03}"] = stamp
        file[f"CHAPTER{number:03}NAME"] = chapter.title
