"""What the protocol between agencies permits (S2), and what was chosen where it is silent."""

from tests.procedures.paper import SHIPPED
from tests.procedures.rules import Gate, Paper, Stage

#: The designated lead is consulted at each stage (S2-24, S2-39).
LEAD = (Gate(form="lead", of="safeguarding_lead"),)
OPENS = ("practitioner", "line_manager")

PAPER = Paper(
    file=SHIPPED / "sunderland.yaml",
    raised_by="practitioner",
    stands_in="safeguarding_lead",
    raising=("practitioner", "line_manager", "senior_manager", "head_of_service"),
    responding=(
        "other_practitioner",
        "other_line_manager",
        "other_senior_manager",
        "other_head_of_service",
    ),
    stages=(
        Stage(
            name="step_1",
            answers="practitioner + other_practitioner",
            begins=True,
            opened_by=("practitioner",),
            form="time_to_talk",
            gates=LEAD,
        ),
        Stage(
            name="step_2",
            answers="line_manager + other_line_manager",
            opened_by=OPENS,
            form="time_for_manager",
            gates=LEAD,
        ),
        Stage(
            name="step_3",
            answers="senior_manager + other_senior_manager",
            opened_by=OPENS,
            form="time_for_seniors",
            gates=LEAD,
        ),
        Stage(
            name="step_4",
            answers="head_of_service + other_head_of_service",
            opened_by=OPENS,
            form="referral",
            gates=LEAD,
        ),
    ),
    table="""
# S2-20 to S2-22, S2-44: professionals talk; what they agree, both confirm;
# S2-08, S2-18: that they do not agree, either can say, and it moves up without delay
step_1 | talk | agreed_1 | answers | resolved | step_1 other_lead agreed_resolution
step_1 | talk | not_agreed_1 | practitioner, other_practitioner | next | step_1 other_lead
step_1 | talk | nothing_1 | practitioner | next | no_outcome step_1 other_lead | late
# S2-25: the line manager sees to it that it is justified before it is taken across
step_2 | look_at_it | take_across | line_manager | managers_talk | justified
step_2 | look_at_it | as_it_stands | line_manager | put_clearer | not_justified | once
step_2 | look_at_it | nothing_2 | practitioner | next | no_outcome step_2 other_lead | late
step_2 | put_clearer | send_again | practitioner | look_at_it | clearer time_for_manager
# S2-26, S2-28: then the two line managers discuss it
step_2 | managers_talk | agreed_2 | answers | resolved | step_2 other_lead agreed_resolution
step_2 | managers_talk | not_agreed_2 | line_manager, other_line_manager | next | step_2 other_lead
step_2 | managers_talk | nothing_2 | practitioner | next | no_outcome step_2 other_lead | late
# S2-30 to S2-34: up the line, perhaps with a resolution meeting
step_3 | seniors_talk | meet | answers | resolution_meeting | time_to_meet
step_3 | seniors_talk | agreed_3 | answers | resolved | step_3 other_lead agreed_resolution
step_3 | seniors_talk | not_agreed_3 | senior_manager, other_senior_manager | next|step_3 other_lead
step_3 | seniors_talk | nothing_3 | practitioner | next | no_outcome step_3 other_lead | late
step_3 | resolution_meeting | agreed_3 | answers | resolved | step_3 other_lead agreed_resolution
step_3 | resolution_meeting|not_agreed_3|senior_manager, other_senior_manager|next|step_3 other_lead
step_3 | resolution_meeting | move_meeting | answers | resolution_meeting | time_to_meet
step_3|resolution_meeting|call_off|senior_manager, other_senior_manager|seniors_talk|called_off|once
step_3 | resolution_meeting | nothing_3 | practitioner | next | no_outcome step_3 other_lead | late
# S2-35 to S2-38, S2-12: the partners facilitate; beyond them there is an inspectorate
step_4 | facilitation | facilitated | answers | resolved | facilitated other_lead agreed_resolution
step_4 | facilitation | to_inspectorate | answers | inspectorate|facilitated other_lead inspectorate
step_4 | facilitation | stays_unresolved | answers | unresolved | facilitated other_lead
step_4 | facilitation | nothing_4|practitioner|inspectorate|no_outcome other_lead inspectorate|late
# S2-12: an inspectorate only "if appropriate"
step_4 | facilitation | unresolved_4 | practitioner | unresolved | no_outcome other_lead | late
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
withdraw | practitioner | withdrawn | reason
""",
    most_days=5,  # S2-29, S2-40
    reason_for_more="why_longer",
)
