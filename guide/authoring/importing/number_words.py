"""Numbers and units of time as words, in the languages that texts come in: en de fr es it nl pt, sv no da, fi pl.

Tables only; `amounts` reads them. To add a language: its words here, and its pauses in `pause_words`.
"""

from __future__ import annotations

BREATH = 6.0
"""Seconds of one breath where a pause is counted in breaths: ten a minute, as people breathe at rest."""

_ONES = {
    1: "a an one ein eine einer einem einen eins un une uno una een één um uma ett et en yksi jeden jedna jedną",
    2: "two couple zwei zwo deux dos due twee dois duas två to kaksi dwa dwie",
    3: "three few drei trois tres tre drie três kolme trzy",
    4: "four several vier quatre cuatro quattro quatro fyra fire neljä cztery",
    5: "five fünf fuenf cinq cinco cinque vijf fem viisi pięć",
    6: "six sechs seis sei zes sex seks kuusi sześć",
    7: "seven sieben sept siete sette zeven sete sju syv seitsemän siedem",
    8: "eight acht huit ocho otto oito åtta åtte otte kahdeksan osiem",
    9: "nine neun neuf nueve nove negen nio ni yhdeksän dziewięć",
}
_TEENS = {
    10: "ten zehn dix diez dieci tien dez tio ti kymmenen dziesięć",
    11: "eleven elf onze undici elva elleve",
    12: "twelve dozen zwölf zwoelf douze doce dodici twaalf doze tolv kaksitoista dwanaście",
    13: "thirteen dreizehn treize trece tredici dertien treze",
    14: "fourteen vierzehn quatorze catorce quattordici veertien catorze",
    15: "fifteen fünfzehn fuenfzehn quinze quince quindici vijftien femton femten viisitoista piętnaście",
    16: "sixteen sechzehn seize dieciséis sedici zestien dezesseis",
    17: "seventeen siebzehn diecisiete diciassette zeventien dezessete",
    18: "eighteen achtzehn dieciocho diciotto achttien dezoito",
    19: "nineteen neunzehn diecinueve diciannove negentien dezenove",
}
_TENS = {
    20: "twenty zwanzig vingt veinte venti twintig vinte tjugo tjue tyve kaksikymmentä dwadzieścia",
    30: "thirty dreißig dreissig trente treinta trenta dertig trinta trettio tretti tredve kolmekymmentä trzydzieści",
    40: "forty fourty vierzig quarante cuarenta quaranta veertig quarenta fyrtio førti "
    "fyrre neljäkymmentä czterdzieści",
    50: "fifty fünfzig fuenfzig cinquante cincuenta cinquanta vijftig cinquenta femtio femti halvtreds pięćdziesiąt",
    60: "sixty sechzig soixante sesenta sessanta zestig sessenta sextio seksti tres kuusikymmentä sześćdziesiąt",
    70: "seventy siebzig septante setenta settanta zeventig sjuttio sytti",
    80: "eighty achtzig huitante ochenta ottanta tachtig oitenta åttio åtti",
    90: "ninety neunzig nonante noventa novanta negentig nittio nitti dziewięćdziesiąt",
    100: "hundred hundert cent cien cento honderd cem hundra hundre sto",
}
_FRACTIONS = {
    0.5: "half halfs halb halbe halben halber halbes demi demie media medio mezzo mezza halve meia meio halv halva "
    "halvt puoli pół",
    0.25: "quarter quarters viertel quart quarts cuarto cuartos quarto quarti kwart kvart",
    0.75: "dreiviertel trekvart",
    1.5: "anderthalb anderthalbe eineinhalb einundeinhalb anderhalve halvannan halvanden halvannen puolitoista półtora",
    2.5: "zweieinhalb",
}
_UNITS = {
    0.001: "ms msec millisecond milliseconds millisekunden slnc",
    1.0: "s sec secs second seconds sek seks sekunde sekunden seconde secondes segundo segundos seg segs secondo "
    "secondi seconden sekund sekunder sekunders sekunds sekunti sekuntia sekunnin sekunda sekundy sekundę count "
    "counts сек секунда секунды секунд секунду 秒 秒間 초",
    60.0: "m min mins minute minutes minuten minuto minutos minuti minuut minuten minut minuter minutt minutters "
    "minutter minuters minuutti minuuttia minuutin minuta minuty minutę moment-minute мин минута минуты минут минуту "
    "分 分間 分钟 분",
    3600.0: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren timme timmar time timer "
    "tunti tuntia godzina godziny час часа часов",
    BREATH: "breath breaths breathing-cycle atemzug atemzüge atemzuege atemzügen respiration respirations "
    "respiración respiraciones respiro respiri respirazioni ademhaling ademhalingen ademteug ademteugen respiração "
    "respirações andetag åndedrag åndedrett pust pusteåndedrag innåndinger vejrtrækning vejrtrækninger hengitystä "
    "oddech oddechy oddechów вдоха вдохов",
}
_GLUED = {
    "und": ("ein zwei drei vier fünf sechs sieben acht neun", "zwanzig dreißig vierzig fünfzig"),
    "en": ("een twee drie vier vijf zes zeven acht negen", "twintig dertig veertig vijftig"),
    "og": ("en to tre fire fem seks syv otte ni", "tyve tredive fyrre halvtreds"),
}
"""Languages that put the ones first, with a word between them, and write it all as one."""
_SIDE_BY_SIDE = (
    ("uno due tre quattro cinque sei sette otto nove", "venti trenta quaranta cinquanta"),
    ("ett två tre fyra fem sex sju åtta nio", "tjugo trettio fyrtio femtio"),
    ("en to tre fire fem seks sju åtte ni", "tjue tretti førti femti"),
)
"""Languages that write tens and ones as one word."""


