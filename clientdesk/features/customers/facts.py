"""Facts of customers themselves: what their columns, addresses, tags and contacts tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from clientdesk.base.clock import to_local, to_utc
from clientdesk.base.day_words import day_words
from clientdesk.base.words import N_, Phrase, language
from clientdesk.desk.fact_values import NOBODY, Condition, key_where, reader, text_where, worder
from clientdesk.desk.facts import SEVERAL, Choice, Fact, FactKind, FactSource, FactTest, Test
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.commands import change_customer
from clientdesk.features.customers.records import Tag
from clientdesk.features.customers.wording import FIELDS, country_words, language_words
from clientdesk.features.staff.queries import staff_members

CHUNK = 500
"""Ids in one question."""

TABLES = frozenset(
    {"customer", "customer_class", "address", "contact_point", "tag", "customer_tag", "staff", "contact"}
)

_CITY = "(SELECT a.city FROM address a WHERE a.customer_id = customer.id ORDER BY a.preferred DESC, a.position LIMIT 1)"
_COUNTRY = _CITY.replace("a.city", "a.country")
_KIND = (
    "CASE WHEN customer.is_household THEN 'household' WHEN customer.is_organisation THEN 'organisation' "
    "ELSE 'person' END"
)
_BROUGHT_BY = "(SELECT b.name FROM customer b WHERE b.id = customer.brought_by_id)"
_OWNER = "CAST(customer.owner_id AS TEXT)"
_HAS = (
    "CASE WHEN EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = customer.id AND p.kind = '{kind}') "
    "THEN 'yes' ELSE 'no' END"
)
_LAST = "(SELECT l.at FROM customer_last_contact l WHERE l.customer = customer.id)"

Values = Callable[[Shop, Sequence[int]], Mapping[int, str]]
Where = Callable[[Shop, FactTest], Condition]
Put = Callable[[Shop, Mapping[int, str]], None]


def customer_facts(shop: Shop) -> list[Fact]:
    """What can be known of a customer without any other capability."""
    return [*_chosen_facts(shop), *_told_facts(), *_day_facts()]


def _chosen_facts(shop: Shop) -> Iterator[Fact]:
    """Facts whose value is one of a list, or several."""
    kinds = (
        Choice("person", Phrase(N_("person"))),
        Choice("organisation", Phrase(N_("organisation"))),
        Choice("household", Phrase(N_("household"))),
    )
    yield _one_of("class", N_("Class"), tuple(Choice(one.key, one.name) for one in classes()),
                  "customer.potential", _put_column("potential"), sorted_by=_class_place())  # fmt: skip
    yield _one_of("kind", N_("Kind of customer"), kinds, _KIND)
    yield _tags()
    yield _one_of("owner", FIELDS["owner_id"], _owners(shop), _OWNER, _put_owner,
                  sorted_by="(SELECT s.name FROM staff s WHERE s.id = customer.owner_id)")  # fmt: skip
    yield _coded("language", FIELDS["language"], "customer.language", language_words, _put_column("language"))
    months = tuple(Choice(str(one), str(day_words(date(2000, one, 1), language())["alone"])) for one in range(1, 13))
    for key, title, column in (
        ("birthday_month", N_("Birthday in"), "birth_month"),
        ("name_day_month", N_("Name day in"), "name_day_month"),
    ):
        yield _one_of(key, title, months, f"CAST(customer.{column} AS TEXT)", sorted_by=f"customer.{column}")
    phone, email = N_("Has a phone number"), N_("Has an e-mail")
    for key, title, kind in (("has_phone", phone, "phone"), ("has_email", email, "email")):
        yield _scalar(key, title, FactKind.YES_NO, _HAS.format(kind=kind), key_where)


def _told_facts() -> Iterator[Fact]:
    """Facts in the owner's own words."""
    yield _scalar("city", FIELDS["city"], FactKind.TEXT, _CITY, text_where)
    yield _coded("country", FIELDS["country"], _COUNTRY, country_words)
    for key, title in (("industry", N_("Industry")), ("found_by", N_("How they found us"))):
        yield _scalar(key, title, FactKind.TEXT, f"customer.{key}", text_where, put=_put_column(key))
    yield _scalar("brought_by", N_("Brought by"), FactKind.TEXT, _BROUGHT_BY, text_where)


