"""The bar that shows while customers are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout

from clientdesk.base.words import N_, _, apart, ngettext, shown
from clientdesk.desk.facts import Fact
from clientdesk.features.customers.classes import classes
from clientdesk.features.customers.commands_bulk import facts_for_many
from clientdesk.features.customers.pane_selection import Selection
from clientdesk.features.customers.pane_selection_deeds import Deeds
from clientdesk.features.customers.queries import tags
from clientdesk.features.customers.wording import language_words
from clientdesk.features.staff.queries import staff_members
from clientdesk.kit.context import Context
from clientdesk.kit.widgets import (
    ActionBar,
    Button,
    Ground,
    IconButton,
    MenuLine,
    PlainLabel,
    TextField,
    boxed,
    column,
    literal,
    open_menu,
    row,
)

_LANGUAGES = ("en", "et", "lt", "ru", "he", "lv", "fi", "de", "pl", "uk", "ar", "fr", "sv")
_MERGE = N_("Merge…")
_HIGH = 30.0
"""As icons alone those of the list fit into its narrowest."""
_LANGUAGE, _OWNER = N_("Language"), N_("Looked after by")
_EXPORT, _PRINT = N_("Export…"), N_("Print…")
_FIELDS = N_("More fields")
_BEHIND_MORE = frozenset({"language", "owner", "fields"})
_OFFERED = 25
"""So many tags stand in the menu, those most worn first; any other is written."""


class SelectionBar(Ground):
    """Stands at the foot of the list, and over the table.

    Args:
        context: to ask and to change.
        selection: who is chosen.
        name: the object name; its parts begin with it.
        is_short: there is little room: some of the deeds stand behind More.
        is_elsewhere: whether another bar shows the same now.
    """

    def __init__(
        self,
        context: Context,
        selection: Selection,
        name: str,
        *,
        is_short: bool = False,
        is_elsewhere: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__("sunken")
        self.setObjectName(name)
        self._is_short = is_short
        self._is_elsewhere = is_elsewhere
        self._name = name
        self._context = context
        self._bridge = context.bridge
        self._selection = selection
        self.deeds = Deeds(context, selection, self)
        self.count = PlainLabel(self._count_words, "label_strong")
        self.count.setObjectName(f"{name}_count")
        self.end_button = IconButton(
            "x", N_("Choose nobody"), key="Esc", size=28, clicked=selection.clear, name=f"{name}_end"
        )
        self.bar = ActionBar(self._buttons())
        # Buttons as low as these are narrower without their words than the bar itself reckons with.
        self.bar.setMinimumWidth(1)
        self._compose()
        selection.changed.connect(self.follow)
        self.follow()

    # --- Building

    def _buttons(self) -> Sequence[Button]:
        first = [
            self._button(N_("Tag"), "tag", "tag", self._open_tags),
            self._button(N_("Class"), "medal", "class", self._open_classes),
        ]
        self.merge_button = self._button(_MERGE, "users", "merge", self.deeds.merge)
        trash = self._button(N_("Move to trash"), "trash", "trash", self.ask_trash)
        if self._is_short:
            export = self._button(_EXPORT, "export", "export", self.deeds.export)
            return [*first, export, trash, self._button(N_("More"), "dots-three", "more", self._open_more)]
        return [
            *first,
            self._button(_LANGUAGE, "translate", "language", self._open_languages),
            self._button(_OWNER, "user-circle", "owner", self._open_owners),
            self._button(_FIELDS, "sliders", "fields", self._open_fields),
            self._button(_EXPORT, "export", "export", self.deeds.export),
            self._button(_PRINT, "printer", "print", self.deeds.print),
            self.merge_button,
            trash,
        ]

    def _button(self, words: str, icon: str, part: str, clicked: Callable[[], object]) -> Button:
        return Button(words, icon, "plain", height=_HIGH, clicked=clicked, name=f"{self._name}_{part}")

    def _compose(self) -> None:
        self.tag_field = TextField(N_("Name of the tag"), name=f"{self._name}_tag_field")
        self.tag_field.returnPressed.connect(self._add_tag)
        tag_button = Button(N_("Tag"), None, "soft", height=36, clicked=self._add_tag, name=f"{self._name}_tag_add")
        self._tag_row = boxed(row(self.tag_field, tag_button))
        self.question = PlainLabel(self._question_words, "text", wrap=True)
        self.question.setObjectName(f"{self._name}_question")
        self.keep_button = Button(N_("Keep them"), None, "plain", clicked=self._end_question, name=f"{self._name}_keep")
        self.trash_button = Button(
            N_("Move to trash"), "trash", "danger", clicked=self._trash, name=f"{self._name}_trash_all"
        )
        self._question_row = boxed(column(self.question, *self._answers()))
        head = row(self.count, None, self.end_button)
        self.setLayout(column(head, self.bar, self._tag_row, self._question_row, gap=8, margins=(14, 8, 14, 10)))
        self._tag_row.hide()
        self._question_row.hide()

    def _answers(self) -> list[QLayout]:
        """Beside one another; beneath where there is little room."""
        if self._is_short:
            return [row(self.keep_button, None), row(self.trash_button, None)]
        return [row(self.keep_button, self.trash_button, None)]

    # --- What it says

    def follow(self) -> None:
        """Say who is chosen now; nothing while nobody is."""
        self._question_row.hide()
        self.bar.show()
        self.count.reword()
        if not self._selection.is_on:
            self._tag_row.hide()
        self.merge_button.setVisible(not self._is_short and self.deeds.can_merge())
        # Before it is laid out anywhere it would show itself as a window of its own.
        is_laid = self.parentWidget() is not None
        self.setVisible(is_laid and self._selection.is_on and not self._is_elsewhere())

    def _count_words(self) -> str:
        count = self._selection.count
        said = ngettext("{n} customer chosen", "{n} customers chosen", count)
        return said.format(n=QLocale().toString(count))

    def _question_words(self) -> str:
        count, of = self._selection.count, self.deeds.everybody()
        said = ngettext(
            "Move {n} of {of} customers to the trash? They stay there until you empty it.",
            "Move {n} of {of} customers to the trash? They stay there until you empty it.",
            count,
        )
        return said.format(n=QLocale().toString(count), of=QLocale().toString(of))

    # --- Deeds

    def ask_trash(self) -> None:
        """Move the chosen to the trash, asking first where they are many."""
        if not self.deeds.asks_before_trash():
            self._trash()
            return
        self.question.reword()
        self.bar.hide()
        self._tag_row.hide()
        self._question_row.show()
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _trash(self) -> None:
        self._end_question()
        self.deeds.trash()

    def _end_question(self) -> None:
        self._question_row.hide()
        self.bar.show()

    def _open_tags(self) -> None:
        known = self._bridge.ask(tags)
        lines: list[MenuLine | None] = [
            MenuLine(literal(tag.name), partial(self.deeds.tag, tag.name), "tag", name=f"tag_{tag.id}")
            for tag in known[:_OFFERED]
        ]
        lines += [MenuLine(N_("Another tag…"), self._write_tag, "plus", name="tag_other")]
        worn = [tag for tag in known if tag.count][:_OFFERED]
        if worn:
            lines += [None]
        lines += [
            MenuLine(
                partial(_off_words, tag.name), partial(self.deeds.untag, tag.id, tag.name), "x", name=f"untag_{tag.id}"
            )
            for tag in worn
        ]
        self._open("tag", lines)

    def _open_classes(self) -> None:
        offered = [(one.key, one.name) for one in classes()]
        lines = [
            MenuLine(partial(_class_words, name), partial(self.deeds.classify, key, name), name=f"class_{key}")
            for key, name in offered
        ]
        none = MenuLine(N_("No class"), partial(self.deeds.classify, "", ""), name="class_none")
        self._open("class", [*lines, None, none])

    def _open_more(self) -> None:
        """What has no button of its own where there is little room."""
        lines = [
            MenuLine(_LANGUAGE, self._open_languages, "translate", name="more_language"),
            MenuLine(_OWNER, self._open_owners, "user-circle", name="more_owner"),
            MenuLine(_FIELDS, self._open_fields, "sliders", name="more_fields"),
            MenuLine(_PRINT, self.deeds.print, "printer", name="more_print"),
            MenuLine(_MERGE, self.deeds.merge, "users", enabled=self.deeds.can_merge(), name="more_merge"),
        ]
        self._open("more", lines)

    def _open_languages(self) -> None:
        lines = [
            MenuLine(partial(language_words, code), partial(self.deeds.speak, code), name=f"language_{code}")
            for code in _LANGUAGES
        ]
        unknown = MenuLine(N_("Not known"), partial(self.deeds.speak, ""), name="language_none")
        self._open("language", [*lines, None, unknown])

    def _open_owners(self) -> None:
        lines = [
            MenuLine(literal(one.name), partial(self.deeds.look_after, one.id, one.name), name=f"owner_{one.id}")
            for one in self._bridge.ask(staff_members)
        ]
        nobody = MenuLine(N_("Nobody"), partial(self.deeds.look_after, None, ""), name="owner_none")
        self._open("owner", [*lines, None, nobody])

    def _open_fields(self) -> None:
        """What else is one of several, of whatever capability."""
        lines = [
            MenuLine(literal(shown(one.title)), partial(self._open_choices, one), name=f"field_{one.key}")
            for one in self._bridge.ask(facts_for_many)
        ]
        self._open("fields", lines)

    def _open_choices(self, fact: Fact) -> None:
        lines = [
            MenuLine(literal(shown(one.words)), partial(self.deeds.put, fact, one.key, shown(one.words)),
                     name=f"choice_{one.key}")
            for one in fact.choices
        ]  # fmt: skip
        none = MenuLine(N_("Not known"), partial(self.deeds.put, fact, "", ""), name="choice_none")
        self._open("fields", [*lines, None, none])

    def _open(self, part: str, lines: Sequence[MenuLine | None]) -> None:
        button = self.findChild(Button, f"{self._name}_{'more' if self._is_short and part in _BEHIND_MORE else part}")
        open_menu(button or self, lines)

    def _write_tag(self) -> None:
        self._tag_row.show()
        self.tag_field.clear()
        self.tag_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_tag(self) -> None:
        name = self.tag_field.text().strip()
        if name:
            self._tag_row.hide()
            self.deeds.tag(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question or the field away, then chooses nobody."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._question_row.isHidden():
            self._end_question()
        elif not self._tag_row.isHidden():
            self._tag_row.hide()
        else:
            self._selection.clear()


def choose_line(selection: Selection, customer: int) -> MenuLine:
    """The line in the menu of a row that begins to choose, or goes on with it."""
    return MenuLine(
        N_("Choose, with others"),
        partial(selection.toggle, customer),
        checked=selection.holds(customer),
        keys="Ctrl+Space",
        name="choose_row",
    )


def _off_words(tag: str) -> str:
    return _("Take off “{tag}”").format(tag=apart(tag))


def _class_words(name: str) -> str:
    return _("Class {letter}").format(letter=name)
