"""Which language words are in: tags of BCP 47, as far as a voice has to know them."""

from __future__ import annotations

_WIDER = {"cmn": "zh", "yue": "zh", "nb": "no", "nn": "no", "arb": "ar", "pes": "fa", "zsm": "ms"}
"""Languages that are also called by the one they belong to (the registry's Macrolanguage)."""


def tongue(tag: str) -> str:
    """The language without its region and writing: ``de`` of ``de-AT``, ``pt`` of ``pt_BR``, ``zh`` of ``cmn``."""
    first = tag.strip().lower().replace("_", "-").split("-")[0]
    return _WIDER.get(first, first)
