"""guide export: practices as finished files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import discovery
from guide.cli import catalogue, options, overwriting, presets, timer
from guide.problems import WrongUseError
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.export import Finished
    from guide.render.options import RenderOptions
    from guide.render.order import RenderOrder
    from guide.render.to_file import FinishedRender
    from guide.script.model import Script

FORMATS = catalogue.FORMATS
CAPTIONS = discovery.names("guide.captions.formats")
"""Found by their files, so that the rooms that write them are not loaded to declare the command."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("export")
    parser.add_argument(
        "practices", nargs="*", metavar="NAME|FILE|FOLDER|@WORD", help=_("what to write; a folder: all in it")
    )
    parser.add_argument("--all", action="store_true", help=_("every practice of the library"))
    parser.add_argument("-o", "--out", type=Path, metavar="OUT", help=_("a sound file, or a folder"))
    parser.add_argument(
        "--format",
        type=catalogue.formats,
        metavar=f"{FORMATS[0]},…",
        help=_("{formats}; flac if OUT has no ending").format(formats=", ".join(FORMATS)),
    )
    parser.add_argument(
        "--quality", choices=("low", "normal", "high"), default="normal", help=_("how large and how good")
    )
    parser.add_argument("--mono", action="store_true", help=_("one channel, the voice as loud as before"))
    parser.add_argument(
        "--captions",
        type=_captions,
        default=("vtt",),
        metavar=f"{','.join(CAPTIONS)}|none",
        help=_("words beside the sound (vtt)"),
    )
    parser.add_argument(
        "--word-times", action="store_true", help=_("the time of each word, in captions that can tell it")
    )
    parser.add_argument("--chapters-json", action="store_true", help=_("a podcast's chapters file beside the sound"))
    parser.add_argument("--no-cover", action="store_true", help=_("no picture inside"))
    parser.add_argument("--stems", action="store_true", help=_("a folder with voice, bells, bed and mix, 32-bit float"))
    parser.add_argument("--report", action="store_true", help=_("what the inspection found, as JSON beside the sound"))
    parser.add_argument("--plot", choices=("png", "svg"), help=_("draw what was heard, beside the sound"))
    parser.add_argument("--anyway", action="store_true", help=_("write also what the inspection finds fault with"))
    parser.add_argument("--jobs", type=jobs, metavar="N", help=_("how many at a time (half of the processors)"))
    parser.add_argument("--feed", metavar="URL", help=_("a podcast feed and a playlist of them all, to lie at URL"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("of the first episode in the feed"))
    parser.add_argument("--ssml", action="store_true", help=_("write the words as SSML, for other speech programs"))
    overwriting.add(parser)
    options.own_words(parser)
    options.choices(parser, several=True)
    catalogue.add(parser)
    timer.add(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Speak, mix and write; then say what was written."""
    called = presets.fill_export(given)
    if catalogue.meant(given):
        if timer.meant(given, *given.practices):
            raise _wrong(_("The timer is written alone, as a sound file."))
        return catalogue.run(given, script_paths(given), _order(given))
    if timer.meant(given, *given.practices):
        return _timer(given)
    paths = script_paths(given)
    if len(paths) == 1 and given.ssml:
        return _write_ssml(paths[0], options.chosen(given), given.out, force=given.force)
    if given.ssml:
        raise _wrong(_("SSML is written of one practice at a time."))
    if len(paths) == 1 and not (given.all or given.feed):
        return _one(given, paths[0], called or paths[0].stem)
    return _several(given, paths)


@dataclass(frozen=True, slots=True)
class ExportTask:
    """One practice to write, as a process of its own is told."""

    script: Path | Script
    out: Path
    render_options: RenderOptions
    order: RenderOrder


def _one(given: argparse.Namespace, path: Path, called: str) -> int:
    speaking, writing = options.progress(_("Speaking")), options.progress(_("Writing "))
    bars: dict[str, Callable[[float], None]] = {"speaking": speaking, "writing": writing}
    out = _out(given.out, given.format, called)
    task = ExportTask(path, out, options.chosen(given), _order(given))
    allow(given, [task])
    _say(write(task, lambda what, share: bars[what](share)))
    return 0


def _timer(given: argparse.Namespace) -> int:
    """Bells alone, which are softer than any profile because they are to be."""
    if given.practices != [timer.NAME] or given.all or given.feed or given.ssml:
        raise _wrong(_("The timer is written alone, as a sound file."))
    if timer.silent(given):
        raise _wrong(_("There is nothing to hear in a timer without bells and without a bed."))
    made, render_options = timer.made(given)
    out = _out(given.out, given.format, timer.NAME)
    task = ExportTask(made, out, render_options, _order(given, captions=()))
    writing = options.progress(_("Writing "))  # nobody speaks
    allow(given, [task])
    _say(replace(write(task, lambda what, share: writing(share) if what == "writing" else None), under=0.0))
    return 0


def _several(given: argparse.Namespace, paths: list[Path]) -> int:
    from guide import library

    folder = _folder(given.out, paths)
    if given.feed:
        _published(folder)
    ending, wanted = given.format or "flac", (options.chosen(given), _order(given))
    names = library.file_names(paths)
    tasks = [ExportTask(path, folder / f"{name}.{ending}", *wanted) for path, name in zip(paths, names, strict=True)]
    allow(given, tasks, folder if given.feed else None)
    done, status = write_several(tasks, names, given.jobs)
    if given.feed and done:
        _publish(given, folder, [done[number] for number in sorted(done)])
    return status


def write_several(
    tasks: Sequence[ExportTask], names: Sequence[str], jobs: int | None,
    as_told: Callable[[FinishedRender], FinishedRender] = lambda made: made,
) -> tuple[dict[int, Finished], int]:  # fmt: skip
    """Write each of ``tasks``, ``jobs`` at a time, and say what was written; what could not be is told by its name.

    ``as_told`` is what is told of it instead. Return what was written by the number of its task, and the exit status.
    """
    from guide.cli.telling import complain
    from guide.export.batch import Failed, each

    shown, status = _Several(names), 0
    done: dict[int, Finished] = {}
    for number, made in each(write, tasks, jobs or max(1, (os.cpu_count() or 2) // 2), shown.progress):
        shown.ready(number)
        if isinstance(made, Failed):
            status = max(status, made.status)
            complain(_("{name} was not written. {sentence}").format(name=names[number], sentence=made.sentence))
        else:
            done[number] = made.file
            _say(as_told(made))
    return done, status


def allow(given: argparse.Namespace, tasks: list[ExportTask], feed: Path | None = None) -> None:
    """Raise CannotWriteError if something would be lost that is not to be written over.

    A ``feed`` folder is kept up to date: what its own feed tells of is written anew, and everything else is asked for.
    """
    from guide.export import feed as feeds
    from guide.export import podcast
    from guide.render.to_file import outputs

    kept = podcast.published_sounds(feed) if feed else frozenset()
    new = [task for task in tasks if task.out.name not in kept]
    paths = [path for task in new for path in outputs(task.out, task.order)]
    if feed:
        paths += [] if len(new) < len(tasks) else podcast.common(feed)
        paths += [task.out.with_suffix(feeds.PICTURE) for task in new]
    overwriting.allow(paths, force=given.force)


def write(task: ExportTask, progress: Callable[[str, float], None]) -> FinishedRender:
    """Render one practice, from its script to its file. Raises ScriptError, WorldError."""
    from guide.render.job import RenderJob
    from guide.render.to_file import render_to_file

    job = RenderJob(_read(task.script), task.render_options, task.order)
    done = render_to_file(
        job, task.out,
        lambda spoken, wanted: progress("speaking", options.share(spoken, wanted)),
        lambda share: progress("writing", share),
    )  # fmt: skip
    return replace(done, own_words=options.about_own_words(job.options, job.script, task.out.name))


class _Several:
    """One line on a terminal about all that are being written; nothing in a pipe."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names, self._ready = names, 0
        self._doing: dict[int, str] = {}

    def progress(self, number: int, what: str, share: float) -> None:
        """Show how far one of them is."""
        self._doing[number] = f"{self._names[number]}: {what} {share:.0%}"
        self._show()

    def ready(self, number: int) -> None:
        """Take in that one is written, or will not be; the next lines are about it."""
        self._ready += 1
        self._doing.pop(number, None)
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _show(self) -> None:
        if sys.stderr.isatty():
            line = _("{ready} of {count} ready. {doing}").format(
                ready=self._ready, count=len(self._names), doing=", ".join(self._doing.values())
            )
            print(f"\r\033[K{line[: os.get_terminal_size(2).columns - 1]}", end="", file=sys.stderr, flush=True)


def _say(done: FinishedRender) -> None:
    file, report = done.file, done.report
    words = (
        _("; words in {captions}").format(captions=", ".join(path.name for path in file.captions))
        if file.captions
        else ""
    )
    loud = _("{lufs:.1f} LUFS, highest peak {peak:.1f} dBTP").format(lufs=file.level.lufs, peak=file.level.true_peak)
    inspected = (
        _("; {checks}, nothing to mend").format(checks=counted(len(report.findings), "check")) if report.ok else ""
    )
    print(f"{file.sound}  {options.clock(file.seconds)}, {loud}{words}{inspected}")
    if not report.ok:
        print(report.text())
    if done.under > 1.0:
        print(
            _("{under:.1f} LU softer than its profile: so much of it is quiet that more would press the voice.").format(
                under=done.under
            )
        )
    for strange in (*done.foreign, *done.unheard):
        print(strange)
    for note in done.notes:
        print(note)
    if done.own_words:
        print(done.own_words)
    if file.stems:
        print(_("{stems}  voice, bells, bed and mix").format(stems=file.stems))
    print(*done.beside, sep="\n", end="\n" if done.beside else "", flush=True)


def _published(folder: Path) -> None:
    """Raises CannotReadError for a feed that could not be kept, before hours of speaking."""
    from guide.export import published

    published.read(folder)


def _publish(given: argparse.Namespace, folder: Path, done: list[Finished]) -> None:
    from guide.export import published
    from guide.export.podcast import publish

    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    publish(folder, done, given.feed, f"{title[:1].upper()}{title[1:]}" or _("Practices"), given.date)
    whole = len(published.read(folder).episodes)
    others = whole - len(done)
    kept = _(" ({others} of before; one whose sound file is taken away goes)").format(others=others) if others else ""
    told = _("{episodes} for {feed}{kept}").format(episodes=counted(whole, "episode"), feed=given.feed, kept=kept)
    print(
        _("{feed}  {told}; the same as playlist.m3u8; feed.opml brings players to it").format(
            feed=folder / "feed.xml", told=told
        )
    )


def _write_ssml(path: Path, render_options: RenderOptions, out: Path | None, *, force: bool) -> int:
    from guide.audio.atomic import beside
    from guide.authoring.ssml import ssml
    from guide.cli.telling import complain
    from guide.lint.care.hearing import unheard

    read = _read(path)
    for sentence in unheard(render_options.applied(read)):
        complain(sentence)
    place = (out or Path()) / f"{path.stem}.ssml" if out is None or out.is_dir() else out
    overwriting.allow([place], force=force)
    with beside(place) as part:
        part.write_text(ssml(render_options.applied(read)), encoding="utf-8")
    print(place)
    if told := options.about_own_words(render_options, read, place.name):
        print(told)
    return 0


def _read(practice: Path | Script) -> Script:
    from guide.lint.run import load

    return load(practice) if isinstance(practice, Path) else practice


def script_paths(given: argparse.Namespace) -> list[Path]:
    """Every script that is meant, once."""
    from guide import library
    from guide.cli.telling import complain

    found: list[Path] = []
    if given.all:
        usable, broken = library.shelf()
        found += [each.path for each in usable]
        for each in broken:
            complain(each.sentence)
    for name in given.practices:
        folder = Path(name)
        found += _scripts(folder) if folder.is_dir() else [library.find(name)]
    if not found:
        raise WrongUseError(_("Name a practice, or say --all."), _("See what there is: guide list"))
    return list(dict.fromkeys(found))


def _scripts(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.is_file())
    if not found:
        raise WrongUseError(
            _("There is no script (.yaml) in {folder}.").format(folder=folder), _("To begin one: guide new")
        )
    return found


def _folder(out: Path | None, paths: list[Path]) -> Path:
    """Where several are written; each takes the name of its practice."""
    from guide import library

    if out is not None and (out.is_file() or out.suffix[1:].lower() in FORMATS):
        raise _wrong(_("Several files need a folder, and {out} is none.").format(out=out))
    for name in (names := library.file_names(paths)):
        if names.count(name) > 1:
            raise _wrong(_("Two practices are called {name}: one would take the place of the other.").format(name=name))
    return out or Path()


def _out(out: Path | None, ending: str | None, name: str) -> Path:
    """A folder takes the practice's name; a missing ending is ``--format``, or FLAC."""
    if out is None or out.is_dir():
        return (out or Path()) / f"{name}.{ending or 'flac'}"
    return out if out.suffix else out.with_suffix(f".{ending or 'flac'}")


def _order(given: argparse.Namespace, captions: tuple[str, ...] | None = None) -> RenderOrder:
    from guide.export import ExportOptions
    from guide.render.order import InspectionOptions, RenderOrder

    file = ExportOptions(
        quality=given.quality, mono=given.mono, captions=given.captions if captions is None else captions,
        word_times=given.word_times, cover=not given.no_cover, chapters_json=given.chapters_json or bool(given.feed),
        stems=given.stems, way_out=_("Mend the practice, or write it as it is with --anyway."),
    )  # fmt: skip
    return RenderOrder(file, InspectionOptions(given.anyway, given.report, given.plot or ""))


def _wrong(sentence: str) -> Exception:
    return WrongUseError(sentence, _("See: guide export --help"))


def _captions(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    if names == ("none",):
        return ()
    wrong = [name for name in names if name not in CAPTIONS]
    if wrong:
        raise argparse.ArgumentTypeError(
            _("'{wrong}' is no kind of captions: there are {captions}, or none").format(
                wrong=wrong[0], captions=", ".join(CAPTIONS)
            )
        )
    return names


def jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(_("'{text}' is no number of jobs: 1 to 64").format(text=text))
    return int(text)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("'{text}' is no date: write 2026-01-31").format(text=text)) from None
