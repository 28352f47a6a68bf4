"""What facts of each kind have in common: how they are read, shown, and asked for in SQL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from clientdesk.base.days import birthday_date
from clientdesk.base.errors import UserError
from clientdesk.base.money import format_money, parse_money
from clientdesk.base.numbers import number_words, read_number
from clientdesk.base.text import tidy, tidy_lines, tokens
from clientdesk.base.words import N_, Phrase, _, language, shown
from clientdesk.desk.facts import SEVERAL, Choice, FactKind, FactTest, Test
from clientdesk.desk.shop import Shop
from clientdesk.formats.dates import DateOrder, read_date

Choices = Callable[[], Iterable[Choice]]
Read = Callable[[Shop, str], str]
Condition = tuple[str, Sequence[object]]
"""SQL that is true for those who pass, and its values."""
NOBODY: Condition = ("1 = 0", ())
"""Of a test that makes no sense for a value."""

LONGEST = 20_000
"""A longer text is a paste that went wrong."""

_WORDS_FOR_YES = "yes y true t 1 on ok x + ✓ ✔ jah ja jaa j taip da да д כן"
_WORDS_FOR_NO = "no n false f 0 off - \u2212 \u2013 ei e ne нет н не לא"
_YES = frozenset(_WORDS_FOR_YES.split(" "))
_NO = frozenset(_WORDS_FOR_NO.split(" "))
_YOUNGEST = 1970
_FOUR_DIGITS = re.compile(r"\d{4}")

YES_NO = (Choice("yes", Phrase(N_("yes"))), Choice("no", Phrase(N_("no"))))


def reader(key: str, kind: FactKind, choices: Choices = tuple) -> Read:
    """How a fact of this kind is read from what a person typed or a file holds; a mistake is told on `key`.

    What it gives is read again to the same.
    """

    def read(shop: Shop, text: str) -> str:
        return read_value(shop, key, kind, text, choices)

    return read


def read_value(shop: Shop, key: str, kind: FactKind, text: str, choices: Choices = tuple) -> str:
    """Machine text of one value, "" for nothing.

    Raises:
        UserError: on `key`, when it cannot be read.
    """
    bare = tidy_lines(text).strip()
    if kind is FactKind.TEXT or not bare:
        return _text(key, bare)
    if kind is FactKind.MONEY:
        return parse_money(bare, shop.settings.currency, field=key).plain()
    if kind is FactKind.DATE:
        return _day(shop, key, bare)
    if kind in {FactKind.ONE_OF, FactKind.SOME_OF}:
        return (_one if kind is FactKind.ONE_OF else _some)(key, bare, choices)
    return (_number if kind is FactKind.NUMBER else _yes_no)(key, bare)


def _text(key: str, text: str) -> str:
    if len(text) > LONGEST:
        raise UserError(key, Phrase(N_("Please keep this under {most} characters."), most=LONGEST))
    return text


def _number(key: str, text: str) -> str:
    found = read_number(text)
    if found is None:
        raise UserError(key, N_("This is not a number. Write it like 12.5."))
    return found


def _day(shop: Shop, key: str, text: str) -> str:
    order = DateOrder.MDY if shop.settings.country == "US" else DateOrder.YMD if language() == "lt" else DateOrder.DMY
    found = read_date(tidy(text), order)
    if found is None:
        raise UserError(key, N_("This is not a date. Write it like 31.12.2026."))
    if found.startswith("--"):
        raise UserError(key, N_("Please give the year too, as in 31.12.2026."))
    day = date.fromisoformat(found)
    # Two digits of a year are read as a birthday's; a day of the shop's own is rather of this century.
    if day.year < _YOUNGEST and not _FOUR_DIGITS.search(text):
        return _a_century_on(day).isoformat()
    return found


def _a_century_on(day: date) -> date:
    # 29 February 1900 was none, so no day of 19xx is lost in 20xx.
    return day.replace(year=day.year + 100)


def _yes_no(key: str, text: str) -> str:
    word = text.casefold()
    if word in _YES or word == _("yes").casefold():
        return "yes"
    if word in _NO or word == _("no").casefold():
        return "no"
    raise UserError(key, N_("Please answer with yes or no."))


def _one(key: str, text: str, choices: Choices) -> str:
    found = _chosen(text, choices())
    if found is None:
        raise UserError(key, Phrase(N_("“{text}” is not one of the choices."), text=tidy(text)[:100]))
    return found


def _some(key: str, text: str, choices: Choices) -> str:
    offered = tuple(choices())
    whole = _chosen(text, offered)
    if whole is not None:
        return whole
    parts = text.split(SEVERAL) if SEVERAL in text else re.split("[;,]", text)
    found = [_one(key, part, lambda: offered) for part in parts if part.strip()]
    order = [choice.key for choice in offered]
    return SEVERAL.join(sorted(dict.fromkeys(found), key=order.index))


def _chosen(text: str, choices: Iterable[Choice]) -> str | None:
    """The key of the choice that `text` names, by its key or its words."""
    offered, bare = tuple(choices), text.strip()
    wanted = tokens(bare)
    for same in (
        lambda one: one.key == bare,
        lambda one: shown(one.words).strip().casefold() == bare.casefold(),
        lambda one: bool(wanted) and tokens(shown(one.words)) == wanted,
    ):
        found = next((one.key for one in offered if same(one)), None)
        if found is not None:
            return found
    return None


def worder(kind: FactKind, currency: str = "", choices: Sequence[Choice] = ()) -> Callable[[str], str]:
    """How a machine text of this kind is shown in the language of the moment."""
    named = {choice.key: choice for choice in choices}

    def words(value: str) -> str:
        if not value:
            return ""
        if kind is FactKind.YES_NO:
            return {"yes": _("yes"), "no": _("no")}.get(value, value)
        if kind in {FactKind.ONE_OF, FactKind.SOME_OF}:
            return ", ".join(shown(named[key].words) if key in named else key for key in value.split(SEVERAL))
        return plain_words(kind, value, currency)

    return words


def plain_words(kind: FactKind, value: str, currency: str) -> str:
    """How a number, a sum, a day or a text is shown; what cannot be read as such stays as it is."""
    if kind is FactKind.NUMBER:
        return number_words(value)
    if kind is FactKind.MONEY:
        try:
            return format_money(parse_money(value, currency, field=""))
        except UserError:
            return value
    if kind is FactKind.DATE:
        day = day_of(value)
        return birthday_date(day.month, day.day, day.year) if day else value
    return value


def day_of(value: str) -> date | None:
    """The day of a machine text, None where it is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def number_of(kind: FactKind, value: str) -> float | None:
    """What a value is compared by: the number, the sum in major units, the day as a count from 0001-01-01."""
    if kind is FactKind.DATE:
        day = day_of(value)
        return float(day.toordinal()) if day else None
    if kind in {FactKind.NUMBER, FactKind.MONEY}:
        found = read_number(value)
        return None if found is None else float(found)
    return None


