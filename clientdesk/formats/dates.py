"""Birthdays as people and programs write them: numbers in any order, months in five languages, with or without year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class DateOrder(StrEnum):
    """Which number comes first where all three are digits."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


# Two digits are a birthday's year of this century up to here: a customer is hardly ever younger.
YOUNG_YEAR = 20
LEAP_YEAR = 2000
LONGEST_DATE = 60
EXCEL_EPOCH = dt.date(1899, 12, 30)

# Apple writes a birthday without its year as one in the year 1604.
APPLE_NO_YEAR = 1604

_MONTHS = (
    "jan january jaan jaanuar sausis sausio saus январь января янв ינואר ינו",
    "feb february veebr veebruar veeb vasaris vasario vas февраль февраля фев февр פברואר פבר",
    "mar march märts mär kovas kovo kov март марта мар מרץ מרס",
    "apr april aprill balandis balandžio bal апрель апреля апр אפריל אפר",
    "may mai gegužė gegužės geg май мая מאי",
    "jun june juuni birželis birželio birž июнь июня июн יוני יונ",
    "jul july juuli liepa liepos liep июль июля июл יולי יול",
    "aug august rugpjūtis rugpjūčio rugp август августа авг אוגוסט אוג",
    "sep sept september rugsėjis rugsėjo rugs сентябрь сентября сен сент ספטמבר ספט",
    "oct october okt oktoober spalis spalio spal октябрь октября окт אוקטובר אוק",
    "nov november lapkritis lapkričio lapkr ноябрь ноября ноя нояб נובמבר נוב",
    "dec december dets detsember gruodis gruodžio gruod декабрь декабря дек דצמבר דצמ",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:[T ].*)?")
_TIME = re.compile(r"(?<=\d)[T ,]+\d{1,2}:\d\d.*$")
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")


def day_of_year(year: int | None, month: int, day: int) -> str | None:
    """`YYYY-MM-DD`, `--MM-DD` without a year, or None where there is no such day."""
    try:
        date = dt.date(year or LEAP_YEAR, month, day)
    except (ValueError, OverflowError):
        return None
    return date.isoformat() if year else f"--{month:02}-{day:02}"


def read_iso_date(text: str) -> str | None:
    """A date as vCard and ISO 8601 write it, time of day left off; None where it is none."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year = int(found[1])
        return day_of_year(None if year == APPLE_NO_YEAR else year, int(found[2]), int(found[3])) if year else None
    if found := _NO_YEAR.fullmatch(text):
        return day_of_year(None, int(found[1]), int(found[2]))
    return None


@lru_cache(maxsize=4096)
def read_date(text: str, order: DateOrder = DateOrder.DMY) -> str | None:
    """A birthday in any usual spelling: "03.03.1986", "3/3/86", "3 Mar 1986", "1986 m. kovo 3 d.", "3 марта".

    Args:
        text: what the file says.
        order: how to read "3/4/1986"; where a number can only be a day, the other order is taken.

    Returns:
        `YYYY-MM-DD`, `--MM-DD`, or None where it cannot be a date.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_DATE:
        return None
    if iso := read_iso_date(text):
        return iso
    text = _TIME.sub("", text)
    numbers = _NUMBERS.findall(text)
    month = _month_named(text)
    if month:
        return _with_month(numbers, month)
    if text.isdecimal():
        return _excel_day(text)
    return _three_numbers(numbers, order) if not _WORDS.search(text.lower().removesuffix("г.")) else None


def guess_order(samples: Iterable[str], country: str = "") -> DateOrder:
    """The order that these dates can only have, or the country's custom where they leave it open."""
    shown = order_shown(samples)
    return shown or {"US": DateOrder.MDY, "LT": DateOrder.YMD}.get(country.upper(), DateOrder.DMY)


def order_shown(samples: Iterable[str]) -> DateOrder | None:
    """The order that these dates can only have; None where they leave it open."""
    day_first = month_first = 0
    for sample in samples:
        first, second = _short_numbers(sample)
        day_first += 12 < first <= 31 and 1 <= second <= 12
        month_first += 12 < second <= 31 and 1 <= first <= 12
    if day_first == month_first:
        return None
    return DateOrder.DMY if day_first > month_first else DateOrder.MDY


def is_open(text: str) -> bool:
    """Whether a date can be read both ways and its signs do not tell: "3/4/1986", but not "3.4.1986"."""
    first, second = _short_numbers(text)
    is_both = 1 <= first <= 12 and 1 <= second <= 12 and first != second
    return is_both and "." not in text and read_date(text) is not None


def _short_numbers(text: str) -> tuple[int, int]:
    """The first two numbers of a date; 0 and 0 where it begins with its year or names a month."""
    text = text[:LONGEST_DATE]
    numbers = _NUMBERS.findall(text)
    if len(numbers) < 2 or len(numbers[0]) > 2 or len(numbers[1]) > 2 or _WORDS.search(_TIME.sub("", text)):
        return 0, 0
    return int(numbers[0]), int(numbers[1])


def _month_named(text: str) -> int | None:
    for word in _WORDS.findall(text.lower()):
        # Hebrew puts "in" before the month without a gap: במרץ.
        month = MONTHS.get(word) or MONTHS.get(word.removeprefix("ב"))
        if month:
            return month
    return None


def _with_month(numbers: list[str], month: int) -> str | None:
    if len(numbers) == 1 and len(numbers[0]) <= 2:
        return day_of_year(None, month, int(numbers[0]))
    if len(numbers) != 2:
        return None
    first, second = numbers
    year, day = (first, second) if len(first) == 4 else (second, first)
    return day_of_year(_full_year(year), month, int(day)) if len(day) <= 2 else None


def _excel_day(text: str) -> str | None:
    """A day number as a spreadsheet stores it, counted from the end of 1899."""
    if len(text) == 8:
        return _three_numbers([text[:4], text[4:6], text[6:]], DateOrder.YMD)
    return (EXCEL_EPOCH + dt.timedelta(days=int(text))).isoformat() if len(text) == 5 else None


def _three_numbers(numbers: list[str], order: DateOrder) -> str | None:
    if any(len(number) > 4 for number in numbers):
        return None
    if len(numbers) == 2 and max(map(len, numbers)) <= 2:
        day, month = (1, 0) if order is not DateOrder.DMY else (0, 1)
        return _either(None, int(numbers[month]), int(numbers[day]))
    if len(numbers) != 3:
        return None
    if len(numbers[0]) == 4 or (order is DateOrder.YMD and len(numbers[2]) <= 2):
        return _either(_full_year(numbers[0]), int(numbers[1]), int(numbers[2]))
    first, second = int(numbers[0]), int(numbers[1])
    month, day = (first, second) if order is DateOrder.MDY else (second, first)
    return _either(_full_year(numbers[2]), month, day)


def _either(year: int | None, month: int, day: int) -> str | None:
    return day_of_year(year, month, day) or day_of_year(year, day, month)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return 2000 + year if year <= YOUNG_YEAR else 1900 + year
