"""Lines that are nearly steps, such as ``pause 5s``: what is meant is told, before somebody hears it read out.

A line is looked at as people mistype a step: the colon left out or glued, another mark in its place, capitals,
brackets around it, another word for it, a letter wrong. It counts only if what stands behind the name is what that
step takes, such as a length; so "Pause here for a moment" stays a sentence. Quotes say that words are meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches

from guide.script.step_kind import StepKind
from guide.script.times import Duration, duration
from guide.translation import _

Kinds = Mapping[str, type[StepKind]]
CODE = "near-step"

_BRACKETS = str.maketrans("【】「」『』〈〉《》〔〕", "[][][]<><>[]")
_AROUND = re.compile(r"[\[(<{*_~|]+\s*(?P<inner>[^\[\](){}<>*~|]+?)\s*[\])>}*_~|]+[.,;]?")
_NAMED = re.compile(r"(?P<name>[^\W\d_][\w-]{1,19}?)(?P<mark>\s*(?::|=|->|=>|;)\s*|\s*[,–—-]\s+|\s+)(?P<rest>\S.*)")
_STRONG = (":", "=", ">", ";")
_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)"
_COMPACT = re.compile(r"\d+(?:\.\d+)?\s?(?:s|m|h)(?:\d+s?)?!?(?:\s*\.\.\s*\S+)*|\d+m\s?\d+s!?")
_SPELLED = re.compile(rf"(?:for |of )?(\d+(?:\.\d+)?)[ -]?({_UNIT})\.?")
_WITHIN = re.compile(
    rf"[(<{{*]\s*(?:(?P<word>pause|wait|silence|rest|break|stop)\b[:=,]?\s*(?:for |of )?)?"
    rf"(?P<length>\d+(?:\.\d+)?)\s?(?P<unit>{_UNIT})\.?(?:\s+(?:pause|silence|break|rest))?\s*[)>}}*]", re.IGNORECASE,
)  # fmt: skip
_DIRECTION = re.compile(
    r"[(<{*]\s*(?:a |short |long )*(?P<word>pause|silence|bell|gong|chime)s?\s*[)>}*]", re.IGNORECASE
)
_BEHIND = re.compile(r"[.!?…]\s+(?P<length>\d+(?:\.\d+)?)(?P<unit>s|sec|secs)\s*$")
_BARE = {"pause": "pause: 6s", "bell": "bell: bowl", "gate": "gate: 20s", "pendulate": "pendulate:", "scan": "scan:"}
"""Steps whose name alone is no sentence, with how they might go on."""
_PATTERN = re.compile(r"\d+(?:\.\d+)?(?:[-–+]\d+(?:\.\d+)?){1,3}")
_WORDS_OF_LENGTH = "pause", "silence", "gate"


def plain(text: str) -> str:
    """Return ``text`` with full-width signs as they are typed here."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_BRACKETS)).split())


def named(word: str, kinds: Kinds) -> str:
    """Return the kind of step that ``word`` stands for: its name, another word for it, or a slip of a letter."""
    small = re.sub(r"[\s_]+", "-", word.strip().strip("-*#>•").strip()).casefold()
    if small in kinds:
        return small
    by_alias = {alias: name for name, kind in kinds.items() for alias in kind.ALIASES}
    if small in by_alias:
        return by_alias[small]
    near = get_close_matches(small[:20], kinds, n=1, cutoff=0.74) if len(small) > 2 else []
    return near[0] if near and abs(len(near[0]) - len(small)) < 3 else ""


def whole(text: str, kinds: Kinds, parts: Callable[[str], bool] = lambda name: False) -> str:
    """Return the step that a line of words nearly is, as it is written; empty for a sentence.

    ``parts`` says whether a part of that name exists.
    """
    line = plain(text)
    if len(line) > 80:
        return ""
    around = _AROUND.fullmatch(line)
    inner = around["inner"] if around else line
    if bare := _bare(inner, kinds, bracketed=around is not None):
        return bare
    match = _NAMED.fullmatch(inner)
    return _step(match, kinds, parts, bracketed=around is not None) if match else ""


