"""The form of a customer: a name is enough, the rest stands behind More."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from clientdesk.base.errors import ClientDeskError, UserError
from clientdesk.base.words import N_, Phrase, _
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.commands import add_customer, change_customer
from clientdesk.features.customers.inputs import AddressInput, PointInput
from clientdesk.features.customers.pane_form_facts import (
    asked_facts,
    fact_fields,
    fact_inputs,
    is_fact,
    told_facts,
)
from clientdesk.features.customers.pane_form_parts import (
    HOUSEHOLD,
    ORGANISATION,
    PERSON,
    BirthdayEditor,
    Day,
    DayEditor,
    KindEditor,
    TagsEditor,
    UsedWords,
)
from clientdesk.features.customers.pane_form_points import AddressesEditor, Lines, PointsEditor
from clientdesk.features.customers.pane_photo import PhotoEditor
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.queries_find import find
from clientdesk.features.customers.queries_words import industries, ways_found
from clientdesk.features.customers.wording import FIELDS
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.form import Form
from clientdesk.kit.form_hints import FormHints
from clientdesk.kit.lookup_field import LookedUp, LookupField
from clientdesk.kit.widgets import Choice, PlainLabel, boxed, column, literal, row, scrolled

_LANGUAGES = {
    # Names that languages give themselves, so that nobody has to be able to read this one.
    "et": "eesti", "lt": "lietuvių", "ru": "русский", "he": "עברית", "en": "English", "lv": "latviešu", "fi": "suomi",
    "de": "Deutsch", "pl": "polski", "uk": "українська", "ar": "العربية", "fr": "français", "sv": "svenska",
}  # fmt: skip
_OF_A_PERSON = (
    "given", "family", "patronymic", "honorific", "nickname", "organisation", "job_title", "birthday", "name_day",
)  # fmt: skip
_EDGE = 8.0
"""On both sides, so that the scroll bar has its room in every direction of reading."""
_LINES = ("points", "addresses")
_BIRTH = ("birth_day", "birth_month", "birth_year")
_FOUND = 8
_USUAL = (N_("Passing by"), N_("Recommended"), N_("Internet"), N_("Advertisement"), N_("Social media"))
"""Offered as ways in which customers find a shop, after those that were written already."""


class CustomerForm(Form):
    """Adds a customer, or changes one.

    Args:
        context: to ask and to change.
        customer: whom it changes, None for somebody new.
        first_values: what the form of somebody new begins with.
    """

    def __init__(self, context: Context, customer: int | None, first_values: Mapping[str, object]) -> None:
        self._context = context
        self._known: Profile | None = None
        if customer is not None:
            self._known = context.bridge.ask(profile, customer=customer)
        facts = asked_facts(context)
        told = told_facts(context, facts, customer)
        super().__init__([*_fields(context, self._known), *fact_fields(facts, told)], name="customer_form")
        self.set_values((_shown(self._known) if self._known else {"points": (), "addresses": ()}) | told)
        self._start = self.values()
        for name in (*_LINES, "birthday", "name_day"):
            editor = self.editor(name)
            if isinstance(editor, (Lines, DayEditor)):
                editor.entered.connect(self.submit)
        if first_values:
            self._begin_with(first_values)
        photo = self.editor("photo")
        if isinstance(photo, PhotoEditor):
            photo.refused.connect(self.show_error)
        self.setAcceptDrops(True)
        self.edited.connect(self._fit_kind)
        self.submitted.connect(self._save)
        self._fit_kind()

    def show_error(self, error: ClientDeskError) -> None:
        """Say what is wrong, in its own line where a field has several."""
        field = error.field if isinstance(error, UserError) else ""
        name, _dot, place = field.partition(".")
        lines = self.editor(name) if name in _LINES else None
        if isinstance(lines, Lines) and place.isdecimal():
            self.open_more()
            lines.show_error(int(place), error.words)
        else:
            super().show_error(UserError("birthday", error.words) if field in _BIRTH else error)

    def clear_errors(self) -> None:
        """All is well."""
        super().clear_errors()
        for name in _LINES:
            lines = self.editor(name)
            if isinstance(lines, Lines):
                lines.clear_errors()

    def _begin_with(self, first_values: Mapping[str, object]) -> None:
        """Show what was typed elsewhere; it is not saved yet, so leaving asks."""
        start = self._start
        first_values = {**first_values, "kind": _kind(first_values)}
        self.set_values({name: value for name, value in first_values.items() if name in start})
        self._clean = start

    def _save(self, values: dict[str, Any]) -> None:
        bringer = self.editor("brought_by")
        if isinstance(bringer, LookupField) and bringer.is_unknown() and not bringer.take_only():
            self.show_error(UserError("brought_by", N_("Nobody is called this. Choose one of the names offered.")))
            return
        values["brought_by"] = bringer.value() if isinstance(bringer, LookupField) else None
        if self._known is None:
            self._context.bridge.run(
                Phrase(N_("{name} added"), name=_called(values)), add_customer,
                then=self._on_added, failed=self.show_error, **_arguments(values, nothing=None),
            )  # fmt: skip
            return
        changed = {name: value for name, value in values.items() if value != self._start[name]}
        if not changed:
            self._close()
            return
        self._context.bridge.run(
            Phrase(N_("{name} changed"), name=self._known.name), change_customer,
            then=lambda _nothing: self._close(), failed=self.show_error,
            customer=self._known.id, **_arguments(changed, nothing=0),
        )  # fmt: skip

    def _on_added(self, customer: int) -> None:
        self._close()
        self._context.show_customer(customer)

    def _close(self) -> None:
        self.saved()
        self.leave()

    def _fit_kind(self) -> None:
        """An organisation has no family name and no birthday."""
        is_organisation = self.values()["kind"] != PERSON
        for name in _OF_A_PERSON:
            around = self.editor(name).parentWidget()
            if around is not None:
                around.setVisible(not is_organisation)
        photo = self.editor("photo")
        if isinstance(photo, PhotoEditor):
            photo.show_kind(str(self.values()["kind"]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped anywhere on the form."""
        photo = self.editor("photo")
        if isinstance(photo, PhotoEditor):
            photo.button.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        photo = self.editor("photo")
        if isinstance(photo, PhotoEditor):
            self.open_more()
            photo.button.dropEvent(event)


