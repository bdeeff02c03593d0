"""The conference chair's procedure (S4), clause by clause."""

import pytest

from tests.procedures.paper import SHIPPED, Says, binding, cited_at, clauses_of, loaded, said_at

PROCEDURE = loaded(SHIPPED / "draft" / "conference-chair.yaml")
FORM = ("dispute_form", "response", "update")
ON_THE_FORM = ("dispute_form", "update", "response")

INFORMAL: tuple[Says, ...] = (
    ("S4-01", "raising.by", ("chair",)),
    ("S4-01", "stages.informal.answered_by.posts", ("social_worker",)),
    ("S4-02", "stages.informal.form", ("informal_discussion",)),
    ("S4-02", "forms.informal_discussion.fields.spoken_on.must_be", "past"),
    ("S4-03", "forms.informal_discussion.fields.concern.required", True),
    ("S4-04", "forms.informal_discussion.fields.action_required.required", True),
    ("S4-05", "forms.informal_discussion.fields.complete_by.kind", "date"),
    ("S4-06", "stages.informal.tell.0.by", "email"),
    ("S4-06", "stages.informal.tell.0.to", ("social_worker",)),
    ("S4-06", "stages.informal.tell.0.attach", ("informal_discussion",)),
    ("S4-07 S4-13", "stages.informal.records", ("case_note", "communications")),
    ("S4-07", "records.case_note.release", "at_once"),
    ("S4-08 Q-20", "stages.informal.answer_within.days", 2),
    ("S4-08", "stages.informal.answer_within.printed", "2 Days"),
    (
        "S4-08 Q-20",
        "stages.informal.answer_within.confirm",
        "The source says days here and at stage 1, and working days at stage 2. Choose one unit.",
    ),
    ("S4-09", "steps.informal_answer.by.posts", ("responder",)),
    ("S4-09", "forms.informal_reply.fields.points.required", True),
    ("S4-09", "steps.informal_answer.choices.reply.tell.0.by", "email"),
    ("S4-10", "steps.informal_answer.choices.reply.form", ("informal_reply",)),
    ("S4-10", "forms.informal_reply.fields.work_done_by.required", True),
    ("S4-10", "steps.informal_review.limit.agreed", "work_done_by"),
    ("S4-11", "facts.repeat_concern.when", {"similar_before": ("unresolved",)}),
    ("S4-11", "raising.form", ("child", "before", "people")),
    ("S4-11", "stages.informal.enter.unless", "repeat_concern"),
    ("S4-11", "stages.stage_1.enter.directly", True),
    ("S4-11", "choices.escalate.to", "next_stage"),
    ("S4-12", "steps.watch_together.by.any", ("chair", "team_manager")),
    ("S4-12", "steps.informal_review.choices.resolved.to", "watch_together"),
    ("S4-12", "steps.watch_together.watches_actions", True),
    ("S4-13", "records.communications.holds", ("messages",)),
    ("S4-13", "records.communications.kept", "the child's file"),
)

