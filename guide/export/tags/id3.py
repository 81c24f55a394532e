"""ID3 in MP3 and WAV: chapters as CHAP and CTOC (ID3v2 Chapter Frame Addendum 1.0), words as SYLT."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from guide.export.tags.gain import replaygain
from guide.translation import _

if TYPE_CHECKING:
    from guide.captions import Chapter
    from guide.export.tags import Inside

_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fi": "fin",
    "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld",
    "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr",
    "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ID3 counts languages in three letters (ISO 639-2)."""
_UNKNOWN = "XXX"
_FIRST_CHUNK = 12
"""Bytes of the head of a RIFF file."""


def write(path: Path, inside: Inside) -> None:
    """Version 2.3, which players of any age read."""
    from mutagen.id3 import ID3

    tags = ID3()
    _fill(tags, inside)
    _cover(tags, inside.cover)
    tags.save(path, v2_version=3)
    with path.open("rb+") as file:
        _put_in_order(file)


def _put_in_order(file: IO[bytes], start: int = 0) -> None:
    """Chapters in order of time. mutagen writes the shorter first, and some players show them as they come.

    ``start`` is where the tags begin in the file.
    """
    file.seek(start)
    head = file.read(10)
    size = sum(byte << (21 - 7 * place) for place, byte in enumerate(head[6:]))
    body = file.read(size)
    frames, at = [], 0
    while at + 10 <= size and body[at]:
        length = 10 + int.from_bytes(body[at + 4 : at + 8], "big")
        frames.append(body[at : at + length])
        at += length
    chapters = iter(sorted((each for each in frames if each[:4] == b"CHAP"), key=_starts))
    ordered = b"".join(next(chapters) if each[:4] == b"CHAP" else each for each in frames)
    file.seek(start + 10)
    file.write(ordered)


def _starts(chapter: bytes) -> bytes:
    """The first four bytes after its name are its time."""
    name = chapter.index(b"\0", 10)
    return chapter[name + 1 : name + 5]


def write_wave(path: Path, inside: Inside) -> None:
    """In a chunk of its own, without the picture: no player looks for one there.

    Version 2.3 as in MP3: of version 2.4 FFmpeg misreads the sizes of chapters whose titles are long.
    """
    from mutagen.wave import WAVE

    file = WAVE(path)
    file.add_tags()
    _fill(file.tags, inside)
    file.tags.save(path, v2_version=3)
    with path.open("rb+") as opened:
        _put_in_order(opened, _tags_in(opened))


def _tags_in(wave: IO[bytes]) -> int:
    """Where the data of the chunk with the tags begins; ValueError if there is none."""
    at = _FIRST_CHUNK
    while True:
        wave.seek(at)
        head = wave.read(8)
        if len(head) < 8:
            raise ValueError(_("no tags were written"))
        if head[:4].lower() == b"id3 ":
            return at + 8
        size = int.from_bytes(head[4:], "little")
        at += 8 + size + size % 2


def _fill(tags: Any, inside: Inside) -> None:  # noqa: ANN401 - mutagen has no types
    from mutagen import id3

    about, utf16, language = inside.about, id3.Encoding.UTF16, _language(inside.about.language)
    tags.add(id3.TIT2(encoding=utf16, text=about.title))
    tags.add(id3.TCON(encoding=utf16, text="Meditation"))
    tags.add(id3.TLAN(encoding=utf16, text=language))
    tags.add(id3.COMM(encoding=utf16, lang=language, desc="", text=about.comment()))
    if about.author:
        tags.add(id3.TPE1(encoding=utf16, text=about.author))
    if about.license:
        tags.add(id3.TCOP(encoding=utf16, text=about.license))
    for name, value in (*about.rows(), *replaygain(inside.level).items()):
        tags.add(id3.TXXX(encoding=utf16, desc=name, text=value))
    if inside.words:
        tags.add(id3.SYLT(encoding=utf16, lang=language, format=2, type=1, desc="", text=list(inside.words)))
    _chapters(tags, inside)


def _chapters(tags: Any, inside: Inside) -> None:  # noqa: ANN401 - mutagen has no types
    from mutagen import id3

    names = [f"ch{number}" for number in range(len(inside.chapters))]
    listed = names[:255]  # a table of contents counts its entries in one byte; the chapters themselves are all there
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    heading = id3.TIT2(encoding=id3.Encoding.UTF16, text=inside.about.title)
    tags.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=listed, sub_frames=[heading]))
    for name, chapter in zip(names, inside.chapters, strict=True):
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


def _cover(tags: Any, cover: bytes) -> None:  # noqa: ANN401 - mutagen has no types
    from mutagen import id3

    if cover:
        front = id3.PictureType.COVER_FRONT
        tags.add(id3.APIC(encoding=id3.Encoding.LATIN1, mime="image/jpeg", type=front, desc="", data=cover))


def _language(code: str) -> str:
    return _LANGUAGES.get(code.replace("_", "-").split("-")[0].lower(), _UNKNOWN)
