"""What the shop can do with customers: add, change, put into the trash and take out of it, tag, class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from clientdesk.base.arguments import RowOf
from clientdesk.base.collation import sort_key
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.facts import FactInput, facts_of
from clientdesk.desk.shop import Shop
from clientdesk.features.customers.checks import checked_bringer, checked_day, checked_photo
from clientdesk.features.customers.commands_tags import TagRef, present_tag
from clientdesk.features.customers.inputs import (
    AddressInput,
    PointInput,
    checked_addresses,
    checked_points,
    checked_tags,
    checked_texts,
    composed_name,
    line,
)
from clientdesk.features.customers.records import Address, ContactPoint, Customer, CustomerTag, Tag
from clientdesk.features.customers.rules import birthday_problem
from clientdesk.features.staff.records import Staff
from clientdesk.store.record import Record

LARGEST_ID = 2**63 - 1

Likeness = Callable[[Mapping[str, Any]], object]
_POINTS_ALIKE: tuple[Likeness, ...] = (
    lambda row: (row["kind"], row["value"]),
    lambda row: (row["kind"], row["key"]),
    lambda row: row["kind"],
)
_ADDRESSES_ALIKE: tuple[Likeness, ...] = (lambda row: (row["street"], row["city"]), lambda _row: 0)
_TAGS_ALIKE: tuple[Likeness, ...] = (lambda row: row["tag"],)

_EMPTY_TRASH = (
    "WITH RECURSIVE thrown (id) AS ("
    "SELECT id FROM customer WHERE trashed_at IS NOT NULL AND merged_into_id IS NULL UNION "
    "SELECT c.id FROM customer c JOIN thrown ON c.merged_into_id = thrown.id) "
    "DELETE FROM customer WHERE id IN (SELECT id FROM thrown)"
)

CustomerRef = Annotated[int, RowOf("customer")]
"""The id of a customer, as commands take it."""


def add_customer(
    shop: Shop, *, name: str = "", is_organisation: bool = False, given: str = "", family: str = "",
    patronymic: str = "", honorific: str = "", nickname: str = "", organisation: str = "", job_title: str = "",
    address_as: str = "", pronunciation: str = "", birth_year: int | None = None, birth_month: int | None = None,
    birth_day: int | None = None, potential: str = "", language: str = "", note: str = "",
    owner: Annotated[int, RowOf("staff")] | None = None, is_household: bool = False, photo: str = "",
    industry: str = "", found_by: str = "", brought_by: Annotated[int, RowOf("customer")] | None = None,
    name_day_month: int | None = None, name_day: int | None = None, points: tuple[PointInput, ...] = (),
    addresses: tuple[AddressInput, ...] = (), tags: tuple[str, ...] = (), facts: tuple[FactInput, ...] = (),
) -> int:  # fmt: skip
    """Add a customer and return its id; only a name is needed.

    Args:
        shop: the shop.
        name: as the list shows it; put together from the parts where it is empty.
        is_organisation: a firm, a school, a club.
        given: the given name.
        family: the family name.
        patronymic: the father's name.
        honorific: "Mrs.", "Dr.".
        nickname: what friends say.
        organisation: where a person works.
        job_title: what a person does there.
        address_as: how to address, in the owner's words.
        pronunciation: how the name is spoken.
        birth_year: may stay unknown.
        birth_month: 1 to 12, together with the day.
        birth_day: 1 to 31.
        potential: the key of a class, "A", "B", "C" or one of the owner's own.
        language: ISO 639.
        note: free text, many lines.
        owner: the member of staff who looks after the customer.
        is_household: people who live together; an organisation at once.
        photo: the name of a kept file.
        industry: what an organisation does, or a person for a living.
        found_by: how they found the shop.
        brought_by: the customer who brought them.
        name_day_month: 1 to 12, together with the day.
        name_day: 1 to 31.
        points: phone numbers, e-mails, web addresses.
        addresses: postal addresses.
        tags: by name; those that are new are made.
        facts: what other capabilities keep of a customer, by the key of each fact.

    Raises:
        UserError: on the field that cannot be taken.
    """
    told = {
        "name": name, "is_organisation": is_organisation, "given": given, "family": family, "patronymic": patronymic,
        "honorific": honorific, "nickname": nickname, "organisation": organisation, "job_title": job_title,
        "address_as": address_as, "pronunciation": pronunciation, "birth_year": birth_year,
        "birth_month": birth_month, "birth_day": birth_day, "potential": potential, "language": language,
        "note": note, "owner": owner, "is_household": is_household, "photo": photo, "industry": industry,
        "found_by": found_by, "brought_by": brought_by, "name_day_month": name_day_month, "name_day": name_day,
    }  # fmt: skip
    columns = _checked(shop, told)
    checked_photo(shop, photo)
    new_points = checked_points(points, shop.settings.country)
    new_addresses = checked_addresses(addresses)
    wanted_tags = checked_tags(tags)
    customer = int(Customer.insert(**columns, created_at=shop.now()).execute())
    _insert(ContactPoint, customer, new_points)
    _insert(Address, customer, new_addresses)
    _insert(CustomerTag, customer, [{"tag": tag} for tag in _tag_ids(wanted_tags)])
    put_facts(shop, customer, facts)
    return customer


def change_customer(
    shop: Shop, *, customer: CustomerRef, name: str | None = None, is_organisation: bool | None = None,
    given: str | None = None, family: str | None = None, patronymic: str | None = None, honorific: str | None = None,
    nickname: str | None = None, organisation: str | None = None, job_title: str | None = None,
    address_as: str | None = None, pronunciation: str | None = None, birth_year: int | None = None,
    birth_month: int | None = None, birth_day: int | None = None, potential: str | None = None,
    language: str | None = None, note: str | None = None, owner: Annotated[int, RowOf("staff")] | None = None,
    is_household: bool | None = None, photo: str | None = None, industry: str | None = None,
    found_by: str | None = None, brought_by: Annotated[int, RowOf("customer")] | None = None,
    name_day_month: int | None = None, name_day: int | None = None, points: tuple[PointInput, ...] | None = None,
    addresses: tuple[AddressInput, ...] | None = None, tags: tuple[str, ...] | None = None,
    facts: tuple[FactInput, ...] = (),
) -> None:  # fmt: skip
    """Change what is told of a customer; what is not given stays as it is.

    Arguments as for `add_customer`. A birthday is taken away by `birth_day=0`, its year alone by `birth_year=0`, a name
    day by `name_day=0`, the member of staff by `owner=0`, who brought them by `brought_by=0`; points, addresses and
    tags given stand for all there were. When parts of the name change and the name itself was put together from them,
    it follows.

    Raises:
        UserError: on the field that cannot be taken; on `customer` when it is not there or in the trash.
    """
    told = {
        "name": name, "is_organisation": is_organisation, "given": given, "family": family, "patronymic": patronymic,
        "honorific": honorific, "nickname": nickname, "organisation": organisation, "job_title": job_title,
        "address_as": address_as, "pronunciation": pronunciation, "birth_year": birth_year,
        "birth_month": birth_month, "birth_day": birth_day, "potential": potential, "language": language,
        "note": note, "owner": owner, "is_household": is_household, "photo": photo, "industry": industry,
        "found_by": found_by, "brought_by": brought_by, "name_day_month": name_day_month, "name_day": name_day,
    }  # fmt: skip
    present = present_customer(customer)
    _change_columns(shop, present, {field: value for field, value in told.items() if value is not None})
    if points is not None:
        _replace(ContactPoint, customer, checked_points(points, shop.settings.country), _POINTS_ALIKE)
    if addresses is not None:
        _replace(Address, customer, checked_addresses(addresses), _ADDRESSES_ALIKE)
    if tags is not None:
        _replace(CustomerTag, customer, [{"tag": tag} for tag in _tag_ids(checked_tags(tags))], _TAGS_ALIKE)
    put_facts(shop, customer, facts)


def trash_customer(shop: Shop, *, customer: CustomerRef) -> None:
    """Put a customer into the trash, where it keeps everything until the trash is emptied."""
    present_customer(customer)
    Customer.update(trashed_at=shop.now()).where(Customer.id == customer).execute()


def restore_customer(shop: Shop, *, customer: CustomerRef) -> None:
    """Take a customer out of the trash, with all that belongs to it."""
    found = _customer(customer)
    if found.trashed_at is None:
        raise UserError("customer", N_("This customer is not in the trash."))
    if found.merged_into is not None:
        raise UserError("customer", N_("This customer was merged into another. Part the two to have it back."))
    Customer.update(trashed_at=None).where(Customer.id == customer).execute()


def empty_trash(shop: Shop) -> int:
    """Delete every customer in the trash with all that belongs to them, and return how many there were.

    Those who were merged into one of them go with it; those who were merged into somebody else stay aside.
    """
    thrown = Customer.select().where(Customer.trashed_at.is_null(False), Customer.merged_into.is_null()).count()
    shop.database.execute_sql(_EMPTY_TRASH)
    return thrown


def set_potential(shop: Shop, *, customer: CustomerRef, potential: str) -> None:
    """Put a customer into a class by its key, or by "" into none."""
    change_customer(shop, customer=customer, potential=potential)


def put_facts(shop: Shop, customer: int, facts: Sequence[FactInput]) -> None:
    """Write what other capabilities keep of a customer.

    Raises:
        UserError: on `facts.<key>`, when there is no such fact or it cannot be so.
    """
    known = {fact.key: fact for fact in facts_of(shop)} if facts else {}
    for told in facts:
        fact = known.get(told.fact)
        if fact is None or fact.put is None:
            raise UserError(f"facts.{told.fact}", N_("There is no such field."))
        try:
            read = fact.read(shop, told.value) if fact.read and told.value else told.value
        except UserError as error:
            raise UserError(f"facts.{told.fact}", error.words) from error
        fact.put(shop, {customer: read})


def add_tag(shop: Shop, *, customer: CustomerRef, name: str) -> int:
    """Give a customer a tag, made when it is new, and return the tag's id."""
    present_customer(customer)
    tidied = line("name", name)
    if not tidied:
        raise UserError("name", N_("Please write the tag."))
    (tag,) = _tag_ids([tidied])
    if not CustomerTag.select().where(CustomerTag.customer == customer, CustomerTag.tag == tag).exists():
        CustomerTag.insert(customer=customer, tag=tag).execute()
    return tag