STAGE_1: tuple[Says, ...] = (
    ("S4-14", "stages.stage_1.answered_by.posts", ("team_manager",)),
    ("S4-15 S4-17", "stages.stage_1.form", ("dispute_form",)),
    ("S4-15", "forms.dispute_form.fields.telephoned_on.required", True),
    ("S4-15", "forms.dispute_form.fields.call.required", True),
    ("S4-16", "forms.dispute_form.fields.actions_required.required", True),
    ("S4-17", "forms.dispute_form.fields.concern.required", True),
    ("S4-18", "stages.stage_1.tell.0.to", ("team_manager",)),
    ("S4-18", "stages.stage_1.tell.0.by", "email"),
    ("S4-18", "stages.stage_1.tell.0.attach", ("dispute_form",)),
    ("S4-19", "stages.stage_1.tell.0.cc", ("social_worker",)),
    ("S4-20", "stages.stage_1.records", ("case_note", "communications", "dispute_form")),
    ("S4-20", "records.case_note.kept", "the child's file"),
    ("S4-21 Q-20 Q-21", "stages.stage_1.answer_within.days", 4),
    ("S4-21", "stages.stage_1.answer_within.printed", "Within 4 days"),
    (
        "S4-21 Q-20",
        "stages.stage_1.answer_within.confirm",
        "The source says days here, and working days at stage 2. Choose one unit.",
    ),
    ("S4-22 S4-24", "steps.answer.choices.reply.form", ("response",)),
    ("S4-22 S4-24", "forms.response.fields.response.required", True),
    (
        "S4-23",
        "forms.response.fields.actions_taken.label",
        "Which actions have been taken already?",
    ),
    ("S4-23", "forms.response.fields.actions_proposed.kind", "actions"),
    ("S4-25 S4-51", "steps.answer.choices.reply.tell.0.to", ("chair",)),
    ("S4-25 S4-51", "steps.answer.choices.reply.tell.0.by", "email"),
    ("S4-25 S4-51", "steps.answer.choices.reply.tell.0.attach", ON_THE_FORM),
    ("S4-26 S4-38 S4-52 S4-63 S4-73", "choices.resolved.resolves", True),
    ("S4-26 S4-29 S4-38 S4-52 S4-63 S4-73", "records.dispute_form.release", "when_resolved"),
    ("S4-26 S4-38 S4-52 S4-63 S4-73", "records.dispute_form.kept", "the child's file"),
    ("S4-29", "records.dispute_form.until_then", "saved locally, not on the child's file"),
    ("S4-29", "records.dispute_form.holds", ("dispute_form", "response", "update", "decision")),
    (
        "S4-07 S4-20 Q-22",
        "records.case_note.never_holds",
        ("dispute_form", "update", "response", "decision"),
    ),
    (
        "S4-13 Q-22",
        "records.communications.never_holds",
        ("dispute_form", "update", "response", "decision"),
    ),
    ("S4-27", "choices.resolved.to", "follow_up"),
    ("S4-27 S4-39 S4-53 S4-64 S4-74", "steps.follow_up.by.posts", ("chair",)),
    ("S4-27 S4-39 S4-53 S4-64 S4-74", "steps.follow_up.limit.agreed", "check_back"),
    ("S4-27 S4-39 S4-53 S4-64 S4-74", "steps.follow_up.watches_actions", True),
    ("S4-28 Q-23", "stages.stage_1.copies.0.post", "team_manager"),
    ("S4-30", "stages.stage_2.gates", ("line_manager",)),
    ("S4-30", "gates.line_manager.of", "chair_manager"),
    ("S4-30", "forms.consulted.fields.line_manager_said.required", True),
    ("S4-30", "stages.stage_2.enter.directly", False),
)

STAGE_2: tuple[Says, ...] = (
    ("S4-31", "stages.stage_2.form", ("meeting_request",)),
    ("S4-31", "forms.meeting_request.fields.purpose.required", True),
    ("S4-31", "steps.hold_meeting.by.posts", ("chair",)),
    ("S4-32", "stages.stage_2.limit.working_days", 4),
    ("S4-32", "stages.stage_2.limit.printed", "within 4 working days"),
    ("S4-32", "steps.hold_meeting.limit.agreed", "meets_on"),
    ("S4-33", "forms.meeting_request.fields.telephoned_on.required", True),
    ("S4-33", "stages.stage_2.tell.0.by", "email"),
    ("S4-33", "stages.stage_2.tell.0.to", ("team_manager", "social_worker")),
    ("S4-33", "stages.stage_2.tell.0.attach", ("meeting_request",)),
    ("S4-34", "stages.stage_2.records", ("communications", "dispute_form")),
    ("S4-34", "records.communications.release", "at_once"),
    ("S4-35", "stages.stage_2.answered_by.all", ("team_manager", "social_worker")),
    ("S4-35", "steps.answer_meeting.choices.agree_to_meet.to", "hold_meeting"),
    ("S4-36", "stages.stage_2.answer_within.agreed", "answer_by"),
    ("S4-36", "forms.meeting_request.fields.answer_by.required", True),
    ("S4-37", "forms.meeting_refused.fields.reason.required", True),
    ("S4-37", "steps.answer_meeting.choices.agree_to_meet.records", ("communications",)),
    ("S4-37", "steps.answer_meeting.choices.refuse_to_meet.records", ("communications",)),
    ("S4-37", "steps.answer_meeting.choices.refuse_to_meet.tell.0.by", "email"),
    ("S4-38", "steps.hold_meeting.choices.resolved_there.resolves", True),
    ("S4-39", "steps.hold_meeting.choices.resolved_there.to", "follow_up"),
    ("S4-40", "steps.answer_meeting.choices.refuse_to_meet.to", "after_refusal"),
    ("S4-40", "steps.after_refusal.also", ("resolved", "escalate")),
    ("S4-40", "choices.not_held.to", "next_stage"),
    ("S4-40", "choices.not_held.when", "late"),
    ("S4-40", "steps.hold_meeting.also", ("not_held",)),
    ("S4-41", "stages.stage_3.gates", ("line_manager", "head_of_safeguarding")),
    ("S4-41", "gates.line_manager.form", "consulted"),
    ("S4-41", "gates.head_of_safeguarding.of", "head_of_safeguarding"),
)

