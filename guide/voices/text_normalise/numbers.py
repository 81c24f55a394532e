"""Numbers side by side: counts (4–7–8), ratios (1:2), times (2x, x3), parts (1½, 50/50), ranges (10-15)."""

from __future__ import annotations

import re
import unicodedata

from guide.voices.text_normalise.cardinals import cardinal
from guide.voices.text_normalise.rules import DASH, NUMBER, rules

_PARTS = {
    2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters"), 5: ("fifth", "fifths"),
    6: ("sixth", "sixths"), 7: ("seventh", "sevenths"), 8: ("eighth", "eighths"), 9: ("ninth", "ninths"),
    10: ("tenth", "tenths"),
}  # fmt: skip
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_OF_TEN = 10
_PRESSURE = (60, 40)
"""The least that two numbers of a blood pressure are."""


def _countdown(found: re.Match[str]) -> str:
    """10…9…8, each number a word of its own with a rest behind it."""
    return "… ".join(cardinal(int(number)) for number in re.findall(r"\d+", found.group()))


def _part(above: int, below: int, *, article: str = "one") -> str:
    one, many = _PARTS[below]
    return f"{article} {one}" if above == 1 else f"{above} {many}"


def _sign(sign: str) -> tuple[int, int]:
    above, below = unicodedata.normalize("NFKC", sign).split("⁄")
    return int(above), int(below)


def _mixed(found: re.Match[str]) -> str:
    """1½ and 1 1/2."""
    above, below = _sign(found[2]) if found.re is _MIXED_SIGN else (int(found[2]), int(found[3]))
    if not 0 < above < below <= _OF_TEN:
        return found.group()
    return f"{found[1]} and {_part(above, below, article='a')}"


def _lone(found: re.Match[str]) -> str:
    """½: *half an hour*, *half a breath*, *half of it*."""
    if found[1] != "½":
        return _part(*_sign(found[1]))
    if re.match(r"\s+(?:an?|the|of|your|my|this|that|as)\b", found.string[found.end() :]):
        return "half"
    return "half an" if re.match(r"\s+hour\b", found.string[found.end() :]) else "one half"


def _over(found: re.Match[str]) -> str:
    """Two numbers with a stroke between them, as they are most likely meant."""
    above, below = int(found[1]), int(found[2])
    if above == below or above + below == 100 or (above, below) == (24, 7):
        return f"{found[1]} {found[2]}"
    if below == _OF_TEN and 0 < above <= _OF_TEN and not re.match(r"\s+of\b", found.string[found.end() :]):
        return f"{above} out of ten"
    if 0 < above < below <= _OF_TEN:
        return _part(above, below)
    if above >= _PRESSURE[0] and below >= _PRESSURE[1]:
        return f"{found[1]} over {found[2]}"
    return found.group()


def _ratio(found: re.Match[str]) -> str:
    """1:2 and 4:7:8; what looks like a time of day or a length stays one, unless it is called a ratio."""
    parts = found.group().split(":")
    told = re.search(r"\bratio\b[\w\s]{0,12}$", found.string[: found.start()], re.IGNORECASE)
    timelike = all(len(part) == 2 for part in parts[1:])
    return found.group() if timelike and not told else " to ".join(parts)


def _times(found: re.Match[str]) -> str:
    return "once" if found[1] == "1" else f"{found[1]} times"


_MIXED_SIGN = re.compile(rf"\b(\d+)\s?([{_SIGNS}])")
RULES = (
    (_MIXED_SIGN, _mixed),
    *rules((
        (r"\b(\d+)[\s-](\d{1,2})/(\d{1,2})(?![\w/])", _mixed),
        (rf"([{_SIGNS}])", _lone),
        (r"(?<![\d.])\d{1,2}(?:\s?(?:…|\.{2,})\s?\d{1,2})+(?![\d])", _countdown),  # 10…9…8
        (rf"(?<![\d.:/])(?<!\d-)\d{{1,2}}(?:\s?{DASH}\s?\d{{1,2}}){{2,}}(?![\d:/]|-\d)",
         lambda found: re.sub(rf"\s?{DASH}\s?", ", ", found.group())),  # 4–7–8
        (r"(?<![\w:/.])\d{1,2}(?::\d{1,2}){1,4}(?![\d:]|\s?[AaPp]\.?[Mm]\b)", _ratio),
        (r"(?<=\d)\s?[x×]\s?(?=\d)", " times "),
        (r"(?<![\w.])(\d+)\s?[x×X](?![\w'’-])", _times),  # 2x a day
        (r"(?<![\w'’-])[x×X]\s?(\d+)(?![\w.]\d)\b", _times),  # x3
        (r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])", _over),
        (rf"(?<![\w.-])(?!\d{{3}}-\d{{4}}\b)({NUMBER})\s?{DASH}\s?({NUMBER})(?![\w-]|\.\d)", r"\1 to \2"),
        (r"[~≈]\s?(?=\d)", "about "),
        (r"≥\s?(?=\d)", "at least "),
        (r"≤\s?(?=\d)", "at most "),
        (r"(?<![\w<=-])<\s?(?=\d)", "less than "),
        (r"(?<![\w>=-])>\s?(?=\d)", "more than "),
    )),
)  # fmt: skip
