"""What the procedure of no paper permits: any stage may be passed over, with a reason."""

from pathlib import Path

from tests.procedures.rules import Paper, Stage

OFFICER = ("reviewing_officer",)

PAPER = Paper(
    file=Path(__file__).parent / "iro-style.yaml",
    raised_by="reviewing_officer",
    stands_in="reviewing_manager",
    raising=("reviewing_officer", "reviewing_manager"),
    responding=(
        "social_worker",
        "team_manager",
        "service_manager",
        "head_of_service",
        "director",
    ),
    stages=(
        Stage(name="stage_1", answers="team_manager", begins=True, opened_by=OFFICER),
        Stage(name="stage_2", answers="service_manager", begins=True, opened_by=OFFICER),
        Stage(name="stage_3", answers="head_of_service", begins=True, opened_by=OFFICER),
        Stage(name="stage_4", answers="director", begins=True, opened_by=OFFICER),
    ),
    table="""
stage_1..stage_4 | answer | reply | answers | review | reply
stage_1..stage_3 | answer | pass_over | reviewing_officer | higher | passed_over
stage_1..stage_3 | answer | escalate_late | reviewing_officer | next | not_resolved | late
stage_4 | answer | unresolved_late | reviewing_officer | unresolved | not_resolved | late
stage_1..stage_4 | review | settled | reviewing_officer | resolved | resolution
stage_1..stage_3 | review | escalate | reviewing_officer | next | not_resolved
stage_1..stage_3 | review | pass_over | reviewing_officer | higher | passed_over
stage_4 | review | unresolved | reviewing_officer | unresolved | not_resolved
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
refer_to_cafcass | reviewing_officer | stay | referral
withdraw | reviewing_officer | withdrawn | withdrawal
""",
)
