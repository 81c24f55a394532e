"""Numbers below a hundred in words, for places where figures would be read as something else."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def cardinal(number: int) -> str:
    """Return ``number``, 0 to 99, in words."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def decade(year: str) -> str:
    """Return the decade that ``year`` begins, two or four figures, in words: 90 is *nineties*."""
    if year.endswith("000"):
        return f"{cardinal(int(year[0]))} thousands"
    last = year[-2:]
    word = "hundreds" if last == "00" else "tens" if last == "10" else f"{cardinal(int(last)).removesuffix('y')}ies"
    return word if len(year) == 2 else f"{cardinal(int(year[:2]))} {word}"