def words_in(text: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(text.split())


def _table(*given: dict[float, str] | dict[int, str]) -> dict[str, float]:
    return {word: float(value) for each in given for value, words in each.items() for word in words.split()}


def _compounds() -> dict[str, float]:
    found: dict[str, float] = {}
    for joint, (ones, tens) in _GLUED.items():
        for ten, high in zip((20, 30, 40, 50), tens.split(), strict=True):
            for one, low in enumerate(ones.split(), 1):
                found[f"{low}{joint}{high}"] = float(ten + one)
                found[f"{low}{joint.replace('en', 'ën')}{high}"] = float(ten + one)
    for ones, tens in _SIDE_BY_SIDE:
        for ten, high in zip((20, 30, 40, 50), tens.split(), strict=True):
            for one, low in enumerate(ones.split(), 1):
                stem = high[:-1] if low in ("uno", "otto") and high[-1] in "ia" else high
                found[f"{stem}{low}"] = float(ten + one)
    return found


ONES = _table(_ONES)
TENS = _table(_TENS)
NUMBERS = {**_compounds(), **_table(_TEENS), **TENS, **ONES}
"""Whole numbers."""
FRACTIONS = _table(_FRACTIONS)
UNITS = _table(_UNITS)
"""Seconds of each."""
ARTICLES = frozenset(_ONES[1].split()) - {"one", "yksi", "eins"}
"""They are one, or nothing: "half a minute"."""
JOINTS = words_in("and und et y e en och og ja i & + ,")
"""Between the parts of one length."""
RANGES = words_in("- – — ― ‑ .. ... … to till til bis à a tot or oder ou o eller of do")
"""Between the shortest and the longest."""
BETWEEN = words_in("between zwischen entre tra fra tussen mellan mellom mellem")
"""They turn a joint into a range."""
FILLERS = words_in(
    "for of each cycle cycles round rounds about around approximately approx ca circa cirka roughly nearly almost "
    "some another at least up more full whole slow slower deep long longer complete natural gentle easy quiet "
    "silent solid good so please total ish here now the your our in minimum max maximum exactly only just ~ ≈ ± "
    "für etwa ungefähr rund lang lange ganze volle tiefe ruhige langsame noch weitere von pendant durant environ "
    "de d du par longues lentes profondes encore durante por unos unas lentas profundas más cerca per di lenti "
    "profondi ancora voor ongeveer van diepe rustige uns umas mais i på om under ungefär omkring av lugna djupa "
    "ungefar rolige dype ca. noin przez około ok"
)
"""They change nothing."""
