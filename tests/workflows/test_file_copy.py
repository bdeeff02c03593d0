"""What may be in the copy for the child's file, by the rules of each procedure, case by case."""

from collections import Counter
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from slackapp.samples.lives import LIVES, SAID
from slackapp.samples.playing import Playing, playing
from tests.documents.canaries import canary
from workflows import receipts
from workflows.commands import Reason, Refused
from workflows.cover import Cover
from workflows.events import Agreed, OnBehalf
from workflows.file_copy.case_note import case_notes, is_owed
from workflows.file_copy.copying import Copy, for_the_file, of_forms
from workflows.file_copy.kept import Kept, given
from workflows.file_copy.laying_out import Printed
from workflows.file_copy.naming import forms_naming_another, texts_in
from workflows.file_copy.releasing import LeftOut
from workflows.file_copy.which_children import which_children
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.post_office import PostOffice
from workflows.questions import FormField
from workflows.use_cases import file_copying, safety, setting_cover
from workflows.use_cases.file_copying import LookFirst, NoSuchChild, NoSuchReference, NothingYet
from workflows.use_cases.opening import Opened
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import today

FORM = {"dispute_form", "response", "update", "decision"}


@pytest.fixture
def chair(tmp_path: Path) -> Playing:
    """A dispute under the conference chair's procedure, at stage 1, answered (S4)."""
    at = playing(tmp_path, "conference-chair", canary, DRP_ADMINISTRATORS="U77")
    return at.raises("chair", "stage_1", similar_before="no").does("team_manager", "reply")


def copied(at: Playing) -> Copy:
    return for_the_file(at.kept, 1)


def forms_in(at: Playing) -> set[str]:
    return {each.form for each in copied(at).given}


def waits(*forms: str, for_good: bool = False) -> tuple[LeftOut, ...]:
    return (LeftOut(record="dispute_form", forms=forms, for_good=for_good),)


def test_the_form_stays_off_the_file_until_it_is_resolved(chair: Playing):
    """S4-29; what is a case note or a communication goes at once (S4-13, S4-20)."""
    before = copied(chair)

    assert before.left_out == waits("dispute_form", "response")
    assert {each.form for each in before.given} == {"child", "before", "people"}
    chair.does("chair", "resolved")
    assert copied(chair).left_out == ()
    assert {"dispute_form", "response", "resolution"} < forms_in(chair)


def test_what_is_written_after_a_reopening_waits_anew(chair: Playing):
    """S4-26, S4-29: what was on the file stays in the copy."""
    chair.does("chair", "resolved").climbs("chair", "not_done", **SAID)

    assert copied(chair).left_out == waits("consulted", "not_done")
    assert {"dispute_form", "response", "meeting_request"} < forms_in(chair)


def test_at_stage_6_the_form_is_on_the_file_whatever_comes_of_it(tmp_path: Path):
    """S4-78, the exception to S4-29."""
    at = playing(tmp_path, "conference-chair", canary)
    at.raises("chair", "stage_1", similar_before="no")
    at.does("team_manager", "reply").climbs("chair", "escalate", **SAID)
    at.does("team_manager", "refuse_to_meet").agrees("social_worker")
    at.climbs("chair", "escalate", **SAID)
    at.does("team_manager", "reply").agrees("head_of_service")
    for senior in ("assistant_director", "director"):
        at.climbs("chair", "escalate", **SAID).does(senior, "senior_reply")
    assert {"dispute_form", "response", "update"} < {*copied(at).left_out[0].forms}

    at.climbs("chair", "escalate", **SAID)

    assert at.now_is.stage == "stage_6"
    assert copied(at).left_out == ()
    at.does("chief_executive", "final_decision", met="no")
    assert forms_in(at) > FORM


def test_what_is_withdrawn_never_comes_on_the_file(chair: Playing):
    chair.does("chair", "withdraw")

    assert copied(chair).left_out == waits("dispute_form", "response", "withdrawal", for_good=True)