STAGE_3: tuple[Says, ...] = (
    ("S4-42 Q-25", "posts.head_of_service.title", "head of service"),
    ("S4-54 Q-25", "posts.head_of_safeguarding.title", "head of service for safeguarding"),
    ("S4-43", "stages.stage_3.tell.0.to", ("head_of_service",)),
    ("S4-43", "stages.stage_3.tell.0.by", "email"),
    ("S4-43", "stages.stage_3.tell.0.attach", FORM),
    ("S4-44", "stages.stage_3.form", ("update",)),
    ("S4-44", "forms.update.fields.attempts.required", True),
    (
        "S4-45 S4-46 S4-47",
        "stages.stage_3.tell.0.cc",
        ("team_manager", "social_worker", "conference_manager"),
    ),
    ("S4-48", "stages.stage_3.records", ("case_note", "communications", "dispute_form")),
    ("S4-42 S4-49 Q-24", "stages.stage_3.answered_by.all", ("team_manager", "head_of_service")),
    ("S4-49 S4-50", "steps.answer.by.posts", ("responder",)),
    ("S4-50", "steps.answer.choices.reply.form", ("response",)),
    ("S4-51", "steps.answer.choices.reply.to", "review"),
    ("S4-52", "choices.resolved.resolves", True),
    ("S4-53", "steps.follow_up.limit.agreed", "check_back"),
    ("S4-54 Q-23", "stages.stage_3.copies.0.post", "head_of_safeguarding"),
    ("S4-84", "stages.stage_3.answer_within.agreed", "reply_by"),
    ("S4-84", "forms.update.fields.reply_by.required", True),
)

STAGES_4_AND_5: tuple[Says, ...] = (
    ("S4-55", "stages.stage_4.gates", ("head_of_safeguarding",)),
    ("S4-56", "stages.stage_4.answered_by.posts", ("assistant_director",)),
    ("S4-57", "stages.stage_4.tell.0.to", ("assistant_director",)),
    ("S4-57", "stages.stage_4.tell.0.by", "email"),
    ("S4-57", "stages.stage_4.tell.0.attach", FORM),
    ("S4-58", "stages.stage_4.form", ("update",)),
    ("S4-58", "forms.update.fields.concern.required", True),
    ("S4-58", "forms.update.fields.attempts.carry", "update.attempts"),
    ("S4-59", "stages.stage_4.records", ("case_note", "communications", "dispute_form")),
    ("S4-60 S4-69", "forms.reviewed.fields.reviewed.kind", "tick"),
    ("S4-60 S4-69", "choices.senior_reply.form", ("reviewed", "response")),
    (
        "S4-60 S4-61 S4-69 S4-70",
        "steps.senior_answer.choices.meet_first.form",
        ("reviewed", "further_meeting"),
    ),
    ("S4-61 S4-70", "steps.senior_answer.choices.meet_first.to", "senior_meeting"),
    ("S4-61 S4-70", "forms.reviewed.fields.further_meeting.required", True),
    ("S4-61 S4-70", "steps.senior_meeting.limit.agreed", "meets_on"),
    ("S4-62 S4-72", "choices.senior_reply.tell.0.to", ("chair",)),
    ("S4-62 S4-72", "choices.senior_reply.tell.0.by", "email"),
    ("S4-62 S4-72", "choices.senior_reply.tell.0.attach", ON_THE_FORM),
    ("S4-62 S4-72", "steps.senior_meeting.choices.reply_after_meeting.tell.0.by", "email"),
    ("S4-63 S4-73", "choices.resolved.resolves", True),
    ("S4-64 S4-74", "choices.resolved.form", ("resolution",)),
    ("S4-64 S4-74", "forms.resolution.fields.check_back.required", True),
    ("S4-65", "stages.stage_5.gates", ("head_of_safeguarding",)),
    ("S4-66", "stages.stage_5.answered_by.posts", ("director",)),
    ("S4-67", "stages.stage_5.tell.0.to", ("director",)),
    ("S4-67", "stages.stage_5.tell.0.by", "email"),
    ("S4-67", "stages.stage_5.tell.0.attach", FORM),
    ("S4-68", "stages.stage_5.records", ("case_note", "communications", "dispute_form")),
    ("S4-71", "choices.senior_reply.to", "review"),
    ("S4-71", "forms.response.fields.response.required", True),
    ("S4-84", "stages.stage_4.answer_within.agreed", "reply_by"),
    ("S4-84", "stages.stage_5.answer_within.agreed", "reply_by"),
)

