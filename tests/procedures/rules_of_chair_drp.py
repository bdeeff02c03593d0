"""What the chair's practice guidance permits (S1), and what was chosen where it is silent."""

from tests.procedures.paper import SHIPPED
from tests.procedures.rules import Gate, Paper, Stage

#: Stage 2 and above need the chair's own service manager, by whichever way (S1-111).
AGREEMENT = (Gate(form="agreement", of="chair_manager", must="agreed"),)
CHAIR = ("chair",)

PAPER = Paper(
    file=SHIPPED / "chair-drp.yaml",
    raised_by="chair",
    stands_in="chair_manager",
    raising=("chair", "chair_manager", "chairs_head_of_service"),
    responding=(
        "social_worker",
        "team_manager",
        "service_manager",
        "head_of_service",
        "service_director",
        "executive_director",
    ),
    stages=(
        Stage(
            name="informal",
            answers="team_manager",
            begins=True,
            opened_by=CHAIR,
            form="informal_talk",
        ),
        Stage(name="stage_1", answers="team_manager", begins=True, opened_by=CHAIR),
        Stage(
            name="stage_2",
            answers="service_manager",
            begins=True,
            opened_by=CHAIR,
            gates=AGREEMENT,
        ),
        Stage(
            name="stage_3",
            answers="head_of_service",
            begins=True,
            opened_by=CHAIR,
            gates=AGREEMENT,
        ),
        Stage(
            name="stage_4",
            answers="service_director, executive_director",
            begins=True,
            opened_by=CHAIR,
            gates=AGREEMENT,
        ),
    ),
    table="""
# S1-58 to S1-66: the informal way ends when it is resolved, and without an answer goes up
informal | informal_answer | reply | answers | informal_review | informal_answer
informal | informal_answer | take_on | answers | stay | | once
informal | informal_answer | finalise | chair | resolved | resolution
informal | informal_answer | telephoned | chair | stay | call | late
informal | informal_answer | escalate_late | chair | next | telephone_first not_resolved | late
informal | informal_review | resolved_informally | chair | resolved | resolution
informal | informal_review | escalate | chair | next | not_resolved
# S1-82 to S1-86: the responsible manager answers with a plan
stage_1..stage_4 | answer | reply | answers | review | plan
stage_1..stage_4 | answer | take_on | answers | stay | | once
stage_1..stage_3 | answer | pass_up | answers | next | pass_up
# S1-74, S1-103, S1-104: no answer, a telephone call, then the next stage
stage_1..stage_4 | answer | telephoned | chair | stay | call | late
stage_1..stage_3 | answer | escalate_late | chair | next | telephone_first not_resolved | late
stage_4 | answer | unresolved_late | chair | unresolved | telephone_first not_resolved | late
# S1-88 to S1-102: resolved, one more day, or the next stage after a telephone call
stage_1..stage_4 | review | resolved | chair | follow_up | resolution look_again | resolves
stage_1..stage_4 | review | one_more_day | chair | update | more_time | once
stage_1..stage_3 | review | escalate | chair | next | negotiated not_resolved
stage_4 | review | unresolved | chair | unresolved | negotiated not_resolved
stage_1..stage_4 | update | reply | answers | review | plan
stage_1..stage_4 | update | telephoned | chair | stay | call | late
stage_1..stage_3 | update | escalate_late | chair | next | telephone_first not_resolved | late
stage_4 | update | unresolved_late | chair | unresolved | telephone_first not_resolved | late
# S1-106, S1-107: followed until there is an outcome, and up when it is not carried out
stage_1..stage_4 | follow_up | all_done | chair | resolved | outcome
stage_1..stage_3 | follow_up | not_done | chair | next | not_resolved
stage_4 | follow_up | not_done_at_the_top | chair | unresolved | not_resolved
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
supervised | chair_manager | stay | supervision
tell_head | chair_manager | stay | for_head_of_service
withdraw | chair | withdrawn | withdrawal
""",
    follows={"follow_up": CHAIR},
)
