"""What an import knows besides names and phones: consents, own fields, keys, what was said before, rows to mend."""

from __future__ import annotations

import csv
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.base.errors import Cancelled, UserError
from clientdesk.base.words import N_
from clientdesk.desk.bringing import save_rows_to_mend
from clientdesk.desk.desk import Desk
from clientdesk.desk.facts import FactKind, facts_of
from clientdesk.desk.intake import Duplicates, Fate, Wish
from clientdesk.features.customers.bringing import ImportReport, carry_out, plan_source, report
from clientdesk.features.customers.commands import add_customer
from clientdesk.features.customers.commands_classes import add_class
from clientdesk.features.customers.commands_import import remember_import_shape
from clientdesk.features.customers.import_terms import terms_of
from clientdesk.features.customers.inputs import PointInput
from clientdesk.features.customers.listing import customer_ids
from clientdesk.features.customers.photos import photo_content
from clientdesk.features.customers.queries import Profile, profile
from clientdesk.features.customers.rules import PointKind
from clientdesk.features.fields.commands import add_own_field
from clientdesk.formats.fields import NEW_FACT, ColumnMatch, Field
from clientdesk.formats.name_order import NameOrder
from clientdesk.formats.reading import Defaults
from clientdesk.formats.source import open_source, open_sources

PHONE = PointInput(PointKind.PHONE, "+372 5123 4567")
CARD = "4111 1111 1111 1111"


def quiet(done: int, of: int) -> None:
    """Nobody watches."""


def bring(desk: Desk, path: Path, wish: Wish | None = None, duplicates: Duplicates | None = None) -> ImportReport:
    """Plan and carry out; what was planned is what is done."""
    plan = plan_source(desk, open_source(path), quiet, wish=wish, duplicates=duplicates)
    before = len(list(desk.ask(customer_ids)))
    done = carry_out(desk, plan, quiet)
    assert (done.added, done.updated, done.skipped, done.failed) == tuple(plan.counts[fate] for fate in Fate)
    assert len(list(desk.ask(customer_ids))) == before + done.added
    return done


def table(folder: Path, text: str, name: str = "kliendid.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def everyone(desk: Desk) -> list[Profile]:
    return [known for one in desk.ask(customer_ids) if (known := desk.ask(profile, customer=one))]


def told(desk: Desk, key: str) -> dict[str, str]:
    """What a fact says of everybody, by name."""
    fact = next(one for one in desk.ask(facts_of) if one.key == key)
    people = {one.id: one.name for one in everyone(desk)}
    values = desk.ask(lambda shop: fact.values(shop, list(people)))
    return {people[one]: value for one, value in values.items() if value}


def chosen(desk: Desk, path: Path, place: int, match: ColumnMatch) -> Wish:
    """The wish of a person who has taken one column for something else."""
    wish = desk.ask(terms_of, source=open_source(path)).wish
    assert wish.reading
    columns = list(wish.reading.columns)
    columns[place] = match
    return replace(wish, reading=replace(wish.reading, columns=tuple(columns)))


def test_an_import_that_is_stopped_while_its_facts_are_written_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Anna {number},yes\n" for number in range(2_500))
    plan = plan_source(desk, open_source(table(tmp_path, f"Name,Newsletter\n{rows}")), quiet)

    heard: list[int] = []

    def stop(done: int, of: int) -> None:
        heard.append(done)
        # The rows are counted twice: while they are prepared, and while what they tell is written.
        if heard.count(1_000) == 2:
            raise Cancelled(N_("Stopped. Nothing was changed."))

    with pytest.raises(Cancelled):
        carry_out(desk, plan, stop)
    assert everyone(desk) == []


# --- Consents


def test_consents_come_in_as_records_and_a_refusal_is_one_for_everything_sent(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "Name,E-mail,Accepts Email Marketing,Email Opt Out\n"
        "Anna,anna@a.ee,yes,\nArvo,arvo@a.ee,no,\nOlga,olga@a.ee,,true\nUnknown,u@a.ee,,false\n",
    )
    done = bring(desk, path)
    assert told(desk, "consent:offers:email") == {"Anna": "yes", "Arvo": "no", "Olga": "no"}
    assert told(desk, "consent:news:email") == {"Olga": "no"}
    assert done.problems == ()
    desk.undo()
    assert everyone(desk) == []


def test_a_no_is_never_turned_into_a_yes(desk: Desk, tmp_path: Path) -> None:
    bring(desk, table(tmp_path, "Name,E-mail,Newsletter\nAnna,anna@a.ee,ei\n"))
    done = bring(desk, table(tmp_path, "Name,E-mail,Newsletter\nAnna,anna@a.ee,jah\n"), duplicates=Duplicates.UPDATE)
    assert done.updated == 1
    assert [problem.line for problem in done.problems] == [2]
    assert told(desk, "consent:news:email") == {"Anna": "no"}


def test_who_refused_every_channel_is_not_taken_for_willing_on_one(desk: Desk, tmp_path: Path) -> None:
    bring(desk, table(tmp_path, "Name,E-mail,Do not contact\nAnna,anna@a.ee,x\n"))
    assert told(desk, "consent:offers:any") == {"Anna": "no"}
    again = table(tmp_path, "Name,E-mail,Accepts Email Marketing\nAnna,anna@a.ee,yes\n")
    done = bring(desk, again, duplicates=Duplicates.UPDATE)
    assert len(done.problems) == 1
    assert told(desk, "consent:offers:email").get("Anna") != "yes"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=st.lists(st.sampled_from(["yes", "no", "", "jah", "нет", "כן", "perhaps"]), min_size=1, max_size=5))
