"""Words and names of our field, as English speakers say them: Pali, Sanskrit, Japanese, Tibetan, Chinese; teachers.

Without their marks (the reader's letters have none), in misaki's alphabet, a word's phonemes for each word. Plurals
and possessives follow by themselves.
"""

from __future__ import annotations

FIELD_WORDS = {
    # Pali and Sanskrit: the mind and the way
    "advaita": "ədvˈItə", "ahimsa": "əhˈɪmsə", "anatta": "ənˈɑtə", "anicca": "ənˈiʧə", "ananda": "ənˈɑndə",
    "anapanasati": "ˌɑnəpˌɑnəsˈɑti", "anapana": "ˌɑnəpˈɑnə", "atman": "ˈɑtmən", "avalokiteshvara": "ˌʌvəlˌOkɪtˈɛʃvəɹə",
    "bhakti": "bˈɑkti", "bhavana": "bˈɑvənə", "bhikkhu": "bˈɪku", "bhikkhuni": "bˈɪkuni", "bodhi": "bˈOdi",
    "bodhicitta": "bˌOdiʧˈɪtə", "bodhisattva": "bˌOdisˈɑtvə", "brahmavihara": "bɹˌɑməvɪhˈɑɹə", "buddho": "bˈudO",
    "citta": "ʧˈɪtə", "dhamma": "dˈɑmə", "dhammapada": "dˌɑməpˈɑdə", "dharma": "dˈɑɹmə", "dhyana": "diˈɑnə",
    "dukkha": "dˈʊkə", "japa": "ʤˈɑpə", "jhana": "ʤˈɑnə", "jnana": "ɡnˈɑnə", "karuna": "kəɹˈunə", "kilesa": "kɪlˈAsə",
    "maitri": "mˈItɹi", "mala": "mˈɑlə", "mantra": "mˈɑntɹə", "metta": "mˈɛtə", "mudita": "mudˈitə",
    "nibbana": "nɪbˈɑnə", "nirvana": "nɪɹvˈɑnə", "piti": "pˈiti", "prajna": "pɹˈɑʤnə", "sadhana": "sˈɑdənə",
    "sadhu": "sˈɑdu", "samadhi": "səmˈɑdi", "samatha": "sˈɑmətə", "samsara": "səmsˈɑɹə", "sangha": "sˈɑŋɡə",
    "sankhara": "səŋkˈɑɹə", "sati": "sˈɑti", "satipatthana": "sˌɑtipətˈɑnə", "satsang": "sˈɑtsˌɑŋ",
    "shamatha": "ʃˈɑmətə", "shanti": "ʃˈɑnti", "sukha": "sˈukə", "sutra": "sˈutɹə", "sutta": "sˈʊtə",
    "tanha": "tˈɑnhə", "upekkha": "upˈɛkə", "vedana": "vˈAdənə", "vipassana": "vɪpˈɑsənə", "yantra": "jˈɑntɹə",
    # mantras
    "aum": "ˈOm", "om": "ˈOm", "om mani padme hum": "ˈOm mˈɑni pˈɑdmA hˈum", "mani padme hum": "mˈɑni pˈɑdmA hˈum",
    "sat nam": "sˈʌt nˈɑm",
    # yoga
    "ajna": "ˈɑʤnə", "anahata": "ˌɑnəhˈɑtə", "anuloma viloma": "ˌɑnulˈOmə vɪlˈOmə", "apana": "əpˈɑnə",
    "asana": "ˈɑsənə", "balasana": "bɑlˈɑsənə", "bandha": "bˈɑndə", "bhramari": "bɹəmˈɑɹi", "chakra": "ʧˈɑkɹə",
    "drishti": "dɹˈɪʃti", "kapalabhati": "kəpˌɑləbˈɑti", "kirtan": "kˈɪɹtən", "kriya": "kɹˈijə",
    "kumbhaka": "kˈʊmbəkə", "kundalini": "kˌʊndəlˈini", "manipura": "mˌɑnipˈʊɹə", "mula bandha": "mˈulə bˈɑndə",
    "muladhara": "mˌulədˈɑɹə", "nadi": "nˈɑdi", "nadi shodhana": "nˈɑdi ʃˈOdənə", "nidra": "nˈidɹə",
    "padmasana": "pɑdmˈɑsənə", "prana": "pɹˈɑnə", "pranayama": "pɹˌɑnəjˈɑmə", "pratyahara": "pɹˌɑtjəhˈɑɹə",
    "puraka": "pˈʊɹəkə", "rechaka": "ɹˈAʧəkə", "sahasrara": "sˌɑhəsɹˈɑɹə", "sankalpa": "sɑnkˈɑlpə",
    "sheetali": "ʃˈitəli", "shitali": "ʃˈitəli", "shodhana": "ʃˈOdənə", "sodhana": "ʃˈOdənə", "sukhasana": "sukˈɑsənə",
    "surya namaskar": "sˈʊɹjə nˌɑməskˈɑɹ", "sushumna": "sʊʃˈumnə", "svadhisthana": "svˌɑdɪstˈɑnə",
    "tadasana": "tɑdˈɑsənə", "trataka": "tɹˈɑtəkə", "uddiyana": "ˌudijˈɑnə", "vajrasana": "vɑʤɹˈɑsənə",
    "vinyasa": "vɪnjˈɑsə", "vishuddha": "vɪʃˈudə", "yoga nidra": "jˈOɡə nˈidɹə",
    # Japan, China, Tibet
    "chi": "ʧˈi", "dantian": "dˈɑntjˌɛn", "dzogchen": "zˈOɡʧˌɛn", "gassho": "ɡˈɑʃO", "hara": "hˈɑɹə",
    "kinhin": "kˈɪnhɪn", "koan": "kˈOˌɑn", "lojong": "lOʤˈɔŋ", "mahamudra": "mˌɑhəmˈudɹə", "qi": "ʧˈi",
    "qi gong": "ʧˈi ɡˈɔŋ", "qigong": "ʧˌiɡˈɔŋ", "reiki": "ɹˈAki", "rigpa": "ɹˈɪɡpə", "rinpoche": "ɹˈɪnpOʧˌA",
    "roshi": "ɹˈOʃi", "satori": "sətˈɔɹi", "sensei": "sˌɛnsˈA", "sesshin": "sɛʃˈin", "shikantaza": "ʃˌikɑntˈɑzə",
    "susokukan": "sˈusOkukˌɑn", "tummo": "tˈumO", "wu wei": "wˈu wˈA", "zabuton": "zˈɑbutˌɑn", "zafu": "zˈɑfu",
    "zazen": "zˈɑzɛn", "zendo": "zˈɛndO",
    # teachers
    "Ajahn": "ˈɑʤɑn", "Bhante": "bˈɑntA", "Brach": "bɹˈɑk", "Chah": "ʧˈɑ", "Chodron": "ʧˈOdɹən", "Chogyam": "ʧˈOɡjɑm",
    "Csikszentmihalyi": "ʧˈiksɛntmihˌI", "Dass": "dˈɑs", "Dogen": "dˈOɡɛn", "Eckhart": "ˈɛkɑɹt",
    "Feldenkrais": "fˈɛldənkɹˌIs", "Goenka": "ɡOˈɛŋkə", "Gunaratana": "ɡˌunəɹˈɑtənə", "Iyengar": "ˈIɛŋɡɑɹ",
    "Joseph Goldstein": "ʤˈOsəf ɡˈOldstin", "Kornfield": "kˈɔɹnfild", "Krishnamurti": "kɹˌɪʃnəmˈʊɹti",
    "Mahasi": "məhˈɑsi", "Mingyur": "mˈɪnɡjʊɹ", "Patanjali": "pətˈɑnʤəli", "Pema": "pˈAmə", "Porges": "pˈɔɹʤəs",
    "Ram Dass": "ɹˈɑm dˈɑs", "Ricard": "ɹɪkˈɑɹ", "Rumi": "ɹˈumi", "Sadhguru": "sˈɑdɡˌuɹu", "Salzberg": "sˈɔlzbɜɹɡ",
    "Sayadaw": "sˈIədˌɔ", "Shunryu": "ʃˈunɹju", "Suzuki": "suzˈuki", "Tolle": "tˈɑlə",
    "Thich Nhat Hanh": "tˈɪk nˈɑt hˈɑn", "Trungpa": "tɹˈʊŋpə",
    "Wim Hof": "wˈɪm hˈɔf", "Yogananda": "jˌOɡənˈɑndə",
    # the body and how it is sensed
    "coccyx": "kˈɑksɪks", "hygge": "hˈuɡə", "interoception": "ˌɪntəɹOsˈɛpʃən", "psoas": "sˈOəs", "vagus": "vˈAɡəs",
}  # fmt: skip
_VOICELESS = "ptkfθ"
_HISSING = "szʃʒʧʤ"


def links() -> dict[str, str]:
    """Return every entry, its plural and its possessive in the form that hibari takes: ``[word](/phonemes/)``."""
    found: dict[str, str] = {}
    for word, sounds in FIELD_WORDS.items():
        found[word] = _linked(word, sounds)
        for ending in ("s", "'s"):
            found.setdefault(word + ending, _linked(word + ending, _plural(sounds)))
    return found


def _plural(sounds: str) -> str:
    last = sounds[-1]
    return sounds + ("s" if last in _VOICELESS else "ᵻz" if last in _HISSING else "z")


def _linked(word: str, sounds: str) -> str:
    return " ".join(f"[{one}](/{said}/)" for one, said in zip(word.split(), sounds.split(), strict=True))
