"""The form of a note for colleagues: 240 characters counted down, more on demand, and what it says of the record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit

from clientdesk.base.words import N_, Phrase
from clientdesk.features.knowledge.commands_remarks import add_remark, change_remark
from clientdesk.features.knowledge.queries_remarks import RemarkView, proposals, remark
from clientdesk.features.knowledge.rules import REMARK_LENGTH
from clientdesk.features.knowledge.rules_claims import CLAIMS, Claim, Claimed
from clientdesk.kit.buttons import Button
from clientdesk.kit.choice_row import Choice
from clientdesk.kit.context import Context
from clientdesk.kit.editors import FormField
from clientdesk.kit.fields import Select
from clientdesk.kit.form import Form
from clientdesk.kit.labels import PlainLabel
from clientdesk.kit.layouts import boxed
from clientdesk.kit.layouts import row as in_a_row

PUT_IN = N_("Note put in")
_NOTHING = ""
_FEW = 20
"""So few characters left are said in another colour."""


class RemarkForm(Form):
    """Puts a note in, or changes one.

    Args:
        context: of the window.
        row: which note; None for a new one.
        first: values a new one begins with; `customer` has to be among them, `text` may be.
    """

    def __init__(self, context: Context, row: int | None, first: dict[str, Any]) -> None:
        self._context = context
        self._row = row
        self._customer: int | None = first.get("customer")
        self._proposed: Claimed | None = None
        self.left_over = PlainLabel("", "second", "ink3")
        self.left_over.setObjectName("remark_form_left")
        self.proposal = PlainLabel("", "second", "warn", wrap=True)
        self.proposal.setObjectName("remark_form_proposal")
        self.accept_button = Button(
            N_("Yes, it does"), "check", "soft", height=28, clicked=self._accept, name="remark_form_accept"
        )
        super().__init__(_fields(), title=N_("Note for colleagues"), name="remark_form")
        self._add_signs()
        found = None if row is None else context.bridge.ask(remark, row=row)
        if found is not None:
            self._customer = found.customer
        self.set_values({"text": str(first.get("text") or "")} if found is None else _values_of(found))
        self.edited.connect(self._follow)
        self.submitted.connect(self._save)
        self._follow()

    def _add_signs(self) -> None:
        """What is counted and what is proposed stand under the text, before all else."""
        beneath = self._fields["text"].layout()
        for sign in (self.left_over, self.proposal, boxed(in_a_row(self.accept_button, None))):
            if beneath is not None:
                beneath.addWidget(sign)

    def changeEvent(self, event: QEvent) -> None:
        """Say what is counted and proposed in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._follow()

    def _text(self) -> str:
        editor = self.editor("text")
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""

    def _claim(self) -> str:
        editor = self.editor("claims")
        return editor.current() if isinstance(editor, Select) else _NOTHING

    def _follow(self) -> None:
        """Count down, and propose what the text seems to say."""
        left = REMARK_LENGTH - len(self._text().strip())
        too_long = Phrase(N_("{n} character too many"), N_("{n} characters too many"), -left)
        fits = Phrase(N_("{n} character left"), N_("{n} characters left"), left)
        self.left_over.set_look("second", "danger" if left < 0 else "warn" if left < _FEW else "ink3")
        self.left_over.set_words(too_long if left < 0 else fits)
        self.editor("claimed").setEnabled(self._claim() not in {_NOTHING, Claim.DO_NOT_CALL.value})
        self._propose()

    def _propose(self) -> None:
        found: list[Claimed] = []
        if self._customer is not None and self._claim() == _NOTHING:
            found = self._context.bridge.ask(proposals, customer=self._customer, text=self._text())
        self._proposed = next(iter(found), None)
        for widget in (self.proposal, self.accept_button):
            widget.setVisible(self._proposed is not None)
        if self._proposed is not None:
            self.proposal.set_words(_question(self._proposed))

    def _accept(self) -> None:
        if self._proposed is not None:
            proposed = self._proposed
            for name, value in (("claims", proposed.claim.value), ("claimed", proposed.value)):
                self._bound[name].write(value)
            # The button goes now, and would take the keyboard with it.
            self.editor("claims").setFocus(Qt.FocusReason.OtherFocusReason)
            self._follow()

    def _save(self, values: dict[str, Any]) -> None:
        claims = Claim(values["claims"]) if values["claims"] else None
        given = values | {"claims": claims, "claimed": values["claimed"] if claims else ""}
        run = self._context.bridge.run
        if self._row is None:
            given |= {"customer": self._customer}
            run(PUT_IN, add_remark, then=self._on_saved, failed=self.show_error, **given)
        else:
            given |= {"row": self._row}
            run(N_("Note changed"), change_remark, then=self._on_saved, failed=self.show_error, **given)

    def _on_saved(self, _result: object) -> None:
        self.saved()
        self.left.emit()


def _question(proposed: Claimed) -> Phrase:
    """What the text seems to say, as a question."""
    words = {
        Claim.PHONE: N_("Does this say that the phone number is {value}?"),
        Claim.EMAIL: N_("Does this say that the e-mail is {value}?"),
        Claim.ADDRESS: N_("Does this say that the address is {value}?"),
        Claim.DO_NOT_CALL: N_("Does this say that they do not want to be called?"),
    }
    return Phrase(words[proposed.claim], value=f"\u2068{proposed.value}\u2069")


def _fields() -> list[FormField]:
    nothing = Choice(_NOTHING, N_("Nothing that is recorded"))
    claims = [nothing, *(Choice(claim.value, words) for claim, words in CLAIMS.items())]
    return [
        FormField("text", N_("Note"), "note", lines=4, placeholder=N_("What the others should know, in short")),
        FormField("claims", N_("It contradicts"), "choice", choices=claims),
        FormField("claimed", N_("What it is now")),
        FormField("more", N_("More about it"), "note", lines=6, more=True),
    ]


def _values_of(found: RemarkView) -> dict[str, object]:
    return {
        "text": found.text,
        "more": found.more,
        "claims": found.claim.value if found.claim else _NOTHING,
        "claimed": found.claimed,
    }