def folded(text: str) -> str:
    """What texts are compared by, whatever their case and accents; the SQL function `folded` gives the same."""
    return " ".join(tokens(text))


def text_where(value: str, test: FactTest) -> Condition:
    """A condition on the SQL expression `value`, a text that is "" or NULL where nothing is known.

    Nobody passes a test that is not one of a text.
    """
    wanted = folded(test.value)
    if test.test is Test.KNOWN:
        return f"coalesce({value}, '') <> ''", ()
    if test.test is Test.UNKNOWN:
        return f"coalesce({value}, '') = ''", ()
    if test.test is Test.HAS:
        return (f"folded({value}) LIKE ?", (f"%{wanted}%",)) if wanted else (f"{value} = ?", (test.value,))
    if test.test is Test.IS:
        return (f"folded({value}) = ?", (wanted,)) if wanted else (f"{value} = ?", (test.value,))
    if test.test is Test.IS_NOT:
        return f"folded(coalesce({value}, '')) <> ?", (wanted,)
    return NOBODY


def key_where(value: str, test: FactTest) -> Condition:
    """The same of an expression that holds a key, a number or an ISO date, compared as it is."""
    if test.test is Test.KNOWN:
        return f"coalesce({value}, '') <> ''", ()
    if test.test is Test.UNKNOWN:
        return f"coalesce({value}, '') = ''", ()
    if test.test in {Test.IS, Test.HAS}:
        return f"{value} = ?", (test.value,)
    if test.test is Test.IS_NOT:
        return f"coalesce({value}, '') <> ?", (test.value,)
    sign = ">=" if test.test is Test.AT_LEAST else "<="
    return f"({value} <> '' AND {value} {sign} ?)", (test.value,)
