"""What is said of everybody new in a file, where somebody wants it: class, tags, language, country, who cares."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from clientdesk.base.words import LANGUAGES, N_
from clientdesk.formats.reading import Defaults
from clientdesk.kit.widgets import Button, Card, Choice, Field, PlainLabel, Select, TextField, boxed, column, row
from clientdesk.shell.import_session import ImportSession
from clientdesk.shell.import_words import class_words, fact_words, language_words

_NOTHING = Choice("", N_("Leave it empty"))


class DefaultsCard(Card):
    """A quiet button; behind it five fields.

    Args:
        session: the import.
        name: what the object names begin with.
    """

    def __init__(self, session: ImportSession, name: str = "import_default") -> None:
        self._session = session
        self.opener = Button(N_("Add something to everybody new…"), "plus", "ghost", clicked=self.open, name=f"{name}s")
        self.potential = Select([_NOTHING], name=f"{name}_class")
        self.tags = TextField(N_("Fair 2026, newsletter"), name=f"{name}_tags")
        self.language = Select([_NOTHING], name=f"{name}_language")
        self.country = TextField(N_("EE"), name=f"{name}_country")
        self.owner = Select([_NOTHING], name=f"{name}_owner")
        why = PlainLabel(
            N_("For those whose row does not say it. Those you have already keep what they have."),
            "second",
            "ink2",
            wrap=True,
        )
        first = row(Field(N_("Class"), self.potential), Field(N_("Language"), self.language), gap=12)
        second = row(Field(N_("Country of addresses"), self.country), Field(N_("Looked after by"), self.owner), gap=12)
        for line in (first, second):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        title = PlainLabel(N_("For everybody new"), "card_title", "ink")
        self.fields = boxed(column(title, why, first, Field(N_("Tags"), self.tags), second, gap=10))
        self.fields.hide()
        self._closed = boxed(row(self.opener, None))
        super().__init__(self._closed, self.fields, gap=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for select in (self.potential, self.language, self.owner):
            select.chosen.connect(lambda _key: self._say())
        for field in (self.tags, self.country):
            field.editingFinished.connect(self._say)

    def open(self) -> None:
        """Show the fields."""
        self._closed.hide()
        self.fields.show()
        self.potential.setFocus()

    def show_session(self, session: ImportSession) -> None:
        """Offer what the shop has; where nothing was said, the fields wait behind the button."""
        glance, told = session.glance, session.reading_of_columns.defaults
        self.setVisible(glance is not None)
        if glance is None:
            self._close()
            return
        owner = "" if told.owner is None else str(told.owner)
        classes = (Choice(key, class_words(name)) for key, name in glance.classes)
        self.potential.set_choices([_NOTHING, *classes], told.potential)
        languages = (Choice(code, language_words(code)) for code in LANGUAGES)
        self.language.set_choices([_NOTHING, *languages], told.language)
        owners = [Choice(key, fact_words(name)) for key, name in glance.owners]
        self.owner.set_choices([_NOTHING, *owners], owner)
        if not told and not self.tags.hasFocus() and not self.country.hasFocus():
            self.tags.clear()
            self.country.clear()

    def _close(self) -> None:
        self._closed.show()
        self.fields.hide()

    def _say(self) -> None:
        owner = self.owner.current()
        said = Defaults(
            potential=self.potential.current(),
            tags=tuple(tag for part in self.tags.text().split(",") if (tag := " ".join(part.split()))),
            language=self.language.current(),
            country=" ".join(self.country.text().split()),
            owner=int(owner) if owner else None,
        )
        if said != self._session.reading_of_columns.defaults:
            self._session.choose_terms(defaults=said)
