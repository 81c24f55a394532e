"""Problems as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for editors and code review.

Keys, codes and levels are English in every language, for programs read them; a message is the sentence that `guide
check` prints, and so in the language that was chosen (``LANGUAGE=en`` for a log that others read).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from guide.problems import Problem
from guide.version import __version__

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_Json: TypeAlias = dict[str, Any]


def as_sarif(problems: Iterable[Problem], texts: Mapping[str, str], reasons: Mapping[str, str] | None = None) -> str:
    """Return one run with a result for each problem.

    ``texts`` holds the text of each file by path, as in `excerpt`; ``reasons`` says of some codes why they are there.
    """
    found = tuple(problems)
    rules = list(dict.fromkeys(problem.code for problem in found))
    driver = {
        "name": "guide",
        "version": __version__,
        "rules": [
            _rule(next(each for each in found if each.code == code), (reasons or {}).get(code, "")) for code in rules
        ],
    }
    results = [
        _result(problem, rules.index(problem.code), mark, texts)
        for problem, mark in zip(found, _fingerprints(found, texts), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": VERSION, "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(example: Problem, reason: str) -> _Json:
    code = example.code
    kind = "care for whoever listens" if example.care else "what the script language allows"
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": f"{code.replace('-', ' ').capitalize()}: a rule about {kind}."},
        **({"fullDescription": {"text": reason}} if reason else {}),
        "defaultConfiguration": {"level": _level(example)},
        "properties": {"tags": ["care" if example.care else "language"]},
    }


def _result(problem: Problem, rule: int, mark: str, texts: Mapping[str, str]) -> _Json:
    where = problem.where
    line = _line(problem, texts)
    region: _Json = {"startLine": where.line, "startColumn": where.column}
    if line:
        region["snippet"] = {"text": line}
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _level(problem),
        "message": {"text": f"{problem.message}{hint}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(where.path)}, "region": region}}],
        "partialFingerprints": {"codeAndLine/v1": mark},
    }


def _level(problem: Problem) -> str:
    return "warning" if problem.care else "error"


def _fingerprints(found: Iterable[Problem], texts: Mapping[str, str]) -> Iterator[str]:
    """The same for the same problem when lines above it come and go: its code, its line's words, the how-manieth."""
    seen: Counter[str] = Counter()
    for problem in found:
        key = "\0".join((_uri(problem.where.path), problem.code, " ".join(_line(problem, texts).split())))
        seen[key] += 1
        yield hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _line(problem: Problem, texts: Mapping[str, str]) -> str:
    lines = texts.get(problem.where.path, "").splitlines()
    return lines[problem.where.line - 1] if 0 < problem.where.line <= len(lines) else ""


def _uri(path: str) -> str:
    """From the working folder where that is possible, so that it means the same on another machine."""
    here, there = Path.cwd(), Path(path)
    if there.is_absolute() and not there.is_relative_to(here):
        return there.as_uri()
    return quote((there.relative_to(here) if there.is_absolute() else there).as_posix(), errors="replace")