def test_what_no_record_names_waits_with_the_form_and_what_is_sent_goes_at_once(tmp_path: Path):
    """S4-29, S4-34, S4-37: why it is not resolved, and who was consulted, are of the form."""
    at = playing(tmp_path, "conference-chair", canary)
    at.raises("chair", "stage_1", similar_before="no")
    at.does("team_manager", "reply").climbs("chair", "escalate", **SAID)
    at.does("team_manager", "agree_to_meet").agrees("social_worker")
    safety.record(at.desk, "chair", at.dispute, {"immediate_risk": {"said": "I telephoned."}})

    assert forms_in(at) == {
        "child", "before", "people", "meeting_request", "meeting_date", "immediate_risk",
    }  # fmt: skip
    assert {*copied(at).left_out[0].forms} == {
        "dispute_form", "response", "not_resolved", "consulted",
    }  # fmt: skip
    [page] = [each for each in copied(at).printed if each.stage == "stage_2"]
    assert "not_resolved" in page.rows[1].boxes[0].forms


def test_informally_there_is_no_form_that_could_wait(tmp_path: Path):
    """S4-07, S4-13."""
    at = playing(tmp_path, "conference-chair", canary)
    at.raises("chair", "informal", similar_before="no").does("social_worker", "reply")
    at.does("chair", "resolved")

    assert copied(at).left_out == ()
    assert "resolution" in forms_in(at)


def test_what_is_added_to_a_form_that_waits_waits_with_it(chair: Playing):
    response = chair.kept.history[-1].number
    chair.adds("team_manager", "The response says AB is seen.", about=response)
    chair.adds("chair", "The case note is on the file.")

    added = [str(each.filled) for each in copied(chair).given if "addition" in each.form]

    assert added == []
    chair.does("chair", "resolved").adds("chair", "It is on the file.")
    assert len([each for each in copied(chair).given if "addition" in each.form]) == 3


def test_where_nothing_is_held_back_everything_is_in_at_once(tmp_path: Path):
    """S2-19, S2-43: at every point."""
    at = playing(tmp_path, "sunderland", canary)
    at.raises("practitioner", "step_1", agencies="no", thresholds="yes")

    assert copied(at).left_out == ()
    assert copied(at).given == given(at.kept)


def test_a_joint_answer_counts_once_all_have_agreed_and_then_with_each_signature(tmp_path: Path):
    at = playing(tmp_path, "professional-differences", canary)
    at.raises("professional", "stage_3")
    at.does("raising_manager", "agree_outcome", "signature")
    assert "record" not in forms_in(at)

    at.does("raising_manager", "agree_outcome", "signature", effective="very")
    at.agrees("responding_manager", "signature")

    both = ("raising_manager", "responding_manager")
    signed = [each.by for each in copied(at).given if each.form == "signature"]
    assert signed == [(who,) for who in both]
    record = next(each for each in copied(at).given if each.form == "record")
    assert record.by == both
    page = copied(at).printed[0]
    names = [box.answered for row in page.rows for box in row.boxes if box.says == "Name:"]
    assert [[each.given.by for each in box] for box in names] == [[(who,)] for who in both]


def test_without_a_layout_every_form_stands_in_the_order_it_was_given(tmp_path: Path):
    kept = LIVES["solihull"](playing(tmp_path, "solihull", canary)).kept
    plain = replace(kept, procedure=kept.procedure.model_copy(update={"layout": {}}))

    copy = for_the_file(plain, 1)

    assert copy.printed == ()
    assert [each.given for each in copy.rest] == list(copy.given)


def test_a_form_of_a_stage_is_printed_once_for_each_stage_it_was_at(tmp_path: Path):
    kept = LIVES["conference-chair"](playing(tmp_path, "conference-chair", canary)).kept

    stages = [page.stage for page in for_the_file(kept, 1).printed]

    assert stages == ["informal", *(f"stage_{number}" for number in range(1, 7))]


