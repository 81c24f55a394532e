"""Shortened words in full, so that their dots end no sentence and no letters are spelt."""

from __future__ import annotations

import re

from guide.voices.text_normalise.rules import rules

_COUNTED = r"(?!\s?\d+\s+(?:breaths|days|hours|minutes|mins?|people|rounds|seconds|secs?|times|words)\b)"
"""In *No. 5 breaths are enough* nothing is numbered."""
_ENDS = r"\.(?!\.)(?=\s*$|\s+[\"“‘(]*[A-Z])"


def _and_so_on(found: re.Match[str]) -> str:
    return "et cetera." if re.match(r"\s*$|\s+[A-Z]", found.string[found.end() :]) else "et cetera"


RULES = rules((
    (r"\b[Ee]\.\s?[Gg]\.,?", "for example,"),
    (r"\b[Ii]\.\s?[Ee]\.,?", "that is,"),
    (r"\betc\.", _and_so_on),
    (r"\betc\b(?!\.)", "et cetera"),
    (r"\b([Vv])s\.?(?=\s)", "versus"),
    (r"\b[Aa]pprox\.(?=\s)", "approximately"),
    (r"\b(?:ca|c)\.\s*(?=\d)", "about "),
    (r"\bincl\.(?=\s)", "including"),
    (r"\besp\.(?=\s)", "especially"),
    (r"\ba\.k\.a\.(?=\s)", "also known as"),
    (r"\bw/o\b\s?", "without "),
    (r"(?<![\w/])w/\s?(?=\w)", "with "),
    (r"\bb/c\b", "because"),
    (r"(?<![\w/])[Ss]/he\b", "she or he"),
    (r"(?i:\b(he|she|him|his|her|hers)/(he|she|him|his|her|hers|they|them|their)\b)", r"\1 or \2"),
    (rf"\b[Nn]o\.{_COUNTED}\s*(?=\d)", "number "),
    (r"\b[Nn]os\.\s*(?=\d)", "numbers "),
    (r"\b[Nn]r\.\s*(?=\d)", "number "),
    (r"(?<![\w&])#\s*(?=\d)", "number "),
    (r"\b[Cc]h\.\s*(?=\d)", "chapter "),
    (r"\b[Vv]ol\.\s*(?=\d)", "volume "),
    (r"\b[Pp]t\.\s*(?=\d)", "part "),
    (r"\b[Ff]ig\.\s*(?=\d)", "figure "),
    (r"\b[Ee]x\.\s*(?=\d)", "exercise "),
    (r"\bpp\.\s*(?=\d)", "pages "),
    (r"\bp\.\s*(?=\d)", "page "),
    (r"§\s*(?=\d)", "section "),
    (r"\b(?<=\d)\s?bpm\b|\bbpm\b", " beats per minute"),
    (r"(?<=\d)\s?[Hh]z\b", " hertz"),
    (r"\b([Mm])t\.\s(?=[A-Z])", "Mount "),
    (r"\b(?:Om|OM|Aum|AUM)\b", "Ohm"),  # which English voices take for "elm"
    (r"\bO\.\s?K\.(?=\s+[a-z]|,)", "OK"),
))  # fmt: skip