def _day_facts() -> Iterator[Fact]:
    """Facts that are days: stored as moments in UTC, asked for as days of the shop."""
    yield _moment("added_on", N_("Customer since"), "customer.created_at")
    yield _moment("last_contact_on", N_("Last contact"), _LAST)


# --- What facts are made of


def _scalar(
    key: str, title: str, kind: FactKind, value: str, where: Callable[[str, FactTest], Condition], *,
    put: Put | None = None,
) -> Fact:  # fmt: skip
    return Fact(
        key=key,
        title=Phrase(title),
        kind=kind,
        values=lambda shop, customers: values_of(shop, value, customers),
        where=lambda _shop, test: where(value, test),
        words=worder(kind),
        read=reader(key, kind),
        put=put,
        sorted_by=value,
    )


def _one_of(
    key: str, title: str, choices: tuple[Choice, ...], value: str, put: Put | None = None, *, sorted_by: str = ""
) -> Fact:
    return Fact(
        key=key,
        title=Phrase(title),
        kind=FactKind.ONE_OF,
        values=lambda shop, customers: values_of(shop, value, customers),
        where=lambda _shop, test: key_where(value, test),
        words=worder(FactKind.ONE_OF, choices=choices),
        read=reader(key, FactKind.ONE_OF, lambda: choices),
        put=put,
        choices=choices,
        sorted_by=sorted_by or value,
    )


def _coded(key: str, title: str, value: str, words: Callable[[str], str], put: Put | None = None) -> Fact:
    """A fact that is a code with a name in every language, or what the owner typed instead."""

    def where(_shop: Shop, test: FactTest) -> Condition:
        return text_where(value, test)

    return Fact(
        key=key, title=Phrase(title), kind=FactKind.TEXT, where=where, words=words, put=put, sorted_by=value,
        values=lambda shop, customers: values_of(shop, value, customers), read=reader(key, FactKind.TEXT),
    )  # fmt: skip


def _moment(key: str, title: str, value: str) -> Fact:
    def days(shop: Shop, customers: Sequence[int]) -> Mapping[int, str]:
        told = values_of(shop, value, customers)
        return {customer: _local_day(shop, at) for customer, at in told.items()}

    return Fact(
        key=key, title=Phrase(title), kind=FactKind.DATE, values=days, words=worder(FactKind.DATE),
        where=lambda shop, test: _moment_where(shop, value, test), read=reader(key, FactKind.DATE), sorted_by=value,
    )  # fmt: skip


def _local_day(shop: Shop, at: str) -> str:
    return to_local(datetime.fromisoformat(at), shop.zone).date().isoformat()


def _moment_where(shop: Shop, value: str, test: FactTest) -> Condition:
    """A moment on or before a day of the shop: compared with where that day begins and ends, in UTC."""
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return f"{value} IS {'NOT ' if test.test is Test.KNOWN else ''}NULL", ()
    try:
        begins, ends = _day_span(shop, date.fromisoformat(test.value))
    except (ValueError, OverflowError):
        return NOBODY
    conditions: dict[Test, Condition] = {
        Test.IS: (f"({value} >= ? AND {value} < ?)", (begins, ends)),
        Test.IS_NOT: (f"({value} IS NULL OR {value} < ? OR {value} >= ?)", (begins, ends)),
        Test.AT_LEAST: (f"{value} >= ?", (begins,)),
        Test.AT_MOST: (f"{value} < ?", (ends,)),
    }
    return conditions.get(test.test, NOBODY)


def _day_span(shop: Shop, day: date) -> tuple[str, str]:
    """When a day of the shop begins and ends, in UTC, as moments are stored."""
    begins, ends = (to_utc(datetime.combine(one, time()), shop.zone) for one in (day, day + timedelta(days=1)))
    return begins.replace(tzinfo=None).isoformat(" "), ends.replace(tzinfo=None).isoformat(" ")


