"""Everything that people and the clock do in the course of a dispute, and what comes of it."""

from tests.campaigns.before import (
    FRIDAY_DIGEST,
    MONDAY_AT_FIVE,
    given_one_more_day,
    nearly_due,
    nothing,
    passed_up,
    past_its_date,
    raised,
    replied,
    thanked,
    undecided,
)
from tests.campaigns.pressing import (
    accepts,
    acknowledges_it,
    adds_to_the_record,
    decides_in_the_chairs_place,
    escalates,
    escalates_late,
    gives_one_more_day,
    is_satisfied,
    passes_on,
    raises,
    records_a_call,
    records_a_no,
    records_safety,
    records_safety_apart,
    records_the_agreement,
    replies,
    saves_a_draft,
    sends_a_draft,
    the_draft,
    updates,
)
from tests.campaigns.step import A_DRAFT, Step
from workflows.kinds import Kind

AN_ACT = {"history": 1, "answers": 1}
#: A form that a choice drew again was kept; sending it drops what was kept.
OF_A_DRAFT = {**AN_ACT, "drafts": -1}
OF_TWO_FORMS = {"history": 1, "answers": 2, "drafts": -1}
OF_THREE_FORMS = {"history": 1, "answers": 3, "drafts": -1}
#: Whether the safeguarding lead was asked to telephone: that cannot wait.
NOT_SURE = (Kind.LEAD_NOT_REACHED, Kind.NOT_DELIVERED)
REPLIED = ("team_manager", "you replied at 10")
PASSED_OVER = ("team_manager", "moved to stage 2 at 5")

STEPS = {
    "raise": Step(
        nothing,
        raises,
        (Kind.SENT, Kind.POST_RAISED, Kind.REQUEST),
        writes={"history": 1, "answers": 4},
    ),
    "accept": Step(
        raised, accepts, (Kind.STAYED,), changes=(("team_manager", "Accepted by you at 10"),)
    ),
    "pass on": Step(
        raised,
        passes_on,
        (Kind.REQUEST, Kind.PASSED_ON),
        AN_ACT,
        (("team_manager", "passed on by you at 10"),),
    ),
    "reply": Step(raised, replies, (Kind.POST_CHOSEN, Kind.REQUEST), AN_ACT, (REPLIED,)),
    "save a draft": Step(raised, saves_a_draft, writes=A_DRAFT, finds=the_draft),
    "send a draft": Step(
        raised, sends_a_draft, (Kind.POST_CHOSEN, Kind.REQUEST), OF_A_DRAFT, (REPLIED,)
    ),
    "review: accept": Step(
        replied,
        is_satisfied,
        (Kind.POST_CHOSEN, Kind.RESOLVED, Kind.REQUEST),
        OF_TWO_FORMS,
        (("chair", "you recorded this as resolved at 10"),),
    ),
    "review: one more day": Step(
        replied,
        gives_one_more_day,
        (Kind.POST_CHOSEN, Kind.REQUEST),
        OF_A_DRAFT,
        (("chair", "you recorded one more day at 10"),),
    ),
    "review: escalate": Step(
        replied,
        escalates,
        (Kind.POST_MOVED, Kind.PASSED_OVER, Kind.REQUEST),
        OF_THREE_FORMS,
        (("chair", "you moved it to stage 2 at 10"),),
    ),
    "update": Step(
        given_one_more_day,
        updates,
        (Kind.POST_CHOSEN, Kind.REQUEST),
        AN_ACT,
        (("team_manager", "you updated the reply at 10"),),
    ),
    "record the agreement": Step(
        passed_up,
        records_the_agreement,
        (Kind.POST_MOVED, Kind.REQUEST),
        OF_A_DRAFT,
        (("chair", "recorded by you at 10"), ("service_manager", "moved to stage 3 at 10")),
    ),
    "record a no": Step(
        passed_up,
        records_a_no,
        (Kind.NOT_AGREED,),
        OF_A_DRAFT,
        (("chair", "not agreed. Recorded by you"), ("service_manager", "Accept: say you have")),
    ),
    "nudge": Step(
        nearly_due,
        owes=(Kind.NUDGE, Kind.DECIDE),
        changes=(
            ("team_manager", "You can still reply."),
            ("team_manager", "A later reminder replaces this one."),
        ),
        at=MONDAY_AT_FIVE,
    ),
    "escalate late": Step(
        past_its_date,
        escalates_late,
        (Kind.POST_MOVED, Kind.REQUEST),
        OF_THREE_FORMS,
        (("chair", "you moved it to stage 2 at 5"), PASSED_OVER, PASSED_OVER),
    ),
    "stand in": Step(
        undecided,
        decides_in_the_chairs_place,
        (Kind.POST_MOVED, Kind.MOVED_UP, Kind.REQUEST),
        OF_THREE_FORMS,
        (
            ("chair_manager", "you moved it to stage 2 at 5"),
            ("chair", "moved to stage 2 at 5"),
            PASSED_OVER,
            PASSED_OVER,
        ),
    ),
    "record a call": Step(
        past_its_date,
        records_a_call,
        writes=AN_ACT,
        changes=(("chair", "Telephoned on Monday 30 November 2026."),),
    ),
    "add to the record": Step(raised, adds_to_the_record, (Kind.ADDED,), AN_ACT),
    "record safety": Step(raised, records_safety, (Kind.SAFETY,), AN_ACT, doubted=NOT_SURE),
    "record safety apart": Step(
        nothing, records_safety_apart, (Kind.SAFETY,), {"apart": 1}, doubted=NOT_SURE
    ),
    "acknowledge what was sent apart": Step(
        thanked,
        acknowledges_it,
        (Kind.APART_ACKNOWLEDGED,),
        {},
        (("social_worker", "Acknowledged by you at 10"),),
    ),
    "digest": Step(raised, owes=(Kind.DIGEST,), writes={}, at=FRIDAY_DIGEST),
}
