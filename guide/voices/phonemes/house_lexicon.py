"""The house lexicon: words that hibari reads wrongly, in the form that hibari takes.

``[word](/phonemes/)`` gives the phonemes in misaki's alphabet (see `guide.voices.engines.hibari`). Where the right
reading depends on what is meant ("lead"), see `guide.voices.phonemes.homographs`; words and names of our field stand in
`guide.voices.phonemes.field_words`.
"""

from __future__ import annotations

from guide.voices.phonemes.field_words import links

HOUSE = links() | {
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
    "tonglen": "[tonglen](/tˈɔŋlɛn/)",
    "ujjayi": "[ujjayi](/uʤˈIi/)",
    "Kabat-Zinn": "[Kabat](/kəbˈæt/) [Zinn](/zˈɪn/)",
    "Kabat-Zinn's": "[Kabat](/kəbˈæt/) [Zinn's](/zˈɪnz/)",
    "sh": "[sh](/ʃː/)",
    "shh": "[shh](/ʃːː/)",
    "shhh": "[shhh](/ʃːː/)",
    "shhhh": "[shhhh](/ʃːː/)",
}
ACCENTED: dict[str, str] = {
    "résumé": "[resume](/ɹˈɛzəmˌA/)",
    "résumés": "[resumes](/ɹˈɛzəmˌAz/)",
    "rosé": "[rose](/ɹOzˈA/)",
    "exposé": "[expose](/ˌɛkspOzˈA/)",
    "pâté": "[pate](/pɑtˈA/)",
    "lamé": "[lame](/lɑmˈA/)",
    "café": "[cafe](/kæfˈA/)",
    "cafés": "[cafes](/kæfˈAz/)",
    "brûlée": "[brulee](/bɹulˈA/)",
    "José": "[Jose](/hOzˈA/)",
    "dāna": "[dana](/dˈɑnə/)",
    "paññā": "[panna](/pˈɑnjə/)",
    "sīla": "[sila](/sˈilə/)",
    "déjà vu": "[deja](/dˌAʒə/) [vu](/vˈu/)",
}
"""Words that are others without their marks, or are read otherwise."""