def remove_tag(shop: Shop, *, customer: CustomerRef, tag: TagRef) -> None:
    """Take a tag off a customer."""
    present_customer(customer)
    present_tag(tag)
    CustomerTag.delete().where(CustomerTag.customer == customer, CustomerTag.tag == tag).execute()


def sort_names_again(shop: Shop) -> None:
    """Put all names into the national order of the shop, after that was changed."""
    execute: Callable[..., Any] = shop.database.execute_sql
    for customer, name, stored in execute("SELECT id, name, sort_key FROM customer").fetchall():
        key = sort_key(name, shop.settings.collation)
        if key != bytes(stored):
            execute("UPDATE customer SET sort_key = ? WHERE id = ?", (key, customer))


def present_customer(customer: int) -> Customer:
    """The customer with this id.

    Raises:
        UserError: on `customer`, when there is none or it lies in the trash.
    """
    found = _customer(customer)
    if found.trashed_at is not None:
        raise UserError("customer", N_("This customer is in the trash. Restore it first."))
    return found


def _customer(customer: int) -> Customer:
    found = Customer.get_or_none(Customer.id == customer) if 0 < customer <= LARGEST_ID else None
    if not isinstance(found, Customer):
        raise UserError("customer", N_("There is no such customer."))
    return found


def _checked(shop: Shop, told: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of a customer that a person tells, and the sort key."""
    columns = checked_texts(told)
    year, month, day = columns["birth_year"], columns["birth_month"], columns["birth_day"]
    problem = birthday_problem(year, month, day, shop.today())
    if problem:
        raise UserError("birth_day", problem)
    checked_day(shop, columns)
    columns["brought_by"] = checked_bringer(columns["brought_by"])
    owner = columns["owner"]
    if owner is not None and not (0 < owner <= LARGEST_ID and Staff.select().where(Staff.id == owner).exists()):
        raise UserError("owner", N_("There is no such person on the staff."))
    columns["sort_key"] = sort_key(columns["name"], shop.settings.collation)
    return columns


def _change_columns(shop: Shop, present: Customer, given: dict[str, Any]) -> None:
    """Write the columns of `given` that differ from what is stored."""
    if not given:
        return
    stored = {**present.__data__}
    told = {field: stored[field] for field in _TOLD} | _with_zeros_as_nothing(given)
    if "name" not in given and stored["name"] == composed_name(stored):
        told["name"] = composed_name(checked_texts(told)) or stored["name"]
    columns = _checked(shop, told)
    if columns["brought_by"] == present.id:
        raise UserError("brought_by", N_("Somebody else must have brought them."))
    if columns["photo"] != stored["photo"]:
        # A photo whose file was lost does not keep anybody from mending the name.
        checked_photo(shop, columns["photo"])
    different = {field: value for field, value in columns.items() if value != stored[field]}
    if different:
        Customer.update(**different).where(Customer.id == present.id).execute()


_TOLD = (
    "name", "is_organisation", "given", "family", "patronymic", "honorific", "nickname", "organisation", "job_title",
    "address_as", "pronunciation", "birth_year", "birth_month", "birth_day", "potential", "language", "note", "owner",
    "is_household", "photo", "industry", "found_by", "brought_by", "name_day_month", "name_day",
)  # fmt: skip


def _with_zeros_as_nothing(given: Mapping[str, Any]) -> dict[str, Any]:
    """None means "as it is" to a change, so that nothing at all is said by 0."""
    told = {**given}
    if told.get("birth_day") == 0 or told.get("birth_month") == 0:
        told.update(birth_year=None, birth_month=None, birth_day=None)
    if told.get("name_day") == 0 or told.get("name_day_month") == 0:
        told.update(name_day_month=None, name_day=None)
    return told | {field: None for field in ("birth_year", "owner", "brought_by") if told.get(field) == 0}


def _insert(record: type[Record], customer: int, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        record.insert_many([{"customer": customer, **row} for row in rows]).execute()


def _replace(record: type[Record], customer: int, wanted: Sequence[dict[str, Any]], alike: Sequence[Likeness]) -> None:
    """Make `wanted` the rows of a customer; a row that is alike (by the first rule that finds one) keeps its id."""
    left = [{**row.__data__} for row in record.select().where(record.customer == customer).order_by(record.id)]  # type: ignore[attr-defined]
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for likeness in alike:
        paired = [row for row, _old in pairs]
        for row in (row for row in wanted if row not in paired):
            twin = next((old for old in left if likeness(old) == likeness(row)), None)
            if twin is not None:
                left.remove(twin)
                pairs.append((row, twin))
    if left:
        record.delete().where(record.id.in_([old["id"] for old in left])).execute()
    for row, old in pairs:
        different = {field: value for field, value in row.items() if old[field] != value}
        if different:
            record.update(**different).where(record.id == old["id"]).execute()
    paired = [row for row, _old in pairs]
    _insert(record, customer, [row for row in wanted if row not in paired])


def _tag_ids(names: Sequence[str]) -> list[int]:
    """The ids of tags by name, whatever their case; those that are new are made."""
    known = {row.name.casefold(): row.id for row in Tag.select()} if names else {}
    return [known.get(name.casefold()) or int(Tag.insert(name=name).execute()) for name in names]