def test_a_row_of_one_stage_is_printed_there_alone(tmp_path: Path):
    """S0-46, S0-53, S0-68: the sheet of stage 2 has other words than that of stage 1."""
    at = playing(tmp_path, "solihull", canary)
    at.raises("worker", "discussion", agreed="yes").does("worker", "not_agreed", unresolved="yes")
    at.agrees("other_worker").opens("worker")
    at.does("raising_lead", "not_agreed", unresolved="yes").agrees("responding_lead")
    at.opens("worker")

    of_stage_1, of_stage_2 = for_the_file(at.kept, 1).printed[-2:]

    assert (of_stage_1.stage, of_stage_2.stage) == ("stage_1", "stage_2")
    assert "Stage 1 & 2 forms should inform this discussion" in words(of_stage_1)
    assert "Name of worker, role & organisation" in words(of_stage_1)
    assert "Names of workers, role & organisation involved" in words(of_stage_2)
    assert not words(of_stage_1) & {"Names of workers, role & organisation involved"}
    assert not words(of_stage_2) & {
        "Name of worker, role & organisation",
        "Stage 1 & 2 forms should inform this discussion",
    }


def words(page: Printed) -> set[str]:
    return {said for row in page.rows for said in (row.note, *(box.says for box in row.boxes))}


def test_what_a_cover_gave_says_for_whom(tmp_path: Path):
    at = playing(tmp_path, "conference-chair", canary)
    day = at.clock().date()
    wanted = Wanted(
        away="team_manager", cover="head_of_service", since=day, until=day, moves_open=True
    )
    assert isinstance(setting_cover.set_cover(at.desk, "team_manager", wanted), Cover)
    at.raises("chair", "stage_1", similar_before="no").does("head_of_service", "reply")

    reply = given(at.kept)[-1]

    assert (reply.by, reply.instead_of) == (("head_of_service",), "team_manager")


def test_what_came_from_outside_slack_says_whose_it_is_and_who_recorded_it(chair: Playing):
    kept = chair.kept
    received = OnBehalf(of="social_worker", how="email", on=kept.now.date())
    last = replace(kept.history[-1], events=(*kept.history[-1].events, received))

    reply = given(replace(kept, history=(*kept.history[:-1], last)))[-1]

    assert (reply.by, reply.recorded_by) == (("social_worker",), "team_manager")


def test_of_three_who_sign_each_signature_counts_once_all_have_agreed(tmp_path: Path):
    at = playing(tmp_path, "professional-differences", canary)
    at.raises("professional", "stage_3")
    at.does("raising_manager", "agree_outcome", "signature")
    kept = at.agrees("responding_manager", "signature").kept
    third = Entry(
        number=99,
        at=kept.now,
        person="line_manager",
        visit=1,
        events=(Agreed(post="line_manager", signed=True),),
    )
    answers = {**kept.answers, 99: {"signature": {"signed": ["yes"]}}}
    *before, last = kept.history
    waits = replace(kept, history=(*before, third), answers=answers)
    agreed = replace(waits, history=(*waits.history, last))

    def signed(of: Kept) -> list[tuple[str, ...]]:
        return [each.by for each in given(of) if each.form == "signature"]

    assert signed(waits) == []
    assert len(signed(agreed)) == 3


def test_a_date_that_is_only_proposed_is_no_answer(tmp_path: Path):
    at = playing(tmp_path, "solihull", canary)
    at.raises("worker", "discussion", agreed="yes").does(
        "worker", "new_date", meet_again_by="2026-12-04"
    )

    assert "new_date" not in forms_in(at)


def test_where_a_copy_is_stands_among_the_latest_answers(chair: Playing):
    chair.files("chair", 0, "EHM 4471")

    assert chair.kept.latest[receipts.name(0)][receipts.REFERENCE] == "EHM 4471"
    assert not any(receipts.is_one(form) for form in forms_in(chair))