def test_whoever_once_said_no_in_a_file_has_said_no(desk: Desk, tmp_path: Path, answers: list[str]) -> None:
    while desk.last_undo:
        desk.undo()
    rows = "".join(f"Anna,anna@a.ee,{answer}\n" for answer in answers)
    wish = chosen(
        desk, path := table(tmp_path, f"Name,E-mail,X\n{rows}"), 2, ColumnMatch(Field.FACT, fact="consent:news:email")
    )
    bring(desk, path, replace(wish, duplicates=Duplicates.UPDATE))
    meaning = {"yes": "yes", "jah": "yes", "כן": "yes", "no": "no", "нет": "no"}
    said = {meaning[answer] for answer in answers if answer in meaning}
    wanted = "no" if "no" in said else "yes" if said else None
    assert told(desk, "consent:news:email").get("Anna") == wanted


# --- Fields of the owner's own


def test_a_field_of_ones_own_is_made_from_a_column_in_the_same_step(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Vana kood\nAnna,K-217\nArvo,\n")
    bring(desk, path, chosen(desk, path, 1, ColumnMatch(Field.FACT, fact=NEW_FACT)))
    made = next(one for one in desk.ask(facts_of) if one.title == "Vana kood")
    assert told(desk, made.key) == {"Anna": "K-217"}
    desk.undo()
    assert everyone(desk) == [] and not any(one.title == "Vana kood" for one in desk.ask(facts_of))
    desk.redo()
    assert told(desk, made.key) == {"Anna": "K-217"}
    assert list(desk.ask(customer_ids, text="k-217")) == [everyone(desk)[0].id]


def test_a_field_that_is_there_is_found_by_its_name_and_what_it_cannot_hold_stays_in_the_note(
    desk: Desk, tmp_path: Path
) -> None:
    desk.run("Field added", add_own_field, name="Shoe size", kind=FactKind.NUMBER)
    done = bring(desk, table(tmp_path, "Name,Shoe size\nAnna,38\nArvo,big\n"))
    made = next(one for one in desk.ask(facts_of) if one.title == "Shoe size")
    assert told(desk, made.key) == {"Anna": "38"}
    assert [problem.line for problem in done.problems] == [3]
    assert everyone(desk)[1].note == "Shoe size: big"


def test_customers_can_be_known_by_a_number_of_the_owners_own(desk: Desk, tmp_path: Path) -> None:
    desk.run("Field added", add_own_field, name="Number", kind=FactKind.TEXT)
    key = next(one.key for one in desk.ask(facts_of) if one.title == "Number")
    path = table(tmp_path, "Name,Number,City\nAnna,17,Tartu\n")
    bring(desk, path)
    again = table(tmp_path, "Name,Number,City\nAnna Saar,17,Elva\nArvo,18,Elva\n")
    wish = desk.ask(terms_of, source=open_source(again)).wish
    done = bring(desk, again, replace(wish, keys=frozenset({f"fact:{key}"}), duplicates=Duplicates.UPDATE))
    assert (done.added, done.updated) == (1, 1)
    assert [one.name for one in everyone(desk)] == ["Anna Saar", "Arvo"]


@pytest.mark.parametrize(("keys", "added"), [({"phone"}, 1), ({"email"}, 0), ({"phone", "email"}, 0), ({"born"}, 1)])
def test_only_what_was_chosen_makes_somebody_the_same(desk: Desk, tmp_path: Path, keys: set[str], added: int) -> None:
    email = PointInput(PointKind.EMAIL, "anna@a.ee")
    desk.run("Customer added", add_customer, name="Anna", points=(PHONE, email))
    path = table(tmp_path, "Name,E-mail\nAnna,anna@a.ee\n")
    wish = desk.ask(terms_of, source=open_source(path)).wish
    assert bring(desk, path, replace(wish, keys=frozenset(keys))).added == added


# --- Pictures


@pytest.mark.parametrize("duplicates", [Duplicates.SKIP, Duplicates.UPDATE])
def test_a_picture_on_a_card_is_kept_and_one_that_cannot_be_shown_is_told(
    desk: Desk, tmp_path: Path, duplicates: Duplicates
) -> None:
    if duplicates is Duplicates.UPDATE:
        desk.run("Customer added", add_customer, name="Anna", points=(PHONE,))
    shown, strange = (b64encode(head + b"x" * 30).decode() for head in (b"\xff\xd8\xff", b"GIF89a"))
    text = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nTEL:+37251234567\nPHOTO;ENCODING=b;TYPE=JPEG:{shown}\nEND:VCARD\n"
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Arvo\nPHOTO;ENCODING=b;TYPE=GIF:{strange}\nEND:VCARD\n"
    )
    done = bring(desk, table(tmp_path, text, "cards.vcf"), duplicates=duplicates)
    anna, arvo = everyone(desk)
    kept = desk.ask(lambda shop: photo_content(shop, anna.photo))
    assert kept == b"\xff\xd8\xff" + b"x" * 30
    assert arvo.photo == "" and ["picture" in problem.text for problem in done.problems] == [True]
    desk.undo()
    assert [one.photo for one in everyone(desk)] == ([""] if duplicates is Duplicates.UPDATE else [])


