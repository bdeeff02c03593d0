"""What the record of professional differences permits (S3), and what was chosen before stage 3."""

from tests.procedures.paper import SHIPPED
from tests.procedures.rules import Paper, Stage

PROFESSIONAL = ("professional",)
#: Both managers sign the same form (S3-13, S3-18, S3-23).
MANAGERS = "raising_manager + responding_manager"

PAPER = Paper(
    file=SHIPPED / "professional-differences.yaml",
    raised_by="professional",
    stands_in="line_manager",
    raising=("professional", "line_manager", "raising_manager"),
    responding=("other_professional", "other_line_manager", "responding_manager"),
    stages=(
        Stage(
            name="stage_1",
            answers="other_professional",
            begins=True,
            opened_by=PROFESSIONAL,
            form="talk",
        ),
        Stage(
            name="stage_2",
            answers="responding_manager",
            opened_by=PROFESSIONAL,
            form="their_manager",
        ),
        Stage(
            name="stage_3",
            answers=MANAGERS,
            begins=True,  # S3-05: the form is used from stage 3, whatever came before
            opened_by=PROFESSIONAL,
            form="managers",
        ),
        Stage(name="stage_4", answers=MANAGERS, opened_by=PROFESSIONAL, form="managers"),
        Stage(name="stage_5", answers=MANAGERS, opened_by=PROFESSIONAL, form="managers"),
    ),
    table="""
# Q-18: the policy with stages 1 and 2 is not printed
stage_1..stage_2 | answer | reply | answers | review | reply
stage_1..stage_2 | answer | take_on | answers | stay | | once
stage_1..stage_2 | answer | telephoned | professional | stay | call | late
stage_1..stage_2 | answer | escalate_late | professional | next | not_resolved | late
stage_1..stage_2 | review | settled | professional | resolved | settled
stage_1..stage_2 | review | escalate | professional | next | not_resolved
# S3-05 to S3-11, S3-23 to S3-29: one record, agreed outcomes or escalation, signed by both
stage_3..stage_5 | sign_record | agree_outcome | answers | resolved | record agreed monitoring
stage_3..stage_4 | sign_record | escalate_together | answers | next | record not_agreed monitoring
stage_5 | sign_record | unresolved_together | answers | unresolved | record not_agreed monitoring
stage_3..stage_5 | sign_record | telephoned | professional | stay | call | late
stage_3..stage_4 | sign_record | escalate_unsigned | professional | next | not_resolved | late
stage_5 | sign_record | unresolved_late | professional | unresolved | not_resolved | late
""",
    beside="""
safety_alert | anyone | stay | immediate_risk
withdraw | professional | withdrawn | withdrawal
""",
)