def test_forms_alone_are_those_given_by_then_and_nothing_is_held_back(chair: Playing):
    forms = ["dispute_form", "response"]
    owed_with = chair.kept.history[0].number

    copy = of_forms(chair.kept, 1, forms)

    assert [each.form for each in copy.given] == forms
    assert (copy.left_out, copy.whole) == ((), False)
    until_then = of_forms(chair.kept, 1, forms, until=owed_with)
    assert [each.form for each in until_then.given] == ["dispute_form"]
    assert copy.boxes_of(copy.given[1])[0] == "actions_taken"


def test_there_is_a_case_note_for_each_that_is_owed_without_the_form(chair: Playing):
    """S4-20, Q-22."""
    [note] = case_notes(chair.kept)

    assert (note.stage, note.record) == ("stage_1", 0)
    assert is_owed(chair.procedure, chair.now_is)
    assert [each.form for each in note.given] == ["before", "people"]
    assert [each.forms for each in note.left_out] == [("dispute_form", "response")]
    chair.files("chair", 0, "EHM 4471")
    [note] = case_notes(chair.kept)
    assert (note.stage, note.record) == ("stage_1", None)
    assert not is_owed(chair.procedure, chair.now_is)


def test_what_all_share_is_searched_for_the_names_of_the_others(tmp_path: Path):
    def named(form: str, name: str, field: FormField, child: int) -> str:
        own = {"case_number": f"990{child}", "initials": "Q" * child}
        texts = {"concern.impact": "She is 9902 there.", "plan.actions.action": "Ask QQ."}
        return own[name] if form == "child" else texts.get(f"{form}.{name}", "Dull.")

    at = playing(tmp_path, "chair-drp", named)
    at.raises("chair", "stage_1", children=2, manager="team_manager")

    naming = [forms_naming_another(for_the_file(at.kept, place)) for place in (1, 2)]
    assert naming == [("concern",), ()]
    asked = file_copying.ask_for(at.desk, "chair", at.dispute, ("docx",))
    assert isinstance(asked, LookFirst)
    looking = file_copying.ask_for(at.desk, "chair", at.dispute, ("docx",), looks=True)
    assert isinstance(looking, Opened)
    alone = playing(tmp_path / "alone", "chair-drp", canary)
    alone.raises("chair", "stage_1", manager="team_manager", category="drift_and_delay")
    assert not forms_naming_another(for_the_file(alone.kept, 1))
    ticked = given(at.does("team_manager", "reply").kept)[-1].filled["actions"]
    assert "Ask QQ." in list(texts_in(ticked))
    assert list(texts_in(["yes"])) == ["yes"]


def test_a_notice_is_about_those_children_whose_own_answers_make_it_owed(tmp_path: Path):
    """S0-41, S0-43: the reviewing unit reads nothing of a brother who is neither."""
    at = LIVES["solihull"](playing(tmp_path, "solihull", canary))
    first = at.kept.history[0].number
    of_child = at.kept.raised["child"]
    statuses = {"child": "none", "child#2": "plan", "child#4": "looked_after"}
    own = {key: {**of_child, "status": status} for key, status in statuses.items()}
    taken_out = {"child#3": dict.fromkeys(of_child, "")}
    kept = replace(at.kept, answers={first: {**at.kept.raised, **own, **taken_out}})

    def statuses_of(fact: str, about: Kept = kept) -> list[object]:
        return [filled["status"] for _, filled in which_children(about, fact)]

    assert statuses_of("plan_or_looked_after") == ["plan", "looked_after"]
    assert statuses_of("") == ["none", "plan", "looked_after"]
    neither = replace(kept, answers={first: {**kept.raised, **dict.fromkeys(own, own["child"])}})
    assert statuses_of("plan_or_looked_after", neither) == ["none"] * 3


