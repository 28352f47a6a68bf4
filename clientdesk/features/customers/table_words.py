"""How the tables of customers are called where changes are told."""

from __future__ import annotations

from datetime import date

from clientdesk.base.day_words import day_words
from clientdesk.base.words import N_, _, language
from clientdesk.desk.table_words import TableWords, coded
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.rules import label_words
from clientdesk.features.customers.wording import FIELDS, KINDS, country_words, language_words

_CUSTOMER = (
    "name", "is_organisation", "is_household", "given", "family", "patronymic", "honorific", "nickname",
    "organisation", "job_title", "address_as", "pronunciation", "birth_day", "birth_month", "birth_year", "name_day",
    "name_day_month", "potential", "language", "industry", "found_by", "brought_by_id", "owner_id", "photo", "note",
)  # fmt: skip
_ADDRESS = ("street", "postcode", "city", "region", "country", "label", "preferred")
_LOOKS = {
    # Translators: how the badge of a class of customers is drawn.
    "filled": N_("filled"),
    "outlined": N_("outlined"),
    "plain": N_("plain"),
    "info": N_("blue"),
    "gift": N_("violet"),
    "warn": N_("amber"),
}


def class_words(key: str) -> str:
    """What a class is called now; one that is gone by its key."""
    return next((one.name for one in classes() if one.key == key), key)


def month_words(number: str) -> str:
    """The name of a month."""
    return str(day_words(date(2000, int(number), 1), language())["alone"])


def photo_words(_name: str) -> str:
    """A photo, whichever: the name of its file means nothing to a person."""
    return _("a picture")


TABLES = (
    TableWords(
        "customer",
        N_("Customers"),
        {column: FIELDS[column] for column in _CUSTOMER}
        | {"trashed_at": FIELDS["trashed_at"], "merged_into_id": N_("Merged into")},
        says={
            "language": language_words, "potential": class_words, "birth_month": month_words,
            "name_day_month": month_words, "photo": photo_words,
        },
        silent=frozenset({"sort_key", "created_at"}),
    ),
    TableWords(
        "customer_class",
        N_("Classes"),
        {"name": FIELDS["name"], "look": FIELDS["look"]},
        says={"look": coded(_LOOKS)},
        silent=frozenset({"key", "position"}),
    ),
    TableWords(
        "contact_point",
        N_("Contact details"),
        {"value": FIELDS["value"], "label": FIELDS["label"], "preferred": FIELDS["preferred"]},
        says={"label": label_words, "kind": coded({kind.value: words for kind, words in KINDS.items()})},
        silent=frozenset({"customer_id", "kind", "key", "position"}),
        later=frozenset({"preferred"}),
    ),
    TableWords(
        "address",
        N_("Addresses"),
        {column: FIELDS[column] for column in _ADDRESS},
        says={"label": label_words, "country": country_words},
        silent=frozenset({"customer_id", "position"}),
        later=frozenset({"preferred"}),
    ),
    TableWords("tag", N_("Tags"), {"name": N_("Tag")}),
    TableWords(
        "customer_tag", N_("Tags of customers"), {"tag_id": N_("Tag")}, silent=frozenset({"customer_id"})
    ),
    TableWords(
        "import_shape", N_("Shapes of files"), {}, silent=frozenset({"shape", "reading"})
    ),
)  # fmt: skip
