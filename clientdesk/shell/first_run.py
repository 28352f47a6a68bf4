"""The first run: one card with the answers already guessed, and one button."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clientdesk.base import guesses
from clientdesk.base.words import N_, Phrase
from clientdesk.kit.canvas import Canvas, isolated
from clientdesk.kit.widgets import (
    Button,
    Card,
    Choice,
    Field,
    Ground,
    Painted,
    PlainLabel,
    Select,
    TextField,
    column,
    literal,
    row,
    scrolled,
    style_of,
)
from clientdesk.shell.choices import Choices
from clientdesk.shell.languages import language_choices

_WIDTH = 520.0


@dataclass(frozen=True, slots=True)
class Answers:
    """What the first run asks; the order of names follows the country and is changed in the settings."""

    shop: str
    person: str
    country: str
    currency: str
    zone: str
    language: str

    @property
    def collation(self) -> str:
        """The national order of names."""
        return guesses.collation_of(self.country)

    def told(self) -> dict[str, str]:
        """The answers as the command takes them that sets a shop up."""
        return {
            "name": self.shop,
            "person": self.person,
            "country": self.country,
            "currency": self.currency,
            "zone": self.zone,
            "collation": self.collation,
        }


class FirstRun(Ground):
    """The whole window before there is a shop.

    Args:
        folder: where the shop will be.
        choices: the language is switched while it is chosen.
    """

    answered = Signal(object)
    """`Answers`: make the shop."""
    folder_asked = Signal()
    """There is a shop already, in another folder."""
    backup_asked = Signal()
    """There is a backup to begin with."""

    def __init__(self, folder: Path, choices: Choices) -> None:
        super().__init__("bg")
        self.setObjectName("first_run")
        self._choices = choices
        guessed = guesses.guesses()
        self.shop = TextField(N_("For example: Tartu Bicycles"), name="first_run_shop")
        self.person = TextField(N_("As your customers know you"), name="first_run_person")
        self.person.setText(guessed.person)
        self.country = Select(_countries(), guessed.country, name="first_run_country")
        self.currency = Select(_currencies(), guessed.currency, name="first_run_currency")
        self.zone = Select(zone_choices(guessed.zone), guessed.zone, name="first_run_zone")
        self.language = Select(language_choices(), choices.language.current(), name="first_run_language")
        self._compose(folder)
        self.country.chosen.connect(lambda code: self.currency.choose(guesses.currency_of(code)))
        self.language.chosen.connect(self._on_language)
        for field in (self.shop, self.person):
            field.returnPressed.connect(self._on_begin)
        self.shop.setFocus()

    def _compose(self, folder: Path) -> None:
        hand = Painted(_hand, height=56, width=56)
        title = PlainLabel(N_("Welcome"), "welcome", wrap=True)
        said = N_("A few answers, already guessed. All of them can be changed later.")
        lead = PlainLabel(said, "text", "ink2", wrap=True)
        where = Phrase(N_("The shop will be kept in {folder}"), folder=isolated(str(folder)))
        self._shop_field = Field(N_("Name of the shop"), self.shop)
        self._person_field = Field(N_("Your name"), self.person)
        begin = Button(N_("Begin"), None, "primary", clicked=self._on_begin, height=40, name="first_run_begin")
        elsewhere = Button(
            N_("Open a shop in another folder"), None, "link", clicked=self.folder_asked.emit, name="first_run_folder"
        )
        backup = Button(N_("Restore a backup"), None, "link", clicked=self.backup_asked.emit, name="first_run_backup")
        card = Card(
            row(hand, column(title, lead, gap=4), gap=18),
            self._shop_field,
            self._person_field,
            _pair(Field(N_("Country"), self.country), Field(N_("Currency"), self.currency)),
            _pair(Field(N_("Time zone"), self.zone), Field(N_("Language"), self.language)),
            row(None, begin),
            PlainLabel(where, "second", "ink3", wrap=True),
            row(elsewhere, backup, None, gap=12),
            pad=28,
            gap=14,
            radius=12,
        )
        card.setFixedWidth(style_of().px(_WIDTH))
        inner = Ground("bg")
        room = QVBoxLayout(inner)
        room.addStretch(1)
        # Not by alignment: the height would then be that of a card as wide as the window.
        room.addLayout(row(None, card, None))
        room.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))

    def answers(self) -> Answers:
        """What stands in the fields."""
        return Answers(
            shop=self.shop.text().strip(),
            person=self.person.text().strip(),
            country=self.country.current(),
            currency=self.currency.current(),
            zone=self.zone.current(),
            language=self.language.current(),
        )

    def _on_begin(self) -> None:
        answers = self.answers()
        self._shop_field.show_error("" if answers.shop else N_("Please give the shop a name."))
        self._person_field.show_error("" if answers.person else N_("Please give your name."))
        if answers.shop and answers.person:
            self.answered.emit(answers)
        elif not answers.shop:
            self.shop.setFocus()
        else:
            self.person.setFocus()

    def _on_language(self, code: str) -> None:
        self._choices.choose(language=code)
        self.country.set_choices(_countries())
        self.currency.set_choices(_currencies())


def _hand(canvas: Canvas) -> None:
    canvas.disc(28, 28, 56, "hand-waving", fill="accent_soft", colour="accent")


def zone_choices(chosen: str) -> list[Choice]:
    """Every zone; the chosen one is among them even where this system's list lacks it."""
    names = guesses.zones()
    return [Choice(name, literal(name.replace("_", " "))) for name in (names if chosen in names else [chosen, *names])]


def _countries() -> list[Choice]:
    return [Choice(code, literal(name)) for code, name in guesses.countries()]


def _currencies() -> list[Choice]:
    return [Choice(code, literal(f"{code} · {name}")) for code, name in guesses.currencies()]


def _pair(left: Field, right: Field) -> QHBoxLayout:
    pair = row(left, right, gap=12)
    pair.setStretch(0, 1)
    pair.setStretch(1, 1)
    return pair