def within(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a line for a silence and would be read aloud, and how it is written."""
    line = plain(text)
    if len(line) > 2_000:
        return
    for match in (*_WITHIN.finditer(line), *_BEHIND.finditer(line)):
        yield match[0].strip(" .!?…"), f"[{_seconds(match['length'], match['unit'])}]"
    for match in _DIRECTION.finditer(line):
        yield (
            match[0],
            "[3s]" if match["word"].lower() in ("pause", "silence") else _("bell: bowl, on a line of its own"),
        )


def with_name(text: str, known: Mapping[str, Collection[str]]) -> str:
    """Return the step that a line nearly is which names a sound, such as ``bell bowl``; empty for words.

    ``known`` has the names there are, by kind of step.
    """
    line = plain(text)
    around = _AROUND.fullmatch(line) if len(line) < 60 else None
    match = re.fullmatch(r"([A-Za-z]{3,8})[\s:=>,–—-]+([\w-]+)[.!]?", around["inner"] if around else line[:60])
    if match is None or match[1].casefold() not in known:
        return ""
    kind, name = match[1].casefold(), match[2].casefold()
    small = match[1].islower() and line[-1:] not in ".!"
    near = get_close_matches(name, known[kind], n=1, cutoff=0.8) if small else []
    found = name if name in known[kind] else near[0] if near else ""
    return f"{kind}: {found}" if found else ""


def _bare(inner: str, kinds: Kinds, *, bracketed: bool) -> str:
    """A name without anything, or a length without a name."""
    if inner in _BARE or (bracketed and inner.casefold().rstrip(".") in _BARE):
        return _BARE[inner.casefold().rstrip(".")]
    if bracketed and inner.casefold() in kinds:
        return f"{inner.casefold()}: …"
    if _COMPACT.fullmatch(inner) and isinstance(duration(inner.replace(" ", "")), Duration):
        return f"pause: {inner.replace(' ', '')}"
    reversed_ = re.fullmatch(rf"(?:an? )?(\d+(?:\.\d+)?)[ -]?({_UNIT})[ -]+(?:of )?([a-z]+)", inner)
    if reversed_ and named(reversed_[3], kinds) in _WORDS_OF_LENGTH:
        return f"{named(reversed_[3], kinds)}: {_seconds(reversed_[1], reversed_[2])}"
    return ""


def _step(match: re.Match[str], kinds: Kinds, parts: Callable[[str], bool], *, bracketed: bool) -> str:
    word, mark, rest = match["name"], match["mark"].strip(), match["rest"]
    name = named(word, kinds)
    if not name:
        return ""
    exact, strong = word in kinds, mark.endswith(_STRONG)
    if (rest := rest.strip("\"'“”")) and (value := _value(name, rest, parts, loose=bracketed or strong)):
        sentence = word[:1].isupper() and rest.endswith((".", "!", "?", "…"))
        return "" if sentence and not strong and not _COMPACT.match(rest) else f"{name}: {value}"
    one_word = bool(re.fullmatch(r"[\w.-]+", rest))
    if exact and bracketed and one_word:
        return f"{name}: {rest}"
    if strong and (exact or (word.casefold() in kinds and one_word)) and mark != ";":
        return f"{name}: {rest}"
    if name == "say" and word == "say" and (rest != match["rest"] or rest[:1].isupper()):
        return f"say: {rest}"
    return ""


def _value(name: str, rest: str, parts: Callable[[str], bool], *, loose: bool) -> str:
    """What stands behind the name of a step, as that step takes it; empty if it is none of that."""
    if name in _WORDS_OF_LENGTH:
        return _length(rest, loose=loose)
    look = _VALUES.get(name)
    if name == "use":
        return rest if re.fullmatch(r"[\w-]+", rest) and (parts(rest) or "-" in rest.strip("-")) else ""
    return look(rest) if look else ""


def _length(rest: str, *, loose: bool) -> str:
    short = rest.rstrip(".!?")
    if _COMPACT.fullmatch(short) and isinstance(duration(short.replace(" ", "")), Duration):
        return short.replace(" ", "") + ("!" if rest.endswith("!") else "")
    spelled = _SPELLED.fullmatch(rest)
    if spelled and (loose or not rest.startswith(("for ", "of "))):
        return _seconds(spelled[1], spelled[2])
    return rest if re.fullmatch(r"\d+(\.\d+)?", rest) or (loose and rest == "rest") else ""


def _breath(rest: str) -> str:
    match = re.match(_PATTERN.pattern + r"\b", rest)
    behind = rest[match.end() :].strip(" ,;x×*") if match else ""
    if not match or not re.fullmatch(r"(\d+(\.\.\d+)?)?( ?(times|cycles|breaths|rounds))?", behind):
        return ""
    count = re.match(r"\d+(\.\.\d+)?", behind)
    return f"{{pattern: {match[0].replace('–', '-')}, cycles: {count[0] if count else 6}}}"


def _times(rest: str) -> str:
    match = re.fullmatch(r"[x×]?(\d{1,3}(?:\.\.\d{1,3})?)\s?(?:x|×|times|rounds)?", rest)
    return f"{{times: {match[1]}, steps: [...]}}" if match else ""


def _one_of(words: Collection[str], written: str = "{}", before: str = "") -> Callable[[str], str]:
    def look(rest: str) -> str:
        word = rest.removeprefix(before)
        return written.format(word) if word in words else ""

    return look


def _sound(rest: str) -> str:
    return rest if re.fullmatch(r"[\w./\\-]+\.(wav|mp3|flac|ogg|opus|m4a|aiff?)", rest, re.IGNORECASE) else ""


_ORDERS = ("feet-to-head", "head-to-feet", "hands-first", "in-brief")
_DECIDING = ("posture", "eyes", "touch", "register", "distance", "zone", "bed")
_VALUES: Mapping[str, Callable[[str], str]] = {
    "breathe": _breath,
    "repeat": _times,
    "sound": _sound,
    "scan": _one_of(_ORDERS, "{{order: {}, say: ...}}"),
    "choose": _one_of(_DECIDING, "{{by: {}, ...}}", "by "),
    "resource": _one_of(("place", "person", "phrase", "object", "memory", "strength"), "{{kind: {}, ...}}"),
}
"""What is known here of what each step takes; `guide.lint.references` knows the names of bells and beds."""


def _seconds(number: str, unit: str) -> str:
    small = unit.lower().strip(".")
    return f"{number}{small[0]}"
