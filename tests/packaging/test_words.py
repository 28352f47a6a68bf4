"""Every sentence of the program is said in every language: whole, with the same places, in all its forms."""

from __future__ import annotations

import ast
import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import catalogues
from clientdesk.base import words
from tests.corpora import CHECKOUT

SOURCES = sorted((CHECKOUT / "clientdesk").rglob("*.py"))
# What a count must read like in each language: forms for 1, 2, 5, 11, 21, 22, 111.
FORMS = {
    "et": (0, 1, 1, 1, 1, 1, 1),
    "lt": (0, 1, 1, 2, 0, 1, 2),
    "ru": (0, 1, 2, 2, 0, 1, 2),
    "he": (0, 1, 1, 1, 1, 1, 1),
}


@pytest.fixture(scope="module")
def spoken() -> Catalog:
    """What the code says today."""
    return catalogues.gather()


@pytest.fixture(params=catalogues.LANGUAGES)
def known(request: pytest.FixtureRequest) -> Catalog:
    """One language as it is written down."""
    return catalogues.read(str(request.param))


def _entries(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _ids(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(message.id, message.context) for message in _entries(catalogue)}


def _texts(message: Message) -> tuple[str, ...]:
    """Its translation, one text a form."""
    said = message.string
    return (said,) if isinstance(said, str) else tuple(said or ())


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _has_the_places_of(message: Message, text: str) -> bool:
    english = (message.id,) if isinstance(message.id, str) else message.id
    asked = {name for said in english for name in _places(said)}
    # A form for one thing may leave the number out: "one day".
    may_miss = set() if isinstance(message.id, str) else {"n", "count"}
    return asked - may_miss <= _places(text) <= asked


def _may_stay() -> set[tuple[str, str]]:
    lines = (Path(__file__).parent / "same_as_english.txt").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 and row[2].strip() for row in rows), "each line gives languages, sentence and reason"
    every = " ".join(catalogues.LANGUAGES)
    return {(code, said) for codes, said, _ in rows for code in (every if codes == "*" else codes).split()}


def test_the_languages_are_those_of_the_program() -> None:
    assert {"en", *catalogues.LANGUAGES} == set(words.LANGUAGES)


def test_every_sentence_of_the_code_is_written_down_and_no_other(known: Catalog, spoken: Catalog) -> None:
    assert _ids(known) == _ids(spoken), "run: python resources/setup/catalogues.py"
    assert not known.obsolete


def test_every_sentence_is_translated_and_none_is_guessed(known: Catalog) -> None:
    unsaid = [message.id for message in _entries(known) if not _texts(message) or not all(_texts(message))]
    guessed = [message.id for message in _entries(known) if message.fuzzy]
    assert (unsaid, guessed) == ([], [])


def test_no_translation_is_the_english_unless_there_is_a_reason(known: Catalog) -> None:
    may_stay = _may_stay()
    code = str(known.locale_identifier)
    left = [
        message.id
        for message in _entries(known)
        if message.string == message.id and (code, str(message.id)) not in may_stay
    ]
    assert left == []


def test_the_list_of_reasons_names_only_what_is_said(spoken: Catalog) -> None:
    said = {message.id for message in _entries(spoken)}
    assert {sentence for _, sentence in _may_stay()} <= said


def test_the_places_are_the_same_in_every_form(known: Catalog) -> None:
    wrong = [
        (message.id, text)
        for message in _entries(known)
        for text in filter(None, _texts(message))
        if not _has_the_places_of(message, text)
    ]
    assert wrong == []


def test_a_count_takes_the_right_form(known: Catalog) -> None:
    code = str(known.locale_identifier)
    number, rule = catalogues.PLURALS[code]
    chosen = gettext.c2py(rule)  # gettext's own reading of the rule
    assert tuple(chosen(n) for n in (1, 2, 5, 11, 21, 22, 111)) == FORMS[code]
    assert (known.num_plurals, known.plural_expr) == (number, rule)
    assert all(len(_texts(message)) == number for message in _entries(known) if not isinstance(message.id, str))


