"""How people say when, in the five languages of the program: tables for `rules_followup`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

UNITS = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, eq=False)
class Tongue:
    """One language; all that is written here may hold the signs of a regular expression, in small letters only.

    Args:
        days: words for a day, with how many days ahead it is.
        evenings: words for the evening of today.
        parts: words for a part of the day, with the hour it begins.
        weekdays: Monday to Sunday.
        before_weekday: what may stand before one of them.
        months: January to December, their stems.
        month_first: the month stands before the day.
        units: how the units are said, in every form, in the order of `UNITS`.
        numbers: number words.
        spans: `{n}` and `{unit}` where they stand; the number may be missing where `bare_unit` says so.
        bare_unit: a unit without a number is one of it.
        fixed: whole phrases, with number and unit.
        ahead: "next week" and its kin, with the unit.
        at: what stands before a time of day.
        hour_mark: what may stand after one.
        before_date: what may stand before a date.
    """

    days: Mapping[str, int]
    parts: Mapping[str, int]
    weekdays: tuple[str, str, str, str, str, str, str]
    months: tuple[str, ...]
    units: tuple[str, str, str, str, str, str]
    numbers: Mapping[str, int]
    spans: tuple[str, ...]
    ahead: Mapping[str, str]
    at: str
    evenings: tuple[str, ...] = ()
    before_weekday: str = ""
    month_first: bool = False
    bare_unit: bool = False
    fixed: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    hour_mark: str = ""
    before_date: str = ""


# fmt: off
_ENGLISH = Tongue(
    days={"today": 0, "tomorrow": 1, "(?:the )?day after tomorrow": 2},
    evenings=("this evening", "tonight"),
    parts={"(?:in the )?morning": 9, "(?:in the )?afternoon": 14, "(?:in the )?evening": 18},
    weekdays=(
        "mon(?:day)?", "tue(?:s(?:day)?)?", "wed(?:nesday)?", "thu(?:rs(?:day)?)?", "fri(?:day)?", "sat(?:urday)?",
        "sun(?:day)?",
    ),
    before_weekday="(?:on |next |this )?",
    months=("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    units=("minutes?|mins?", "hours?|hrs?|h", "days?", "weeks?", "months?", "years?"),
    numbers={
        "an?": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10,
    },
    spans=("(?:in|after) {n} {unit}", "{n} {unit} later"),
    fixed={"in half an hour": (30, "minute")},
    ahead={"next week": "week", "next month": "month", "next year": "year"},
    at="(?:at |@ ?)",
    hour_mark="(?: ?(?:am|pm|a\\.m\\.?|p\\.m\\.?)| o'clock)",
    before_date="(?:on )?(?:the )?",
)

_ESTONIAN = Tongue(
    days={"täna": 0, "homme": 1, "ülehomme": 2},
    parts={"hommikul": 9, "pärast lõunat|pärastlõunal": 14, "õhtul": 18},
    weekdays=(
        "esmaspäev(?:al)?", "teisipäev(?:al)?", "kolmapäev(?:al)?", "neljapäev(?:al)?", "reede(?:l)?",
        "laupäev(?:al)?", "pühapäev(?:al)?",
    ),
    before_weekday="(?:järgmisel |sel )?",
    months=(
        "jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "septemb", "oktoob", "novemb",
        "detsemb",
    ),
    units=("minuti|minutit|min", "tunni|tundi|h", "päeva", "nädala|nädalat", "kuu|kuud", "aasta|aastat"),
    numbers={
        "ühe": 1, "kahe": 2, "kolme": 3, "nelja": 4, "viie": 5, "kuue": 6, "seitsme": 7, "kaheksa": 8, "üheksa": 9,
        "kümne": 10,
    },
    spans=("{n} {unit} pärast",),
    bare_unit=True,
    fixed={"poole tunni pärast": (30, "minute")},
    ahead={"(?:järgmisel|uuel) nädalal": "week", "järgmisel kuul": "month", "järgmisel aastal": "year"},
    at="(?:kella? )",
)

_LITHUANIAN = Tongue(
    days={"šiandien": 0, "rytoj": 1, "poryt": 2},
    evenings=("šį ?vakar[ąa]?",),
    parts={"ryt[eą]": 9, "po pietų": 14, "vakar[eą]": 18},
    weekdays=(
        "pirmadien\\w*", "antradien\\w*", "trečiadien\\w*", "ketvirtadien\\w*", "penktadien\\w*", "šeštadien\\w*",
        "sekmadien\\w*",
    ),
    before_weekday="(?:kitą |šį )?",
    months=(
        "saus", "vasar", "kov", "baland", "geguž", "biržel", "liep", "rugpjū", "rugsėj", "spal", "lapkri", "gruod",
    ),
    month_first=True,
    units=(
        "minutės|minučių|min\\.?", "valandos|valandų|val\\.?", "dienos|dienų|d\\.?", "savaitės|savaičių|sav\\.?",
        "mėnesio|mėnesių|mėn\\.?", "metų|m\\.",
    ),
    numbers={
        "vienos|vieno": 1, "dviejų": 2, "trijų": 3, "keturių": 4, "penkių": 5, "šešių": 6, "septynių": 7,
        "aštuonių": 8, "devynių": 9, "dešimties": 10,
    },
    spans=("(?:po|už) {n} {unit}",),
    bare_unit=True,
    fixed={"(?:po|už) pusvalandžio": (30, "minute")},
    ahead={"kitą savaitę": "week", "kitą mėnesį": "month", "kitais metais|kitąmet": "year"},
    at="(?:apie )",
    hour_mark="(?: ?val(?:\\.|andą)?)",
)

_RUSSIAN = Tongue(
    days={"сегодня": 0, "завтра": 1, "послезавтра": 2},
    parts={"утром": 9, "дн[её]м": 14, "вечером": 18},
    weekdays=(
        "понедельник|пн", "вторник|вт", "сред[ау]|ср", "четверг|чт", "пятниц[ау]|пт", "суббот[ау]|сб", "воскресенье|вс",
    ),
    before_weekday="(?:во? (?:следующ\\w+ |эт\\w+ )?)?",
    months=(
        "январ", "феврал", "март", "апрел", "ма[йя]", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    ),
    units=(
        "минут[уы]?|мин\\.?", "час(?:а|ов)?|ч\\.?", "день|дня|дней", "недел[юи]|недель", "месяц(?:а|ев)?", "года?|лет",
    ),
    numbers={
        "один|одну": 1, "два|две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8,
        "девять": 9, "десять": 10,
    },
    spans=("через {n} {unit}",),
    bare_unit=True,
    fixed={"через полчаса": (30, "minute")},
    ahead={"на (?:следующей|будущей) неделе": "week", "в следующем месяце": "month", "в следующем году": "year"},
    at="(?:во? |к )",
    hour_mark="(?: час(?:а|ов)?)",
)

_HEBREW = Tongue(
    days={"היום": 0, "מחר": 1, "מחרתיים": 2},
    evenings=("הערב",),
    parts={"בבוקר": 9, "אחרי? הצהריים": 14, "בערב": 18},
    weekdays=(
        "ב?יום (?:שני|ב['׳])", "ב?יום (?:שלישי|ג['׳])", "ב?יום (?:רביעי|ד['׳])", "ב?יום (?:חמישי|ה['׳])",
        "ב?יום (?:שישי|ו['׳])", "(?:ב?יום )?ב?שבת", "ב?יום (?:ראשון|א['׳])",
    ),
    months=(
        "ב?ינואר", "ב?פברואר", "ב?מר[ץס]", "ב?אפריל", "ב?מאי", "ב?יוני", "ב?יולי", "ב?אוגוסט", "ב?ספטמבר",
        "ב?אוקטובר", "ב?נובמבר", "ב?דצמבר",
    ),
    units=("דקות|דקה", "שעות|שעה", "ימים|יום", "שבועות|שבוע", "חודשים|חודש", "שנים|שנה"),
    numbers={
        "שני|שתי": 2, "שלושה?": 3, "ארבעה?": 4, "חמישה|חמש": 5, "שישה|שש": 6, "שבעה?": 7, "שמונה": 8,
        "תשעה?": 9, "עשרה?": 10,
    },
    spans=("ב?עוד {n} {unit}",),
    bare_unit=True,
    fixed={
        "ב?עוד חצי שעה": (30, "minute"), "ב?עוד שעתיים": (2, "hour"), "ב?עוד יומיים": (2, "day"),
        "ב?עוד שבועיים": (2, "week"), "ב?עוד חודשיים": (2, "month"), "ב?עוד שנתיים": (2, "year"),
    },
    ahead={"בשבוע הבא": "week", "בחודש הבא": "month", "בשנה הבאה": "year"},
    at="(?:בשעה |ב[-־]?)",
    before_date="(?:ב[-־]?)?",
)
# fmt: on

TONGUES: tuple[Tongue, ...] = (_ENGLISH, _ESTONIAN, _LITHUANIAN, _RUSSIAN, _HEBREW)