def values_of(shop: Shop, value: str, customers: Sequence[int]) -> dict[int, str]:
    """What the SQL expression `value` on `customer` gives for each of `customers`, those with nothing left out."""
    found: dict[int, str] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = shop.database.execute_sql(
            f"SELECT customer.id, {value} FROM customer WHERE customer.id IN ({', '.join('?' * len(some))})",  # noqa: S608
            some,
        )
        found.update({customer: str(told) for customer, told in rows.fetchall() if told not in (None, "")})
    return found


# --- Writing


def _put_column(column: str) -> Put:
    def put(shop: Shop, told: Mapping[int, str]) -> None:
        change: Callable[..., None] = change_customer
        for customer, value in told.items():
            change(shop, customer=customer, **{column: value})

    return put


def _put_owner(shop: Shop, told: Mapping[int, str]) -> None:
    for customer, value in told.items():
        change_customer(shop, customer=customer, owner=int(value) if value.isdecimal() else 0)


def _owners(shop: Shop) -> tuple[Choice, ...]:
    return tuple(Choice(str(one.id), one.name) for one in staff_members(shop, retired=True))


def _class_place() -> str:
    """The order of the classes, as a number."""
    places = " ".join(f"WHEN '{one.key}' THEN {place}" for place, one in enumerate(classes()) if one.key.isalnum())
    return f"CASE customer.potential {places} ELSE 999 END"


# --- Tags


def _tags() -> Fact:
    choices = tuple(Choice(str(tag.id), tag.name) for tag in Tag.select().order_by(Tag.name))
    return Fact(
        key="tags", title=Phrase(N_("Tags")), kind=FactKind.SOME_OF, values=_tags_of, where=_tags_where,
        words=worder(FactKind.SOME_OF, choices=choices), read=_read_tags, put=_put_tags, choices=choices,
    )  # fmt: skip


def _tags_of(shop: Shop, customers: Sequence[int]) -> dict[int, str]:
    worn: dict[int, list[str]] = {}
    for start in range(0, len(customers), CHUNK):
        some = list(customers[start : start + CHUNK])
        rows = shop.database.execute_sql(
            "SELECT customer_id, tag_id FROM customer_tag JOIN tag ON tag.id = tag_id "  # noqa: S608 - only places
            f"WHERE customer_id IN ({', '.join('?' * len(some))}) ORDER BY tag.name",
            some,
        )
        for customer, tag in rows.fetchall():
            worn.setdefault(customer, []).append(str(tag))
    return {customer: SEVERAL.join(tags) for customer, tags in worn.items()}


def _tags_where(_shop: Shop, test: FactTest) -> Condition:
    any_worn = "EXISTS (SELECT 1 FROM customer_tag w WHERE w.customer_id = customer.id{one})"
    if test.test in {Test.KNOWN, Test.UNKNOWN}:
        return ("" if test.test is Test.KNOWN else "NOT ") + any_worn.format(one=""), ()
    if test.test in {Test.HAS, Test.IS, Test.IS_NOT}:
        this: list[object] = [int(test.value)] if test.value.isdecimal() and len(test.value) < 19 else [0]
        return ("NOT " if test.test is Test.IS_NOT else "") + any_worn.format(one=" AND w.tag_id = ?"), this
    return NOBODY


def _read_tags(_shop: Shop, text: str) -> str:
    """Tags by name, those that are new too: the names stand for themselves until they are written."""
    by_key = {str(tag.id): tag.name for tag in Tag.select()}
    parts = text.split(SEVERAL) if SEVERAL in text else text.replace(";", ",").split(",")
    names = [by_key.get(part.strip(), part.strip()) for part in parts]
    return SEVERAL.join(dict.fromkeys(name for name in names if name))


def _put_tags(shop: Shop, told: Mapping[int, str]) -> None:
    by_key = {str(tag.id): tag.name for tag in Tag.select()}
    for customer, value in told.items():
        names = tuple(by_key.get(key, key) for key in value.split(SEVERAL) if key)
        change_customer(shop, customer=customer, tags=names)


FACTS = FactSource(TABLES, customer_facts)