STAGE_6: tuple[Says, ...] = (
    ("S4-75", "stages.stage_6.gates", ("head_of_safeguarding",)),
    ("S4-76", "stages.stage_6.answered_by.posts", ("chief_executive",)),
    ("S4-77", "stages.stage_6.tell.0.to", ("chief_executive",)),
    ("S4-77", "stages.stage_6.tell.0.by", "email"),
    ("S4-77", "stages.stage_6.tell.0.attach", FORM),
    ("S4-78 Q-26", "stages.stage_6.release", ("dispute_form",)),
    ("S4-79", "forms.decision.fields.reviewed_all.required", True),
    ("S4-79", "steps.decide.shows.title", "All documentation"),
    ("S4-80", "forms.decision.fields.met.required", True),
    ("S4-80", "steps.decide.choices.meet_parties_first.to", "meet_parties"),
    ("S4-80", "steps.meet_parties.limit.agreed", "meets_on"),
    ("S4-81", "choices.final_decision.to", "follow_up"),
    ("S4-81", "choices.final_decision.resolves", True),
    ("S4-81 S4-83", "ends.decided.kind", "decided"),
    (
        "S4-82",
        "choices.final_decision.tell.0.to",
        (
            "chair",
            "social_worker",
            "team_manager",
            "head_of_service",
            "assistant_director",
            "director",
        ),
    ),
    ("S4-82", "choices.final_decision.tell.0.by", "email"),
    ("S4-82", "choices.final_decision.tell.0.attach", ("dispute_form", "decision")),
    ("S4-83", "forms.decision.fields.decision.required", True),
    ("S4-83", "choices.final_decision.form", ("decision",)),
    ("S4-84", "stages.stage_6.answer_within.agreed", "reply_by"),
)

TABLE = (*INFORMAL, *STAGE_1, *STAGE_2, *STAGE_3, *STAGES_4_AND_5, *STAGE_6)


@pytest.mark.parametrize(("clauses", "place", "says"), TABLE, ids=lambda part: str(part)[:60])
def test_the_file_says_what_the_clause_says_and_cites_it(clauses: str, place: str, says: object):
    assert said_at(PROCEDURE, place) == says
    assert set(clauses.split()) <= cited_at(PROCEDURE, place)


def test_every_binding_clause_of_the_paper_is_held_to():
    assert binding("S4") - clauses_of(TABLE) == set()


def test_the_ladder_is_informal_and_six_stages_with_no_rung_above_the_chief_executive():
    """S4-81: what the chief executive determines is final."""
    assert list(PROCEDURE.stages) == ["informal", *(f"stage_{number}" for number in range(1, 7))]
    ways = [
        choice.to
        for step in PROCEDURE.stages["stage_6"].steps
        for choice in PROCEDURE.choices_of(step).values()
        if not choice.at or "stage_6" in choice.at
    ]
    assert "next_stage" not in ways
    assert {"decided", "unresolved"} <= set(ways)


def test_a_dispute_begins_informally_or_at_stage_1_and_climbs_from_there():
    """S4-11, S4-14: every rung above is reached from the one below, through its gates."""
    begins = [key for key, stage in PROCEDURE.stages.items() if stage.enter.directly]
    assert begins == ["informal", "stage_1"]


@pytest.mark.parametrize("stage", ["stage_3", "stage_4", "stage_5", "stage_6"])
def test_a_stage_without_a_printed_limit_opens_only_with_a_date_both_have_agreed(stage: str):
    """S4-84."""
    limit = PROCEDURE.stages[stage].answer_within
    assert (limit.agreed, limit.fixed) == ("reply_by", None)
    assert PROCEDURE.stages[stage].form == ("update",)
    assert PROCEDURE.forms["update"].fields["reply_by"].kind == "date"