# --- What is said of everybody, and what was said before


def test_what_is_said_of_everybody_new_does_not_touch_those_who_are_there(desk: Desk, tmp_path: Path) -> None:
    known = desk.run("Customer added", add_customer, name="Anna", potential="A", points=(PHONE,))
    path = table(tmp_path, "Name,Phone,City,Class\nAnna,+372 5123 4567,Tartu,\nArvo,,Elva,\nOlga,,,B\n")
    wish = desk.ask(terms_of, source=open_source(path)).wish
    assert wish.reading
    defaults = Defaults("C", ("fair 2026",), "et", "EE", desk.staff)
    wish = Wish(replace(wish.reading, defaults=defaults), Duplicates.UPDATE)
    bring(desk, path, wish)
    anna, arvo, olga = everyone(desk)
    assert (anna.id, anna.potential, anna.language, [tag.name for tag in anna.tags]) == (known, "A", "", [])
    assert (arvo.potential, arvo.language, [tag.name for tag in arvo.tags]) == ("C", "et", ["fair 2026"])
    assert (arvo.addresses[0].country, olga.potential) == ("EE", "B")
    assert told(desk, "owner") == {"Arvo": str(desk.staff), "Olga": str(desk.staff)}


def test_a_class_of_the_owners_own_is_known_by_its_name(desk: Desk, tmp_path: Path) -> None:
    desk.run("Class added", add_class, name="Gold", look="gift")
    bring(desk, table(tmp_path, "Name,Class\nAnna,gold\n"))
    assert told(desk, "class") != {} and everyone(desk)[0].tags == ()


