"""The house lexicon: words of our field that hibari reads wrongly, in the form that hibari takes.

``[word](/phonemes/)`` gives the phonemes in misaki's alphabet (see `guide.voices.engines.hibari`). Where the right
reading depends on what is meant ("lead"), the script's own lexicon has to say it.
"""

from __future__ import annotations

HOUSE = {
    "wind down": "[wind](/wˈInd/) down",
    "winds down": "[winds](/wˈIndz/) down",
    "wind it down": "[wind](/wˈInd/) it down",
    "unwind": "[unwind](/ʌnwˈInd/)",
    # hibari by itself says "hw" in these two, and leaves "near" unstressed where it is told from "far"
    "somewhere": "[somewhere](/sˈʌmwˌɛɹ/)",
    "elsewhere": "[elsewhere](/ˈɛlswˌɛɹ/)",
    "is near": "is [near](/nˈɪɹ/)",
    "one near": "one [near](/nˈɪɹ/)",
    "savasana": "[savasana](/ʃəvˈɑsənə/)",
    "shavasana": "[shavasana](/ʃəvˈɑsənə/)",
    "mudra": "[mudra](/mˈudɹə/)",
    "mudras": "[mudras](/mˈudɹəz/)",
    "tai chi": "[tai](/tˈI/) [chi](/ʧˈi/)",
    "Thich Nhat Hanh": "[Thich](/tˈɪk/) [Nhat](/nˈɑt/) [Hanh](/hˈɑn/)",
    "tonglen": "[tonglen](/tˈɔŋlɛn/)",
    "ujjayi": "[ujjayi](/uʤˈIi/)",
    "Kabat-Zinn": "[Kabat](/kəbˈæt/) [Zinn](/zˈɪn/)",
    "Kabat-Zinn's": "[Kabat](/kəbˈæt/) [Zinn's](/zˈɪnz/)",
    "sh": "[sh](/ʃː/)",
    "shh": "[shh](/ʃːː/)",
    "shhh": "[shhh](/ʃːː/)",
    "shhhh": "[shhhh](/ʃːː/)",
}
