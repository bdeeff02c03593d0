"""What the six-stage table permits (S4), and what was chosen where it is silent."""

from tests.procedures.paper import SHIPPED
from tests.procedures.rules import Gate, Paper, Stage

#: S4-30 and S4-41: the line manager is consulted; S4-41, 55, 65, 75: so is the head of service.
LINE_MANAGER = Gate(form="consulted", of="chair_manager")
HEAD = Gate(form="consulted_head", of="head_of_safeguarding")
CHAIR = ("chair",)

PAPER = Paper(
    file=SHIPPED / "conference-chair.yaml",
    raised_by="chair",
    stands_in="chair_manager",
    raising=("chair", "chair_manager", "conference_manager", "head_of_safeguarding"),
    responding=(
        "social_worker",
        "team_manager",
        "head_of_service",
        "assistant_director",
        "director",
    ),
    stages=(
        Stage(
            name="informal",
            answers="social_worker",
            begins=True,
            barred_by=("similar_before", "unresolved"),
            opened_by=CHAIR,
            form="informal_discussion",
        ),
        Stage(
            name="stage_1",
            answers="team_manager",
            begins=True,
            opened_by=CHAIR,
            form="dispute_form",
            copies=("team_manager",),
        ),
        Stage(
            name="stage_2",
            answers="team_manager + social_worker",
            opened_by=CHAIR,
            form="meeting_request",
            gates=(LINE_MANAGER,),
        ),
        Stage(
            name="stage_3",
            answers="team_manager + head_of_service",
            opened_by=CHAIR,
            form="update",
            gates=(LINE_MANAGER, HEAD),
            copies=("head_of_safeguarding",),
        ),
        Stage(
            name="stage_4",
            answers="assistant_director",
            opened_by=CHAIR,
            form="update",
            gates=(HEAD,),
        ),
        Stage(name="stage_5", answers="director", opened_by=CHAIR, form="update", gates=(HEAD,)),
        Stage(
            name="stage_6",
            answers="chief_executive",
            opened_by=CHAIR,
            form="update",
            gates=(HEAD,),
        ),
    ),
    table="""
# S4-09 to S4-12: the social worker replies and agrees a date; chair and team manager watch it
informal | informal_answer | reply | answers | informal_review | informal_reply
informal | informal_answer | take_on | answers | stay | | once
informal | informal_answer | pass_up | answers | next | pass_up
informal | informal_answer | telephoned | chair | stay | call | late
informal | informal_answer | escalate_late | chair | next | not_resolved | late
informal | informal_review | resolved | chair | watch_together | resolution | resolves
informal | informal_review | escalate | chair | next | not_resolved
informal | watch_together | settled | chair, team_manager | resolved | outcome
informal | watch_together | not_done | chair | next | not_done
# S4-22 to S4-27, S4-30: the team manager responds in writing; S4-49: at stage 3 two people, jointly
stage_1 | answer | reply | answers | review | response
stage_1 | answer | take_on | answers | stay | | once
stage_1 | answer | pass_up | answers | next | pass_up
stage_1 | answer | telephoned | chair | stay | call | late
stage_1 | answer | escalate_late | chair | next | not_resolved | late
stage_3 | answer | reply | answers | review | response
stage_3 | answer | take_on | answers | stay | | once
stage_3 | answer | pass_up | answers | next | pass_up
stage_3 | answer | telephoned | chair | stay | call | late
stage_3 | answer | escalate_late | chair | next | not_resolved | late
stage_1 | review | resolved | chair | follow_up | resolution | resolves
stage_1 | review | escalate | chair | next | not_resolved
stage_3..stage_5 | review | resolved | chair | follow_up | resolution | resolves
stage_3..stage_5 | review | escalate | chair | next | not_resolved
# S4-31 to S4-41: a resolutions meeting, and up when it is rejected or not held in time
stage_2 | answer_meeting | agree_to_meet | answers | hold_meeting | meeting_date
stage_2 | answer_meeting | refuse_to_meet | answers | after_refusal | meeting_refused
stage_2 | answer_meeting | take_on | answers | stay | | once
stage_2 | answer_meeting | telephoned | chair | stay | call | late
stage_2 | answer_meeting | not_held | chair | next | not_held | late
stage_2 | hold_meeting | resolved_there | chair | follow_up | meeting_notes resolution | resolves
stage_2 | hold_meeting | unresolved_there | chair | next | meeting_notes not_resolved
stage_2|hold_meeting|move_meeting|chair, team_manager, social_worker|hold_meeting|meeting_date
stage_2|hold_meeting|call_off|chair, team_manager, social_worker|after_refusal|called_off
stage_2 | hold_meeting | not_held | chair | next | not_held | late
stage_2 | after_refusal | resolved | chair | follow_up | resolution | resolves
stage_2 | after_refusal | escalate | chair | next | not_resolved
# S4-60 to S4-62, S4-69 to S4-72: they review the form first, and may hold a further meeting
stage_4..stage_5 | senior_answer | senior_reply | answers | review | reviewed response
stage_4..stage_5 | senior_answer | meet_first | answers | senior_meeting | reviewed further_meeting
stage_4..stage_5 | senior_answer | take_on | answers | stay | | once
stage_4..stage_5 | senior_answer | pass_up | answers | next | pass_up
stage_4..stage_5 | senior_answer | telephoned | chair | stay | call | late
stage_4..stage_5 | senior_answer | escalate_late | chair | next | not_resolved | late
stage_4..stage_5 | senior_meeting | reply_after_meeting | answers | review | meeting_notes response
stage_4..stage_5|senior_meeting|move_further_meeting|answers|senior_meeting|further_meeting
stage_4..stage_5|senior_meeting|call_off_further_meeting|answers|senior_answer|called_off|once
stage_4..stage_5 | senior_meeting | telephoned | chair | stay | call | late
stage_4..stage_5 | senior_meeting | escalate_late | chair | next | not_resolved | late
# S4-79 to S4-83: the chief executive determines it; Q-12: no stage after this one
stage_6 | decide | final_decision | answers | follow_up | decision | resolves
stage_6 | decide | meet_parties_first | answers | meet_parties | parties_meeting
stage_6 | decide | take_on | answers | stay | | once
stage_6 | decide | telephoned | chair | stay | call | late
stage_6 | decide | no_decision | chair | unresolved | not_resolved | late
stage_6 | meet_parties | final_decision | answers | follow_up | decision | resolves
stage_6|meet_parties|move_parties_meeting|answers|meet_parties|parties_meeting
stage_6|meet_parties|call_off_parties_meeting|answers|decide|called_off|once
stage_6 | meet_parties | telephoned | chair | stay | call | late
stage_6 | meet_parties | no_decision | chair | unresolved | not_resolved | late
# S4-27, 39, 53, 64, 74: the chair goes on monitoring
stage_1..stage_5 | follow_up | settled | chair | resolved | outcome
stage_1..stage_5 | follow_up | not_done | chair | next | not_done
stage_6 | follow_up | settled_by_decision | chair | decided | outcome
stage_6 | follow_up | not_done_at_top | chair | unresolved | not_done
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
withdraw | chair | withdrawn | withdrawal
""",
    follows={"follow_up": CHAIR, "watch_together": ("chair", "team_manager")},
    held={"dispute_form": ("stage_6",)},  # S4-29, and S4-78
)
