"""The forms of one customer's rhythm: how often, why not, the next day; and why a turn is let pass."""

from __future__ import annotations

from typing import Any

from clientdesk.base.errors import UserError
from clientdesk.base.words import N_, Phrase
from clientdesk.desk.shop import Shop
from clientdesk.features.rhythm.commands import change_rhythm, touch_not_needed
from clientdesk.features.rhythm.queries import NextTouch, next_touch
from clientdesk.features.rhythm.queries_others import rhythm_of_others
from clientdesk.features.rhythm.rules import MOST_DAYS, By, Way
from clientdesk.features.rhythm.rules_words import every_words
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.fields import TextField
from clientdesk.kit.form import Form

_REASONS = (N_("We were in touch another way"), N_("They asked for quiet"), N_("On holiday"), N_("Nothing to say now"))


class RhythmForm(Form):
    """Agrees on a customer's rhythm and on the next day.

    Args:
        context: of the window.
        customer: whose.
    """

    def __init__(self, context: Context, customer: int) -> None:
        self._context = context
        self._customer = customer
        known, others = context.bridge.ask(lambda shop: _known(shop, customer))
        as_others = (
            Phrase(N_("As others of their kind: {often}"), often=every_words(others).text())
            if others is not None
            else Phrase(N_("As others of their kind: not of itself"))
        )
        super().__init__(
            [
                FormField(
                    "way",
                    N_("How often"),
                    "choice",
                    choices=[
                        Choice(Way.AS_OTHERS.value, as_others),
                        Choice(Way.OWN.value, N_("Every so many days, agreed with them")),
                        Choice(Way.NEVER.value, N_("No rhythm, because…")),
                    ],
                ),
                FormField("days", N_("Days between two contacts"), placeholder=N_("such as 30")),
                FormField("because", N_("Why"), placeholder=N_("such as: moved away")),
                FormField(
                    "until",
                    N_("Next contact on"),
                    "day",
                    hint=N_("Empty: the day that the rhythm gives. A day chosen here holds until the next contact."),
                ),
            ],
            title=N_("Keep in touch"),
            name="rhythm_form",
        )
        if known is not None:
            self.set_values(_values_of(known))
        self.edited.connect(self._show_way)
        self.submitted.connect(self._save)
        self._show_way()
        self.begin_at("way")

    def _show_way(self) -> None:
        way = self.values()["way"]
        self.offer("days", on=way == Way.OWN)
        self.offer("because", on=way == Way.NEVER)
        self.offer("until", on=way != Way.NEVER)

    def _save(self, values: dict[str, Any]) -> None:
        way = Way(values["way"])
        days = str(values["days"]).strip()
        if way is Way.OWN and not (days.isascii() and days.isdecimal() and len(days) <= len(str(MOST_DAYS))):
            words = Phrase(N_("Please give a number of days from 1 to {most}."), most=MOST_DAYS)
            self.show_error(UserError("days", words))
            return
        given = {
            "way": way,
            "days": int(days) if way is Way.OWN else None,
            "because": values["because"],
            "until": values["until"] if way is not Way.NEVER else None,
        }
        self._context.bridge.run(
            N_("Rhythm changed"), change_rhythm, customer=self._customer, then=self._on_saved, failed=self.show_error,
            **given,
        )  # fmt: skip

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


class NotNeededForm(Form):
    """Asks why a turn is let pass; one of the usual reasons is a press away.

    Args:
        context: of the window.
        customer: whose.
    """

    def __init__(self, context: Context, customer: int) -> None:
        self._context = context
        self._customer = customer
        choices = [Choice("", N_("Choose…")), *(Choice(str(place), words) for place, words in enumerate(_REASONS))]
        super().__init__(
            [
                FormField("because", N_("Why not needed now"), placeholder=N_("in your words; may stay empty")),
                FormField("usual", N_("Or one of these"), "choice", choices=choices),
            ],
            title=N_("Not needed now"),
            save=N_("Not needed"),
            name="not_needed_form",
        )
        self.edited.connect(self._take_usual)
        self.submitted.connect(self._save)

    def _take_usual(self) -> None:
        chosen = str(self.values()["usual"])
        if chosen:
            field = self.editor("because")
            if isinstance(field, TextField):
                field.setText(Phrase(_REASONS[int(chosen)]).text())
            self.set_values({"usual": ""})

    def _save(self, values: dict[str, Any]) -> None:
        self._context.bridge.run(
            N_("Contact not needed now"), touch_not_needed, row=self._customer, because=values["because"],
            then=self._on_saved, failed=self.show_error,
        )  # fmt: skip

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _known(shop: Shop, customer: int) -> tuple[NextTouch | None, int | None]:
    return next_touch(shop, customer=customer), rhythm_of_others(shop, customer=customer)


def _values_of(known: NextTouch) -> dict[str, object]:
    is_own = known.by is By.OWN
    way = (Way.OWN if known.days is not None else Way.NEVER) if is_own else Way.AS_OTHERS
    return {
        "way": way.value,
        "days": str(known.days) if is_own and known.days is not None else "",
        "because": known.because,
        "until": known.due_on if known.is_chosen else None,
    }