def test_whoever_runs_a_command_is_recorded_also_where_no_file_came_of_it(chair: Playing):
    reader = file_copying.at_command_line("sample.administrator.of.the.council")
    assert reader == "command line: sample.administrat"  # as long as a reader may be called

    file_copying.for_files(chair.desk, chair.now_is.reference, None, reader)
    file_copying.nothing_written(chair.desk, [chair.dispute], reader)

    with chair.desk.store.read() as work:
        viewed = [(each.person, each.what) for each in work.viewings(chair.dispute)]
    assert viewed[-2:] == [
        (reader, "the file copy, child 1"),
        (reader, "no file of it was written"),
    ]


def test_copies_are_given_to_whoever_asks_for_them_by_reference(chair: Playing):
    desk, reference = chair.desk, chair.now_is.reference

    for_all = file_copying.for_files(desk, reference, None, "command line")

    assert isinstance(for_all, tuple)
    assert [each.place for each in for_all] == [1]
    assert file_copying.for_files(desk, reference, 2, "") == NoSuchChild(children=1)
    assert file_copying.for_files(desk, "DRP-0000-98", None, "") == NoSuchReference()
    with desk.store.read() as work:
        seen = [(each.person, each.what) for each in work.viewings(chair.dispute)]
    assert seen == [("command line", "the file copy, child 1")]


def test_where_every_form_is_held_back_nothing_is_given(tmp_path: Path):
    file = resources.files("workflows") / "procedures/conference-chair.yaml"
    holds = "    holds: [dispute_form, response, update, decision]"
    text = file.read_text("utf-8").replace("key: conference-chair", "key: strict")
    strict = "    holds: [child, before, people, dispute_form, response, update, decision]"
    (tmp_path / "strict.yaml").write_text(text.replace(holds, strict), encoding="utf-8")
    at = playing(tmp_path, "strict", canary, DRP_PROCEDURES_DIR=str(tmp_path))
    at.raises("chair", "stage_1", similar_before="no")

    found = file_copying.for_files(at.desk, at.now_is.reference, None, "")

    assert isinstance(found, NothingYet)
    assert found.copy.left_out[0].forms == ("child", "before", "people", "dispute_form")


def test_it_is_laid_open_and_asked_for_by_those_who_may_open_it_alone(chair: Playing):
    found = file_copying.lay_open(chair.desk, "chair", chair.dispute, "the case-note text")
    assert isinstance(found, tuple)
    asked = file_copying.ask_for(chair.desk, "team_manager", chair.dispute, ("docx",))
    assert isinstance(asked, Opened)

    no = Refused(reason=Reason.NOT_INVOLVED)
    assert file_copying.lay_open(chair.desk, "director", chair.dispute, "") == no
    assert file_copying.ask_for(chair.desk, "director", chair.dispute, ("docx",)) == no
    with chair.desk.store.read() as work:
        seen = [each.what for each in work.viewings(chair.dispute)]
        owed = work.messages_of(chair.dispute)
    assert seen == ["the case-note text", "asked for the file copy: docx"]
    assert [each.to for each in owed if each.kind == "copy asked for"] == ["slack:U77"]


def test_where_e_mail_is_set_up_it_is_owed_to_a_secure_address_of_ones_own_alone(chair: Playing):
    office = PostOffice(is_set_up=True, secure=("example.gov.uk",))
    desk = replace(chair.desk, post_office=office)
    with desk.store.begin() as work:
        council = work.people_to_change()
        listed = replace(council.people["chair"], email="chair@example.gov.uk")
        whole = replace(council, people={**council.people, "chair": listed})
        work.keep_directory(whole, today(desk))

        before = Counter((each.kind, each.to) for each in work.messages_of(chair.dispute))

    asked = file_copying.ask_for(desk, "chair", chair.dispute, ("docx", "html"))

    assert isinstance(asked, Opened)
    assert file_copying.is_mailed(desk, "chair")
    assert not file_copying.is_mailed(desk, "team_manager")
    with desk.store.read() as work:
        after = Counter((each.kind, each.to) for each in work.messages_of(chair.dispute))
    assert dict(after - before) == {(Kind.EMAIL, "chair"): 1}