def test_how_a_file_was_read_holds_for_the_next_of_its_shape_and_survives_an_undo(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Vana kood\nAnna Saar,K-217\n")
    wish = chosen(desk, path, 1, ColumnMatch(Field.NICKNAME))
    bring(desk, path, wish)
    assert everyone(desk)[0].nickname == "K-217"
    desk.undo()
    assert everyone(desk) == []
    again = table(tmp_path, "name , VANA KOOD\nArvo Mägi,K-218\n", "again.csv")
    terms = desk.ask(terms_of, source=open_source(again))
    assert terms.is_remembered
    bring(desk, again)
    assert [one.nickname for one in everyone(desk)] == ["K-218"]


def test_nothing_is_remembered_where_nobody_said_anything(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "Name,Vana kood\nAnna,K-217\n")
    bring(desk, path)
    assert not desk.ask(terms_of, source=open_source(path)).is_remembered


@pytest.mark.parametrize(
    ("shape", "reading", "field"),
    [("x", "{}", "shape"), ("0" * 64, "{}", "reading"), ("0" * 64, "[" * 90_000, "reading")],
)
def test_only_what_tells_how_a_table_is_read_is_remembered(desk: Desk, shape: str, reading: str, field: str) -> None:
    with pytest.raises(UserError) as caught:
        desk.run("Remembered", remember_import_shape, shape=shape, reading=reading)
    assert caught.value.field == field


# --- Names


def test_names_are_turned_round_where_the_file_shows_it_or_the_owner_says_so(desk: Desk, tmp_path: Path) -> None:
    shown = table(tmp_path, "Name,E-mail\nSaar Anna,anna.saar@a.ee\nMägi Arvo,arvo.magi@a.ee\n")
    bring(desk, shown)
    assert [(one.name, one.given, one.family) for one in everyone(desk)] == [
        ("Anna Saar", "Anna", "Saar"), ("Arvo Mägi", "Arvo", "Mägi"),
    ]  # fmt: skip
    desk.undo()
    said = table(tmp_path, "Name,City\nSaar Anna,Tartu\n")
    source = open_source(said)
    columns = desk.ask(terms_of, source=source).wish.reading
    assert columns
    bring(desk, said, Wish(replace(columns, names=NameOrder.FAMILY_FIRST)))
    assert everyone(desk)[0].name == "Anna Saar"


# --- Payment cards


@pytest.mark.parametrize("ending", ["csv", "vcf", "xlsx"])
def test_the_number_of_a_payment_card_is_left_out_and_told(desk: Desk, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    if ending == "csv":
        table(tmp_path, f'Name,Phone,Notes\nAnna,{CARD},"pays by {CARD} always"\nArvo,,17\n', path.name)
    elif ending == "vcf":
        path.write_text(f"BEGIN:VCARD\nFN:Anna\nTEL:{CARD}\nNOTE:pays by {CARD} always\nEND:VCARD\n", encoding="utf-8")
    else:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Name", "Phone", "Notes"])
            sheet.write_row(1, 0, ["Anna", 4111111111111111, f"pays by {CARD} always"])
    done = bring(desk, path)
    anna = everyone(desk)[0]
    assert anna.points == () and anna.note.endswith("pays by … always")
    assert [problem for problem in done.problems if "payment card" in problem.text]
    assert not any("1111" in problem.text for problem in done.problems)


# --- Rows to mend


def test_rows_that_need_a_look_are_saved_mended_and_brought_in_again(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "Nimi;Telefon;Märkus\nAnna;51;=1+1\nArvo;5300 1180;\n;;keegi\n")
    source = open_source(path)
    plan = plan_source(desk, source, quiet)
    carry_out(desk, plan, quiet)
    assert [one.name for one in everyone(desk)] == ["Anna", "Arvo"]
    mend = tmp_path / "to mend.csv"
    save_rows_to_mend(source, plan, mend)
    with mend.open(encoding="utf-8-sig", newline="") as file:
        head, anna, nobody = csv.reader(file)
    assert head == ["Nimi", "Telefon", "Märkus", "UID", "What to mend (ClientDesk)"]
    assert anna[:3] == ["Anna", "51", "'=1+1"] and "too few digits" in anna[4]
    assert nobody[:4] == ["", "", "keegi", ""] and "no name" in nobody[4]
    mended = mend.read_text(encoding="utf-8-sig").replace("Anna,51,", "Anna,5123 4567,").replace("\n,,", "\nOlga,,")
    done = bring(desk, table(tmp_path, mended, "mended.csv"))
    assert (done.added, done.updated, done.failed) == (1, 1, 0)
    assert [one.name for one in everyone(desk)] == ["Anna", "Arvo", "Olga"]
    assert [point.value for point in everyone(desk)[0].points] == ["5123 4567"]


# --- Folders


def test_a_folder_of_vcards_comes_in_as_one_and_is_taken_back_as_one(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    (folder / "more").mkdir(parents=True)
    for number, name in enumerate(["Anna", "Arvo", "Olga"]):
        place = folder / "more" if number == 2 else folder
        (place / f"{number}.vcf").write_text(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n", encoding="utf-8")
    (folder / "broken.vcf").write_text("nothing", encoding="utf-8")
    (folder / "notes.txt").write_text("nothing", encoding="utf-8")
    done = bring(desk, folder)
    assert done.added == 3
    assert any("broken.vcf" in problem.text for problem in done.problems)
    desk.undo()
    assert everyone(desk) == []
    two = open_sources([folder / "0.vcf", folder / "1.vcf"])
    assert report(plan_source(desk, two, quiet), None).added == 2
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no vCard files"):
        open_source(tmp_path / "empty")


# --- What is shown is what is done


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Anna Saar", "Saar, Anna", "", "OÜ Kask", "Олег Ов", "=1"]),
            st.sampled_from(["5123 4567", "+37253001180", "51", "", CARD]),
            st.sampled_from(["3/4/1986", "13/4/1986", "x", ""]),
            st.sampled_from(["yes", "no", "", "?"]),
        ),
        max_size=8,
    ),
    duplicates=st.sampled_from(list(Duplicates)),
)
def test_whatever_a_table_holds_what_was_counted_is_done_and_taken_back(
    desk: Desk, tmp_path: Path, rows: list[tuple[str, ...]], duplicates: Duplicates
) -> None:
    while desk.last_undo:
        desk.undo()
    desk.run("Customer added", add_customer, name="Anna", points=(PHONE,))
    before = everyone(desk)
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Phone", "Birthday", "Newsletter"], *rows])
    done = bring(desk, path, duplicates=duplicates)
    filled = sum(1 for row in rows if any(cell.strip() for cell in row))
    assert done.added + done.updated + done.skipped + done.failed == filled
    if done.batch is not None:
        desk.undo_step(done.batch)
    assert everyone(desk) == before


def test_every_real_file_is_counted_before_as_it_is_done(corpora: Path, desk: Desk) -> None:
    for path in sorted((corpora / "csv").rglob("*.csv")):
        bring(desk, path)
    assert everyone(desk)
