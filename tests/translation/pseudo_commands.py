"""What the commands print, in the language that nobody speaks: their help, their results and their sentences.

Run as a program: ``python -m tests.translation.pseudo_commands`` prints what was missed, as JSON. It runs in a folder
of its own, with one practice that says nothing in any language.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.translation.pseudo_kit import KEYS, SCRIPT, missed, only_ours, places_named

NAMES = """timer yaml json txt md srt vtt ssml xml flac wav opus ogg png svg epub html csv fhir lrc lufs dbtp dbfs lu hz
kb mb ctrl ipa utf spdx cc by feed part pack portaudio miniaudio alsa pulseaudio"""
"""Names of formats, units, licences and libraries."""
BROKEN = """title: Qqq
kind: rset
intensity: 9
colour: qq
sections:
  - title: Qq
    steps:
      - breathe: quick
      - bell: qqbell
      - pause: soon
      - 'You must relax now: [qq]'
"""
DIARY = "date,duration,rating\n2025-03-01,ten,qq\nqq,5,qq\n"
RUNS = """list
list --kind grief
outline qqq
check qqq
check broken.yaml
check folder
check --why speech-share
check --why hard-words
check --why qq
voices --language qq
beds
beds --hear qqq
devices
doctor
anchors
anchors place Qq
series
series qqq
shelf
shelf keep qqq
shelf keep qqq --as Qq --for 5m
shelf leave Qq
export qqq -o qqq.flac --voice tone
export qqq -o qqq.flac --voice tone
export qqq -o qqq.qqq
export
inspect qqq --voice tone
inspect qqq qqq.txt
publish qqq -o pages --voice tone
pack make folder
pack make folder --author Qq --licence CC-BY-4.0
pack check folder
check --why speech-share
check --why hard-words
check --why qq
pack list
pack remove qqq
import qq.txt -o imported.yaml
import qqq.qqq
new Qqq --kind rest --for 5m
schedule qqq --at 8:00 -o qqq.ics
schedule qqq --at qq
cache
cache --limit qq
support
settings
settings ambience
settings ambience rain
settings motion
settings qq
settings bed qqq
reflect qqq
journal list
journal search qq
journal show 99
journal shelf
journal insights --list
journal insights
journal insights qqq
journal export -o journal.md
journal import diary.csv --plan
journal import diary.csv --yes
journal delete
journal delete 99
journal --file qqq.db
watch qqq --once --silent
play qqq --silent --plain --no-check-in
journal show 1
play nowhere
play qqq --for 99h
play qqq --for qq
play qqq --pace 3
play qqq --bed qqq
play qqq --set touch
play timer
play timer --for 10s --every 5s
play qqq --every 5m
bell
bell --random 5m
bell --every qq
serve --port qq
qqq
lists
play
list --unknown
"""
"""Commands, one a line; what is wrong in some of them is told as well."""


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of its commands."""
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for each in action.choices.values():
                yield from parsers(each)


def named(parser: argparse.ArgumentParser) -> set[str]:
    """Return the words of a help that are names: of commands, options and what stands behind them."""
    found = parser.prog
    for action in parser._actions:
        metavar = action.metavar if isinstance(action.metavar, tuple) else (action.metavar,)
        choices = [] if action.choices is None else list(action.choices)
        found += " " + " ".join(map(str, (*action.option_strings, *metavar, *choices, action.dest)))
    return set(re.findall("[a-z]+", found.casefold()))


def known() -> frozenset[str]:
    """Return words that are names everywhere."""
    from guide.script.head_values import KINDS

    kinds = re.findall("[a-z]+", " ".join(KINDS))
    return frozenset(f"{NAMES} {KEYS}".casefold().split()) | frozenset(kinds) | places_named()


@cache
def listed(command: str) -> frozenset[str]:
    """Return the names that a command may list, which are not translated."""
    from guide import preferences, sounds
    from guide.forms import reading
    from guide.insights.findings import FINDINGS
    from guide.lint.care import RULES
    from guide.script.practice import HEAD
    from guide.script.steps import KINDS as STEPS
    from guide.script.steps.resource import ANCHORS
    from guide.voices import voices

    catalogue = sounds.catalogue()
    found: dict[str, Iterable[str]] = {
        "settings": (word for each in preferences.TABLE for word in (each.name, *each.choices())),
        "beds": (*sounds.names(catalogue.beds), *sounds.names(catalogue.bells)),
        "play": (*sounds.names(catalogue.beds), *sounds.names(catalogue.bells)),
        "journal": FINDINGS,
        "anchors": ANCHORS,
        "reflect": reading.names(),
        "check": (*HEAD, *STEPS, "cues", BROKEN, *RULES),
        "doctor": ("hibari kokoro piper numpy sounddevice soundfile textual Python", platform.system()),
        "voices": (f"{each.name} {each.language}" for each in voices()) if command == "voices" else (),
        "serve": ("int",),
    }
    return frozenset(re.findall("[a-z]+", " ".join(found.get(command, ())).casefold()))


def helps() -> dict[str, list[str]]:
    """Return what was missed in the help of each command."""
    from guide import cli

    words = {each.prog: missed(prose(each.format_help()), known() | named(each)) for each in parsers(cli.parser())}
    return {name: [word for word in found if not word.isupper()] for name, found in words.items()}


def prose(text: str) -> str:
    """Return a text without what is no prose: commands, options, names with a mark in them, places and codes."""
    text = re.sub(r"^\S+:\d+:\d+  \S+", "", text, flags=re.MULTILINE)
    text = re.sub(r"guide(?: [a-z@][\w@|=./-]*)+", "", " ".join(text.split()))
    return re.sub(r"--?[a-z][\w-]*|\S*[=./@…|]\S*|\S*\d\S*|<[^>]*>", "", text)


def outputs(runs: Iterable[str]) -> dict[str, list[str]]:
    """Return what was missed in what each command prints, and in what it says beside."""
    from guide.__main__ import main

    found = {}
    for run in runs:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
            main(run.split())
        typed = set(re.findall("[a-z]+", run.casefold()))
        told = re.sub("^    .*$", "", out.getvalue(), flags=re.MULTILINE) if "--why" in run else out.getvalue()
        words = missed(prose(told), known() | typed | listed(run.split()[0]))
        found[run] = [word for word in words if not word.isupper()]
        if not out.getvalue().strip():
            found[run] = ["said nothing"]
    return found


def furnish(folder: Path) -> None:
    """Lay down what the commands read."""
    (folder / "folder").mkdir()
    (folder / "folder" / "qqq.yaml").write_text(SCRIPT, "utf-8")
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    (folder / "qq.txt").write_text("Qqq\n\nQqqq qq.\n\n[qqq qq]\n\nQq qqq.\n", "utf-8")
    (folder / "diary.csv").write_text(DIARY, "utf-8")
    os.chdir(folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as shipped, tempfile.TemporaryDirectory() as own:
        only_ours(Path(shipped))
        furnish(Path(own))
        sys.stdout.write(json.dumps({"help": helps(), "outputs": outputs(RUNS.splitlines())}, indent=1))
