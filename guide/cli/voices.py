"""guide voices: who can speak here, what they can do, how they sound, and how to get more of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import overwriting, voice_table
from guide.preview.sample import SENTENCE, sample
from guide.problems import WrongUseError
from guide.translation import _

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.voices import VoiceInfo


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("voices")
    parser.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))
    parser.add_argument("--all", action="store_true", help=_("a line for each, however many"))
    parser.add_argument("--language", metavar="de|German", help=_("only those who speak it"))
    parser.add_argument(
        "--hear", nargs="*", metavar="NAME", help=_("speak one sentence with each of these voices, or with all")
    )
    parser.add_argument("--say", default=SENTENCE, metavar="WORDS", help=_("another sentence for --hear"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("write what --hear speaks to a WAV file"))
    parser.add_argument("--device", metavar="NAME", help=_("the sound card, by any part of its name"))
    parser.add_argument("--fetch", metavar="ENGINE", help=_("fetch the files of this engine onto this machine"))
    parser.add_argument(
        "--from", dest="source", default="", metavar="FOLDER|URL", help=_("where --fetch finds them instead")
    )
    overwriting.add(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List voices, play some, or fetch one."""
    if given.fetch:
        return _fetch(given.fetch, given.source)
    if given.hear is not None:
        given.hear = given.hear or _here()
        if given.output:
            overwriting.allow([given.output], force=given.force)
        return _hear(given.hear, given.say, given.output, given.device)
    if given.output or given.source or given.device:
        raise WrongUseError(_("-o and --device go with --hear, --from goes with --fetch."))
    from guide import voices

    found: Sequence[VoiceInfo] = voices.voices()
    if given.language is not None:
        found = voice_table.speaking(found, given.language)
    show = _as_json if given.json else voice_table.table if given.all or given.language else voice_table.page
    print(show(found))
    return 0


def _here() -> list[str]:
    """Return the names of the voices that can speak English here, without those of the system, which are many."""
    from guide import voices

    found = [each for each in voices.voices() if not each.missing and each.language.startswith("en")]
    return [each.name for each in found if not each.name.startswith("system")]


def _as_json(found: Sequence[VoiceInfo]) -> str:
    rows = [
        {
            "name": each.name, "engine": each.engine, "title": each.title, "language": each.language,
            "missing": each.missing, "slowest": round(each.can.slowest, 2), "fastest": round(each.can.fastest, 2),
            "ipa": each.can.ipa, "word_times": "own" if each.can.times else "estimated",
        }
        for each in found
    ]  # fmt: skip
    return json.dumps(rows, indent=2, ensure_ascii=False)


def _hear(names: Sequence[str], words: str, output: Path | None, device: str | None) -> int:
    sound = sample(names, words)
    if output:
        from guide.audio import SESSION
        from guide.audio.loudness import integrated

        _write(output, sound)
        print(
            _("{output}  {seconds:.1f} s  {lufs:.1f} LUFS").format(
                output=output, seconds=len(sound) / SESSION.hz, lufs=integrated(sound, SESSION)
            )
        )
        return 0
    from guide.player.hearing import hear

    return hear(sound, device)


def _write(path: Path, sound: Pcm) -> None:
    import soundfile

    from guide.audio import SESSION
    from guide.audio.atomic import beside

    with beside(path) as part:
        soundfile.write(part, sound, SESSION.hz, format="WAV", subtype="PCM_16")


def _fetch(engine: str, source: str) -> int:
    from guide.voices import fetching, registry

    download = registry.download(engine)
    folder = Path(source) if source and Path(source).is_dir() else None
    wanted = [
        each
        for each in download.targets
        if each.name in download.needed or folder is None or fetching.brought(each, folder)
    ]
    try:
        fetching.fetch(wanted, download.folder(), _progress, source)
    except fetching.CannotFetchError as error:
        raise fetching.CannotFetchError(error.sentence, f"{error.hint}\n{download.by_hand}".strip()) from None
    print(download.done([each.name for each in wanted]))
    return 0


def _progress(done: int, total: int) -> None:
    if total and sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(
            _("\r{done:6.1f} of {total:.1f} MB{end}").format(done=done / 1000000.0, total=total / 1000000.0, end=end)
        )
        sys.stderr.flush()
