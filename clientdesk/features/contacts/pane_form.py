"""The form of a contact: all that can be told of it, the rarer parts folded; it corrects one, or writes one down."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from clientdesk.base.clock import local_now
from clientdesk.base.errors import UserError
from clientdesk.base.words import N_
from clientdesk.desk.feature import manner_of
from clientdesk.desk.shop import Shop
from clientdesk.features.contacts.commands import change_contact, log_contact
from clientdesk.features.contacts.company import Attached
from clientdesk.features.contacts.details import ContactDetails
from clientdesk.features.contacts.kinds import Kind, Shape, kinds_by_key
from clientdesk.features.contacts.pane_files import FilesField
from clientdesk.features.contacts.pane_people import PeopleField
from clientdesk.features.contacts.pane_wording import INITIATORS, PLACES, direction_choices, kind_choices, logged
from clientdesk.features.contacts.queries import contact
from clientdesk.features.contacts.records import ContactKind, Direction, Initiator, Place
from clientdesk.features.contacts.rules import minutes, read_length
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.fields import Select
from clientdesk.kit.form import Form
from clientdesk.kit.spoken import literal


class ContactForm(Form):
    """Changes a contact, or logs one about the customer among the first values.

    Args:
        context: of the window.
        row: which contact; None for a new one.
        first: values a new one begins with; `customer` has to be among them.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        found = None if row is None else context.bridge.ask(contact, row=row)
        self._customer: int | None = first.get("customer") if found is None else found.customer
        self._answered = None if found is None else found.answered
        self._length_shown = ""
        self._kinds: dict[str, Kind] = context.bridge.ask(_known_kinds)
        title = N_("Log contact") if row is None else N_("Contact")
        super().__init__(self._asked(found), title=title, name="contact_form")
        self.set_values(self._values_of(found))
        self._on_kind()
        self._select("kind").currentIndexChanged.connect(lambda _place: self._on_kind())
        self.submitted.connect(self._save)

    def _asked(self, found: ContactDetails | None) -> list[FormField]:
        members = self._context.bridge.ask(staff_members, retired=True)
        people = [Choice("", N_("Nobody in particular")), *(Choice(str(one.id), literal(one.name)) for one in members)]
        kept = "" if found is None else found.kind
        offered = [kind for kind in self._kinds.values() if not kind.retired or kind.key == kept]
        return [
            FormField("kind", N_("Kind"), "choice", choices=kind_choices(offered)),
            FormField(
                "direction", N_("Which way"), "choice", beside=True, choices=direction_choices(ContactKind.CALL)
            ),
            FormField("answered_not", N_("Nobody answered"), "tick"),
            FormField("on", N_("Day"), "day"),
            FormField("at", N_("Time"), "time", beside=True),
            FormField("lasted_s", N_("Length"), beside=True, placeholder=N_("minutes")),
            FormField("note", N_("What was said"), "note", lines=6),
            FormField("outcome", N_("Outcome"), placeholder=N_("such as: answered")),
            FormField("by", N_("Who of us"), "choice", beside=True, choices=people),
            FormField("next_step", N_("Next step"), placeholder=N_("what comes next, in a few words")),
            FormField("important", N_("Important"), "tick"),
            FormField(
                "present", N_("Who else was there"), more=True,
                make=lambda: PeopleField(self._context, self._customer),
            ),
            FormField("initiator", N_("Whose idea it was"), "choice", more=True, choices=INITIATORS),
            FormField("place", N_("Where"), "choice", more=True, beside=True, choices=PLACES),
            FormField("files", N_("Files"), more=True, make=lambda: FilesField(self._context)),
        ]  # fmt: skip

    def _values_of(self, found: ContactDetails | None) -> dict[str, object]:
        if found is None:
            now = local_now(self._context.bridge.desk.clock)
            begun: dict[str, object] = {"on": now.date(), "at": now.time()}
            return begun | {"by": str(self._context.bridge.desk.staff or "")} | self._as_usual()
        self._length_shown = "" if found.lasted_s is None else str(minutes(found.lasted_s))
        return {
            "kind": found.kind,
            "direction": found.direction.value,
            "answered_not": found.answered is False,
            "on": found.on.date(),
            "at": found.on.time(),
            "lasted_s": self._length_shown,
            "outcome": found.outcome,
            "by": "" if found.by is None else str(found.by),
            "note": found.note,
            "next_step": found.next_step,
            "important": found.important,
            "present": found.present,
            "initiator": found.initiator.value,
            "place": found.place.value,
            "files": tuple(Attached(one.file, one.name) for one in found.files),
        }

    def _as_usual(self) -> dict[str, object]:
        """How one is usually in touch with this customer."""
        manner = self._context.bridge.ask(manner_of, customer=self._customer or 0)
        kind = self._kinds.get(manner.channel) if manner is not None else None
        return {} if kind is None or kind.retired else {"kind": kind.key}

    def _on_kind(self) -> None:
        """Offer what can be told of the kind that is chosen."""
        key = self._select("kind").current()
        kind = self._kinds.get(key)
        if kind is None:
            return
        direction = self._select("direction")
        direction.set_choices(direction_choices(key), direction.current())
        self.offer("direction", on=kind.has_direction)
        self.offer("answered_not", on=kind.shape is Shape.TALK)
        self.offer("lasted_s", on=kind.has_length)
        self.offer("place", on=kind.shape is Shape.MEETING)
        self.offer("initiator", on=kind.shape is not Shape.NOTE)

    def _select(self, name: str) -> Select:
        editor = self.editor(name)
        if not isinstance(editor, Select):
            raise TypeError(name)
        return editor

    def _save(self, values: dict[str, Any]) -> None:
        try:
            given = self._given(values)
        except UserError as error:
            self.show_error(error)
            return
        run = self._context.bridge.run
        if self._row is None:
            given |= {"customer": self._customer, "by": given["by"] or None}
            run(logged(given["kind"]), log_contact, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Contact changed"), change_contact, then=self._on_saved, failed=self.show_error, **given)

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        kind = self._kinds[values["kind"]]
        day: date | None = values["on"]
        moment: time = values["at"]
        if day is None:
            raise UserError("on", N_("Please give the day."))
        given: dict[str, Any] = {
            "kind": kind.key,
            "direction": Direction(values["direction"]) if kind.has_direction else Direction.NONE,
            "on": datetime.combine(day, moment),
            "outcome": values["outcome"],
            "by": int(values["by"] or 0),
            "note": values["note"],
            "answered": self._whether_answered(nobody=values["answered_not"]),
            "next_step": values["next_step"],
            "important": values["important"],
            "present": values["present"],
            "initiator": Initiator(values["initiator"]),
            "place": Place(values["place"]),
            "files": values["files"],
        }
        # A length shown in whole minutes and left alone keeps its seconds.
        if not kind.has_length:
            given["lasted_s"] = 0
        elif values["lasted_s"] != self._length_shown:
            given["lasted_s"] = _length(values["lasted_s"])
        return given

    def _whether_answered(self, *, nobody: bool) -> bool | None:
        """What the tick tells: taken away it says that somebody did, never set it says nothing."""
        if nobody:
            return False
        return True if self._answered is False else None

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _known_kinds(_shop: Shop) -> dict[str, Kind]:
    return kinds_by_key()


def _length(text: str) -> int:
    try:
        return read_length(text) or 0
    except ValueError as error:
        raise UserError("lasted_s", N_("Please write the length in minutes, such as 6.")) from error
