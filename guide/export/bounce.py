"""Streams the mix into a sound file, with words beside it and chapters inside it.

To add a format, see `guide.export.formats`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from guide import captions
from guide.audio import Pcm, memory
from guide.audio.atomic import beside
from guide.audio.loudness import Level
from guide.captions.words import spoken
from guide.export import tags
from guide.export.cleanup import remove_unfinished
from guide.export.encoders import Encoder
from guide.export.encoders.async_encoder import AsyncEncoder
from guide.export.format import Format, Stream
from guide.export.formats import FORMATS
from guide.export.observer import RenderObserver
from guide.export.options import USUAL, ExportOptions
from guide.export.stems import Stems, folder_of, stems
from guide.mix import Mix
from guide.problems import CannotWriteError
from guide.translation import _

BLOCK = 48_000
"""Frames mixed at a time: large enough for numpy, small enough for the processor's cache; a second, as inspected."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What was written."""

    sound: Path
    captions: tuple[Path, ...]
    frames: int
    seconds: float
    level: Level
    about: tags.About
    chapters: Path | None = None
    stems: Path | None = None


def format_of(path: Path) -> str:
    """The ending of ``path`` if it is one that can be written. Raises CannotWriteError."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise CannotWriteError(
            _("{name} has no ending that says what to write.").format(name=path.name),
            _("End it with one of {formats}.").format(formats=", ".join(FORMATS)),
        )
    return ending


def bounce(
    mix: Mix,
    path: Path,
    about: tags.About,
    progress: Callable[[float], None] = lambda done: None,
    block: int = BLOCK,
    order: ExportOptions = USUAL,
    witness: RenderObserver | None = None,
    also: Sequence[Path] = (),
) -> Finished:
    """Write the whole of ``mix`` to ``path`` and what ``order`` asks for beside it.

    ``also``: other files of the same mix, by their endings; it is mixed and heard once for all of them.
    ``progress`` is told how much is done, 0 to 1. ``block`` never changes the file. ``witness`` hears every block.
    Raises CannotWriteError; then whatever stood at ``path`` before still does.
    """
    memory.keep()
    forms = {place: _fitting(FORMATS[format_of(place)], mix, order) for place in (path, *also)}
    beside_it = _texts(mix, path, about, order)
    witness = witness or _meter(mix)
    with contextlib.ExitStack() as files:
        for place, text in beside_it.items():
            files.enter_context(beside(place)).write_text(text, encoding="utf-8", newline="\n")
        parts = files.enter_context(stems(path, mix.frames, mix.timeline.rate.hz)) if order.stems else None
        written = [(files.enter_context(beside(place)), form) for place, form in forms.items()]
        remove_unfinished(written[0][0].parent, written[0][0].stat().st_mtime)
        pictured = order.cover and any(form.cover for form in forms.values())
        picture = files.enter_context(ThreadPoolExecutor(1)).submit(_cover, mix, about, pictured)  # meanwhile
        _encoded(mix, written, order, progress, block, witness, parts)
        if wrong := witness.wrong():
            raise CannotWriteError(
                _("{path} was not written: there is something to mend.\n{wrong}").format(path=path, wrong=wrong),
                order.way_out,
            )
        level = witness.level()
        for part, form in written:
            if form.tags:
                cover = picture.result() if form.cover else b""
                tags.write(part, form.tags, _inside(mix, about, order, level, cover))
    named = {place.suffix: place for place in beside_it}
    return Finished(
        path, tuple(place for place in beside_it if place.suffix != ".json"), mix.frames,
        mix.timeline.rate.seconds(mix.frames), level, about,
        named.get(".json"), folder_of(path) if order.stems else None,
    )  # fmt: skip


def _meter(mix: Mix) -> RenderObserver:
    from guide.export.level_observer import LevelObserver

    return LevelObserver(mix.timeline.rate)


def _fitting(form: Format, mix: Mix, order: ExportOptions) -> Format:
    if mix.frames * (1 if order.mono else 2) * form.widths.get(order.quality, 0) > form.most:
        raise CannotWriteError(form.too_long, _("Choose FLAC, which has no such end."))
    return form


def _texts(mix: Mix, path: Path, about: tags.About, order: ExportOptions) -> dict[Path, str]:
    """What stands beside the sound, by its place."""
    texts = {
        path.with_suffix(f".{ending}"): captions.FORMATS[ending].write(mix.timeline, order.word_times)
        for ending in order.captions
    }
    if order.chapters_json:
        listed = captions.podcast(captions.chapters(mix.timeline), about.title, about.author)
        texts[path.with_suffix(".chapters.json")] = listed
    return texts


def _cover(mix: Mix, about: tags.About, pictured: bool) -> bytes:
    if not pictured:
        return b""
    from guide.pictures import cover

    seconds = mix.timeline.rate.seconds(mix.frames)
    return cover.jpeg(about.title, about.kind, about.digest, seconds, about.intensity)


def _inside(mix: Mix, about: tags.About, order: ExportOptions, level: Level, cover: bytes) -> tags.Inside:
    return tags.Inside(
        about=about,
        chapters=captions.chapters(mix.timeline),
        frames=mix.frames,
        words=tuple(spoken(mix.timeline)) if order.captions else (),
        lyrics=captions.lrc(mix.timeline, order.word_times) if order.captions else "",
        level=level,
        cover=cover,
    )


def _encoded(
    mix: Mix, written: Sequence[tuple[Path, Format]], order: ExportOptions, progress: Callable[[float], None],
    block: int, witness: RenderObserver, parts: Stems | None,
) -> None:  # fmt: skip
    chapters = captions.chapters(mix.timeline)
    stream = Stream(mix.timeline.rate.hz, 1 if order.mono else 2, order.quality, chapters)
    encoders: list[AsyncEncoder] = []
    try:
        encoders += (AsyncEncoder(form.encoder(part, stream)) for part, form in written)
        _streamed(mix, encoders, order, progress, block, witness, parts)
        for encoder in encoders:
            encoder.finish()
    except BaseException:
        for encoder in encoders:
            encoder.abort()
        raise


def _streamed(
    mix: Mix, encoders: Sequence[Encoder], order: ExportOptions, progress: Callable[[float], None], block: int,
    witness: RenderObserver, parts: Stems | None,
) -> None:  # fmt: skip
    for start in range(0, mix.frames, block):
        buses, sound = mix.both(start, min(block, mix.frames - start))
        if parts:
            parts.write(buses, sound)
        written = folded(sound) if order.mono else sound
        for encoder in encoders:
            encoder.write(written)
        witness.hear(start, buses, written.repeat(2, axis=1) if order.mono else sound)
        progress(min(1.0, (start + block) / mix.frames))


def folded(sound: Pcm) -> Pcm:
    """Two channels as one, (count, 1); see `ExportOptions.mono`."""
    return (sound[:, :1] + sound[:, 1:]) * sound.dtype.type(0.5)
