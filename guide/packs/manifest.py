"""``pack.yaml``: what a pack is called, who made it, under which licences, and the SHA-256 of every file in it.

name: quiet-house
title: The quiet house
author: Ada Example
version: 1.0.0
licences: [CC-BY-4.0]
files:                     # written by `guide pack make`
  "evening.yaml": 6d0f…
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from guide.forms import document
from guide.packs import licences, names
from guide.packs.layout import IN_FOLDERS, MANIFEST, MOST_FILES, UNLISTED
from guide.packs.refusal import PackRefusedError, shown
from guide.problems import Where, did_you_mean
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, STRING, TEXT, WORDS, ValueType, key, keys, values
from guide.translation import _

_NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST = 120
"""Letters of a title or of an author's name."""
_FILES = re.compile(r"^files:", re.MULTILINE)


def _files(reader: Reader, node: Node) -> dict[str, str]:
    return {name: digest.value for name, digest in reader.texts(node, "a list of files").items()}


_NAMED: dict[str, object] = {"type": "object", "additionalProperties": STRING}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself."""

    name: str = key(TEXT, "one word for commands: small letters, digits and dashes")
    title: str = key(PROSE, "what it is called")
    author: str = key(PROSE, "who made it")
    version: str = key(TEXT, "numbers and dots, such as 1.0.0")
    licences: tuple[str, ...] = key(WORDS, "SPDX identifiers of all licences in it")
    summary: str = key(PROSE, "one or two sentences for the one who chooses", default="")
    language: str = key(TEXT, "the language of its words, as in BCP 47", default="en")
    files: Mapping[str, str] = key(ValueType(_files, _NAMED, {}), "the SHA-256 of each file", default=None)


def _read(reader: Reader, root: Node, path: str, digest: str) -> Manifest:
    found = Manifest(**values(reader, root, keys(Manifest), "a pack"))
    where = root.where
    if not reader.problems:
        _check_head(reader, where, found)
    return found


def parse(raw: bytes) -> Manifest:
    """Return what a manifest says; its list of files may be missing. Raises PackRefusedError for the first thing."""
    reading = document.parse(raw, MANIFEST, _read)
    if reading.value is None:
        first = reading.problems[0]
        hint = f" ({first.hint})" if first.hint else ""
        raise PackRefusedError(
            _("{manifest}, line {line}: {message}{hint}.").format(
                manifest=MANIFEST, line=first.where.line, message=first.message, hint=hint
            )
        )
    return reading.value


def listed(raw: bytes) -> Manifest:
    """Return what the manifest of a pack that was made says. Raises PackRefusedError."""
    found = parse(raw)
    if not found.files:
        raise PackRefusedError(
            _("{manifest} lists no files.").format(manifest=MANIFEST), _("guide pack make FOLDER lists them.")
        )
    if len(found.files) > MOST_FILES:
        raise PackRefusedError(_("The pack lists over {most_files:,} files.").format(most_files=MOST_FILES))
    for name, digest in found.files.items():
        names.check(name)
        if name in UNLISTED or not _DIGEST.fullmatch(digest):
            raise PackRefusedError(
                _("{manifest} has no SHA-256 for {name}.").format(manifest=MANIFEST, name=shown(name))
            )
    return found


def with_files(raw: bytes, files: Mapping[str, str]) -> bytes:
    """Return a manifest with another list of files, and the rest as its author wrote it."""
    text = raw.decode("utf-8-sig")
    start = _FILES.search(text)
    head = text[: start.start()] if start else text
    rows = [f"  {json.dumps(name, ensure_ascii=False)}: {files[name]}" for name in sorted(files)]
    return "\n".join([head.rstrip("\n"), "files:", *rows, ""]).encode()


def written(name: str, title: str, author: str, version: str, licence: tuple[str, ...]) -> bytes:
    """Return the head of a new manifest."""
    rows = {"name": name, "title": title, "author": author, "version": version, "licences": list(licence)}
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items()).encode()


def digest(raw: bytes) -> str:
    """Return the SHA-256 of some bytes."""
    return hashlib.sha256(raw).hexdigest()


def _check_head(reader: Reader, where: Where, found: Manifest) -> None:
    if not _NAME.fullmatch(found.name) or found.name in IN_FOLDERS:
        reader.bad(
            where,
            "bad-name",
            _("a pack cannot be called '{name}'").format(name=found.name[:40]),
            _("such as quiet-house"),
        )
    if not _VERSION.fullmatch(found.version):
        reader.bad(
            where,
            "bad-version",
            _("'{version}' is no version").format(version=found.version[:40]),
            _("numbers and dots, such as 1.0.0"),
        )
    if max(len(found.title), len(found.author)) > _LONGEST:
        reader.bad(
            where,
            "too-long-text",
            _("a title or a name is over {most} letters").format(most=_LONGEST),
            _("a few words"),
        )
    if not found.licences:
        reader.bad(where, "no-licence", _("no licence is named"), _("such as licences: [CC-BY-4.0]"))
    for each in found.licences:
        if other := licences.unknown(each):
            near = did_you_mean(other[:60], licences.KNOWN) if other else ""
            hint = near if near.startswith("did") else _("see https://spdx.org/licenses")
            reader.bad(where, "unknown-licence", _("'{name}' is no SPDX identifier").format(name=other[:60]), hint)