def test_what_is_compiled_is_what_is_written(known: Catalog) -> None:
    code = str(known.locale_identifier)
    compiled = gettext.translation("clientdesk", catalogues.LOCALE, [code])
    for message in _entries(known):
        if isinstance(message.id, str) and message.string and not message.context:
            assert compiled.gettext(message.id) == message.string


@pytest.mark.parametrize("path", SOURCES, ids=[path.relative_to(CHECKOUT).as_posix() for path in SOURCES])
def test_a_marked_sentence_is_plain_and_whole(path: Path) -> None:
    for sentence in catalogues.sentences(path.read_text("utf-8")):
        texts = [sentence.said, *([sentence.plural] if sentence.plural else [])]
        assert all(text == text.strip() for text in texts), f"line {sentence.line}: blanks at the edge"
        assert all(_places(text) <= {name for name in _places(text) if name.isidentifier()} for text in texts), (
            f"line {sentence.line}: a place without a name"
        )


@pytest.mark.parametrize(
    "code",
    [
        '_(f"Hello {name}")',
        '_("Hello " + name)',
        '_("Hello %s" % name)',
        '_("Hello {name}".format(name=name))',
        '_("On" if on else "Off")',
        "N_(name)",
        'Phrase(f"{n} rows")',
        'ngettext("one row", f"{n} rows", n)',
        'words.pgettext("button", "Op" + "en")',
    ],
)
def test_words_put_together_on_the_spot_are_refused(code: str) -> None:
    with pytest.raises(catalogues.MarkError):
        list(catalogues.sentences(code))


def test_all_kinds_of_marks_are_gathered() -> None:
    code = """
# Translators: the tab
# of the profile
a = _("About")
b = N_("Contact "
       "logged")
c = ngettext("one row", "{n} rows", n).format(n=n)
d = pgettext("button", "Open")
e = Phrase("{name} moved", name="x")
f = Phrase("{n} row", plural="{n} rows", n=3)
g = Phrase("{n} day", "{n} days", n)
h = _(label)
i = _(LABELS["kind"])
j = Phrase(N_("{name} left") if leaving else N_("{name} came"), name="x")
k = Phrase(N_("{name} stays"), name="x")
"""
    found = {(each.said, each.plural, each.context, each.note) for each in catalogues.sentences(code)}
    assert sorted(found, key=str) == sorted(
        [
            ("About", None, None, "the tab of the profile"),
            ("Contact logged", None, None, None),
            ("one row", "{n} rows", None, None),
            ("Open", None, "button", None),
            ("{name} moved", None, None, None),
            ("{name} left", None, None, None),
            ("{name} came", None, None, None),
            ("{name} stays", None, None, None),
            ("{n} row", "{n} rows", None, None),
            ("{n} day", "{n} days", None, None),
        ],
        key=str,
    )


def test_gathering_twice_changes_nothing_and_keeps_translations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    catalogue = Catalog()
    catalogue.add("Save", locations=[("a.py", 0)])
    catalogue.add(("{n} row", "{n} rows"), locations=[("b.py", 0), ("a.py", 0)])
    catalogues.update("ru", catalogue)
    po = tmp_path / "ru" / "LC_MESSAGES" / "clientdesk.po"
    po.write_text(po.read_text("utf-8").replace('msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Сохранить"'), "utf-8")
    catalogues.update("ru", catalogue)
    once = po.read_bytes()
    catalogues.update("ru", catalogue)
    assert po.read_bytes() == once
    assert "Сохранить" in once.decode()
    assert once.decode().count("msgstr[") == 3
    catalogues.compile_all()
    assert gettext.translation("clientdesk", tmp_path, ["ru"]).gettext("Save") == "Сохранить"


def test_no_sentence_hides_from_translation() -> None:
    """A shown text given to Qt as a bare string would stay English for ever."""
    shows = {"setText", "setWindowTitle", "setPlaceholderText", "setToolTip", "setAccessibleName", "setStatusTip"}
    bare = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in shows:
                given = node.args[0] if node.args else None
                written = given.value if isinstance(given, ast.Constant) else None
                if isinstance(written, str) and any(letter.isalpha() for letter in written):
                    bare.append(f"{path.name}:{node.lineno} {written}")
    assert bare == []