def make_form(context: Context, row_id: int | None, first_values: dict[str, Any]) -> QWidget:
    """The form under its heading, its buttons always in sight."""
    form = CustomerForm(context, row_id, first_values)
    known = context.bridge.ask(profile, customer=row_id) if row_id is not None else None
    title = PlainLabel(literal(known.name) if known else N_("New customer"), "card_title", wrap=True)
    beside = (_EDGE, 0.0, _EDGE, 0.0)
    page = column(
        row(title, margins=beside),
        scrolled(boxed(column(form, None, margins=beside))),
        row(FormHints(context, "customer", form, row_id), margins=beside),
        row(None, form.cancel_button, form.save_button, margins=beside),
        gap=12,
    )
    page.setStretch(1, 1)
    return boxed(page)


def _fields(context: Context, known: Profile | None) -> list[FormField]:
    text = {name: FIELDS[name] for name in FIELDS}
    staff = context.bridge.ask(staff_members)
    owners = [Choice("", N_("Nobody")), *(Choice(str(one.id), literal(one.name)) for one in staff)]
    if known and known.owner and str(known.owner) not in {choice.key for choice in owners}:
        owners.append(Choice(str(known.owner), literal(known.owner_name)))
    languages = [Choice("", N_("Not known")), *(Choice(code, literal(name)) for code, name in _LANGUAGES.items())]
    if known and known.language and known.language not in _LANGUAGES:
        languages.append(Choice(known.language, literal(known.language)))
    known_classes = context.bridge.ask(lambda _shop: classes())
    choices = [Choice("", N_("No class")), *(Choice(one.key, literal(one.name)) for one in known_classes)]
    return [
        FormField("kind", N_("Kind of customer"), make=KindEditor),
        FormField("name", text["name"]),
        FormField("points", N_("Phone, e-mail, web"), more=True, make=PointsEditor),
        FormField("addresses", N_("Address"), more=True, make=AddressesEditor),
        FormField("birthday", N_("Birthday"), more=True, make=BirthdayEditor),
        FormField("name_day", text["name_day"], more=True, make=partial(DayEditor, "name_day")),
        FormField("organisation", text["organisation"], more=True),
        FormField("job_title", text["job_title"], more=True, beside=True),
        FormField("potential", text["potential"], "choice", more=True, choices=choices),
        FormField("owner", text["owner_id"], "choice", more=True, beside=True, choices=owners),
        FormField("tags", N_("Tags"), more=True, hint=N_("With commas between them."), make=TagsEditor),
        *_where_from(context, known),
        FormField("honorific", text["honorific"], more=True, placeholder=N_("Mrs., Dr.")),
        FormField("nickname", text["nickname"], more=True, beside=True),
        FormField("given", text["given"], more=True),
        FormField("family", text["family"], more=True, beside=True),
        FormField("patronymic", text["patronymic"], more=True),
        FormField("language", text["language"], "choice", more=True, beside=True, choices=languages),
        FormField("address_as", text["address_as"], more=True),
        FormField("pronunciation", text["pronunciation"], more=True, beside=True),
        FormField("photo", text["photo"], more=True, make=lambda: _photo_editor(context, known)),
        FormField("note", text["note"], "note", more=True),
    ]


