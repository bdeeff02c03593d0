"""What the record holds about one dispute or person, and what must be looked at."""

from pathlib import Path

import pytest

from slackapp.samples.playing import Playing, playing
from workflows.auditing.marking import Marks, is_named, of_answer
from workflows.questions import FormField
from workflows.use_cases import apart, auditing, safety
from workflows.use_cases.auditing import NoSuchPerson, PersonHeld
from workflows.use_cases.file_copying import NoSuchReference


def telling(form: str, name: str, field: FormField, child: int) -> str:
    if (form, name) == ("concern", "concern"):
        return "Sample Team Manager knows it."
    return str(child)


@pytest.fixture
def at(tmp_path: Path) -> Playing:
    at = playing(tmp_path, "chair-drp", telling)
    at.raises("chair", "stage_1", children=2, manager="team_manager")
    return at.does("team_manager", "take_on").does("team_manager", "reply")


def marks(at: Playing, form: str, name: str, value: object, about: str = "") -> Marks:
    asked = at.procedure.forms[form]
    directory = at.kept.directory
    return of_answer(asked, asked.fields[name], value, directory, about, others=True)  # type: ignore[arg-type]


def test_an_answer_is_marked_for_names_for_one_child_and_for_its_own_words(at: Playing):
    words = "Sample Team Manager knows it, Sample Team Managers do not."

    assert marks(at, "concern", "concern", words) == Marks(
        names=("Sample Team Manager",), own_words=True
    )
    assert marks(at, "concern", "concern", words, "team_manager") == Marks(own_words=True)
    assert marks(at, "child", "plan", "yes") == Marks(one_child=True)
    assert marks(at, "people", "manager", "team_manager") == Marks(names=("Sample Team Manager",))
    assert not is_named("", "anything")


def test_a_persons_part_is_what_they_did_and_where_they_are_named(at: Playing):
    held = auditing.of_person(at.desk, " u05 ", "command line")

    assert isinstance(held, PersonHeld)
    assert held.person.id == "team_manager"
    [part] = held.parts
    lines = {line.entry.number: set(line.forms) for line in part.lines}
    assert lines == {1: {"concern", "people"}, 2: set(), 3: {"plan"}}
    nobody = auditing.of_person(at.desk, "head_of_service", "command line")
    assert isinstance(nobody, PersonHeld)
    assert nobody.parts == ()


def test_a_dispute_is_given_with_who_viewed_it(at: Playing):
    held = auditing.of_dispute(at.desk, at.now_is.reference, "command line")

    assert not isinstance(held, NoSuchReference)
    assert [each.person for each in held.viewings] == ["command line"]
    assert {each.kept.kind for each in held.messages} >= {"request", "sent"}
    assert auditing.of_dispute(at.desk, "DRP-0000-98", "") == NoSuchReference()


def test_a_child_is_found_by_the_case_number_however_it_is_written(at: Playing):
    number = str(at.kept.raised["child#2"]["case_number"])

    [held] = auditing.of_child(at.desk, f" {number} ", "command line")

    assert (held.kept.dispute.id, held.child) == (at.dispute, 2)
    assert [each.what for each in held.viewings] == ["everything that is held of a child"]
    assert auditing.of_child(at.desk, "no such number", "command line") == ()
    assert auditing.of_child(at.desk, " ", "command line") == ()


@pytest.mark.parametrize("named", ["", " ", "U99", "nobody@sample.example"])
def test_nobody_is_found_who_is_not_there(at: Playing, named: str):
    assert auditing.of_person(at.desk, named, "") == NoSuchPerson()


def test_what_was_sent_apart_is_given_with_the_text_that_it_was_asked_under(at: Playing):
    apart.send(at.desk, "chair", "compliment", at.filled(("compliment",), "stage_1"))
    safety.record(at.desk, "social_worker", None, {})

    held = auditing.of_person(at.desk, "social_worker", "command line")

    assert isinstance(held, PersonHeld)
    asked_under = {kept.kind: procedure for procedure, kept in held.apart}
    assert asked_under["compliment"] == at.procedure
    assert [procedure for kind, procedure in asked_under.items() if kind != "compliment"] == [None]
