"""The classes of customers as they are now: the owner's own, or A, B and C."""

from __future__ import annotations

from dataclasses import dataclass

from clientdesk.desk.shop import Shop
from clientdesk.features.customers.records import CustomerClass

LOOKS = ("filled", "outlined", "plain", "info", "gift", "warn")
"""How a class may be drawn, each from the theme's tokens."""


@dataclass(frozen=True, slots=True)
class ClassOf:
    """A class: `key` is stored with the customer, `name` is shown, `look` is one of `LOOKS`."""

    key: str
    name: str
    look: str


FIRST_CLASSES = (ClassOf("A", "A", "filled"), ClassOf("B", "B", "outlined"), ClassOf("C", "C", "plain"))
"""What a shop begins with, until its owner changes a class."""


def classes() -> tuple[ClassOf, ...]:
    """All classes, the most promising first."""
    # Raw: it is asked at every turn of the clock, and Peewee's way costs a millisecond.
    database = CustomerClass._meta.database
    stored = database.execute_sql("SELECT key, name, look FROM customer_class ORDER BY position, id").fetchall()
    return tuple(ClassOf(*row) for row in stored) or FIRST_CLASSES


def class_keys() -> set[str]:
    """What a customer's `potential` may hold besides nothing."""
    return {one.key for one in classes()}


def keys_by_words() -> dict[str, str]:
    """The keys of all classes by what a file may call them: their names, else their keys, in small letters."""
    present = classes()
    return {one.key.casefold(): one.key for one in present} | {one.name.casefold(): one.key for one in present}


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class and how many customers are in it, those in the trash left out."""

    key: str
    name: str
    look: str
    count: int


def class_counts(shop: Shop) -> list[ClassCount]:
    """All classes in their order, with the number of customers of each."""
    counted = dict(
        shop.database.execute_sql(
            "SELECT potential, count(*) FROM customer WHERE trashed_at IS NULL AND potential <> '' GROUP BY potential"
        ).fetchall()
    )
    return [ClassCount(one.key, one.name, one.look, counted.get(one.key, 0)) for one in classes()]