def _where_from(context: Context, known: Profile | None) -> list[FormField]:
    """What they do, and how they came to be customers."""
    industry = context.bridge.ask(industries)
    ways = list(dict.fromkeys([*context.bridge.ask(ways_found), *(_(words) for words in _USUAL)]))

    def finds(text: str) -> list[LookedUp]:
        own = known.id if known else None
        return [
            LookedUp(one.id, one.name, one.phone)
            for one in context.bridge.ask(find, text=text, limit=_FOUND)
            if one.id != own
        ]

    def name_of(customer: int) -> str:
        return getattr(context.bridge.ask(profile, customer=customer), "name", "")

    return [
        FormField("industry", FIELDS["industry"], more=True, make=partial(UsedWords, industry)),
        FormField("found_by", FIELDS["found_by"], more=True, make=partial(UsedWords, ways)),
        FormField(
            "brought_by", FIELDS["brought_by_id"], more=True, beside=True,
            make=lambda: LookupField(finds, name_of, N_("Name or phone")),
        ),
    ]  # fmt: skip


def _photo_editor(context: Context, known: Profile | None) -> PhotoEditor:
    return PhotoEditor(context, known.name if known else "", known.id if known else 0)


def _kind(told: Mapping[str, object]) -> str:
    """What a customer is, as the form says it."""
    return HOUSEHOLD if told.get("is_household") else ORGANISATION if told.get("is_organisation") else PERSON


def _shown(known: Profile) -> dict[str, object]:
    """The values of the form for somebody who is known."""
    same = (
        "name", "organisation", "job_title", "potential", "honorific", "nickname", "given", "family", "patronymic",
        "language", "address_as", "pronunciation", "note", "photo", "industry", "found_by", "brought_by",
    )  # fmt: skip
    return {name: getattr(known, name) for name in same} | {
        "kind": _kind({"is_organisation": known.is_organisation, "is_household": known.is_household}),
        "points": tuple(PointInput(one.kind, one.value, one.label, one.preferred) for one in known.points),
        "addresses": tuple(
            AddressInput(one.street, one.city, one.region, one.postcode, one.country, one.label, one.preferred)
            for one in known.addresses
        ),
        "birthday": (known.birth_day, known.birth_month, known.birth_year),
        "name_day": (known.name_day, known.name_day_month),
        "owner": str(known.owner or ""),
        "tags": tuple(tag.name for tag in known.tags),
    }


def _arguments(values: Mapping[str, Any], *, nothing: int | None) -> dict[str, Any]:
    """The arguments of the command; `nothing` says of a number that there is none."""
    apart = {"birthday", "name_day", "owner", "kind", "brought_by"}
    arguments = {name: value for name, value in values.items() if name not in apart and not is_fact(name)}
    arguments["facts"] = fact_inputs(values)
    if "kind" in values:
        arguments["is_organisation"] = values["kind"] != PERSON
        arguments["is_household"] = values["kind"] == HOUSEHOLD
    if "name_day" in values:
        day, month = cast("tuple[int | None, int | None]", values["name_day"])
        named = {"name_day": day, "name_day_month": month}
        arguments |= {name: nothing if number is None else number for name, number in named.items()}
    if "brought_by" in values:
        arguments["brought_by"] = nothing if values["brought_by"] is None else values["brought_by"]
    if "birthday" in values:
        born = cast(Day, values["birthday"])
        known = dict(zip(_BIRTH, born, strict=True))
        arguments |= {name: nothing if number is None else number for name, number in known.items()}
    if "owner" in values:
        arguments["owner"] = int(values["owner"]) if values["owner"] else nothing
    return arguments


def _called(values: Mapping[str, Any]) -> str:
    parts = " ".join(str(values[part]) for part in ("given", "patronymic", "family") if values[part])
    return str(values["name"]).strip() or parts or str(values["organisation"])
