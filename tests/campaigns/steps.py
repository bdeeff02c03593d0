"""What people and the clock do in the course of a dispute, each up to the press that counts."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tests.dying_app import LOOK, SERVE
from tests.office import Office
from tests.person import Modal
from tests.story.telling import fill_in, start_to_raise, write_action
from tests.world import PASS_UP, PLAN
from workflows.dispute import Dispute
from workflows.notices import Kind
from workflows.use_cases.chasing import chase
from workflows.working_calendar import LONDON

#: Presses; says whether Slack heard that it arrived.
Press = Callable[[], bool]
Presses = Callable[[Office, str], Press]


def nobody_presses(_office: Office, _reference: str) -> Press:
    """The clock acts, and is told nothing."""
    return lambda: True


@dataclass(frozen=True)
class Step:
    """*before* is what has happened; *presses* leads up to the press; *owes* is what it owes."""

    before: Callable[[Office], Dispute | None]
    owes: Counter[Kind]
    presses: Presses = nobody_presses
    at: datetime | None = None
    entries: int = 1

    @property
    def does(self) -> str:
        return LOOK if self.at else SERVE

    @property
    def leaves(self) -> tuple[int, dict[str, int]]:
        """How many lines of history it writes, and how many messages of each kind."""
        return self.entries, {str(kind): number for kind, number in self.owes.items()}


FRIDAY_MORNING = datetime(2026, 11, 27, 8, 30, 1, tzinfo=LONDON)
MONDAY_MORNING = datetime(2026, 11, 30, 9, 0, 1, tzinfo=LONDON)
MONDAY_AT_FIVE = datetime(2026, 11, 30, 17, 0, 1, tzinfo=LONDON)

# ---- what has happened before ---------------------------------------------------------------


def nothing(office: Office) -> None:
    """Nothing has."""


def raised(office: Office) -> Dispute:
    return office.world.raised("stage_1")


def replied(office: Office) -> Dispute:
    dispute = raised(office)
    office.world.choose("team_manager", dispute, "reply", **PLAN)
    return dispute


def nearly_due(office: Office) -> Dispute:
    """What came due before the very minute has been said."""
    dispute = raised(office)
    office.settle()
    for at in (FRIDAY_MORNING, MONDAY_MORNING):
        office.world.clock.at = at
        chase(office.world.desk)
        office.settle()
    return dispute


def passed_up(office: Office) -> Dispute:
    dispute = office.world.raised("stage_2")
    office.world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    return dispute


# ---- what is pressed ------------------------------------------------------------------------


def _sends(form: Modal) -> Press:
    return lambda: form.submit().kind != "trouble"


def raises(office: Office, _: str) -> Press:
    chair = office.person("chair")
    form = start_to_raise(chair, "stage_1")
    fill_in(form)
    form.fill("By when?", "By 4 December.")
    form.choose("Have you spoken to this manager?", "Not yet")
    form.submit()
    return _sends(chair.modal("Check before sending"))


def accepts(office: Office, reference: str) -> Press:
    """The button goes from a message once it was used."""
    manager = office.person("team_manager")

    def press() -> bool:
        request = manager.direct_message(f"{reference}, stage 1: your reply is due")
        return "Accept" not in request.buttons or request.press("Accept")

    return press


def replies(office: Office, reference: str) -> Press:
    manager = office.person("team_manager")
    manager.direct_message(reference).press("Reply")
    form = manager.modal(f"Reply to {reference}")
    write_action(form, 1, "Start the assessment.")
    return _sends(form)


def _review(office: Office, reference: str, outcome: str, shows: str) -> Modal:
    chair = office.person("chair")
    chair.direct_message("A reply is recorded.").press("Read and review")
    chair.modal(f"Review {reference}").choose("What happens next?", outcome)
    return chair.modal(f"Review {reference}").shows(shows)


def is_satisfied(office: Office, reference: str) -> Press:
    form = _review(office, reference, "Accept", "What makes you satisfied?")
    form.fill("What makes you satisfied?", "It has started.")
    return _sends(form)


def gives_one_more_day(office: Office, reference: str) -> Press:
    form = _review(office, reference, "One more day", "The team manager will have until")
    form.fill("What did you agree?", "The first visit is booked.")
    form.choose("Are you confident?", "Yes, I am confident one more day will be enough")
    return _sends(form)


def escalates(office: Office, reference: str) -> Press:
    form = _review(office, reference, "Escalate", "Goes to Sample Service Manager")
    form.choose("Has your own service manager agreed to stage 2?", "Yes")
    form = office.person("chair").modal(f"Review {reference}").shows("Who agreed?")
    form.fill("Why is this not resolved?", "The visit has not happened.")
    return _sends(form)


def records_the_agreement(office: Office, _: str) -> Press:
    chair = office.person("chair")
    chair.direct_message("Stage 3 needs").press("Record agreement")
    form = chair.modal("Record agreement")
    form.choose("Has your own service manager agreed to stage 3?", "Yes")
    return _sends(chair.modal("Record agreement").shows("Who agreed?"))


STEPS = {
    "raise": Step(nothing, Counter([Kind.SENT, Kind.POST_RAISED, Kind.REQUEST]), raises),
    "accept": Step(raised, Counter([Kind.STAYED]), accepts),
    "reply": Step(raised, Counter([Kind.POST_CHOSEN, Kind.REQUEST]), replies),
    "review: accept": Step(replied, Counter([Kind.POST_ENDED, Kind.OUTCOME]), is_satisfied),
    "review: one more day": Step(
        replied, Counter([Kind.POST_CHOSEN, Kind.REQUEST]), gives_one_more_day
    ),
    "review: escalate": Step(
        replied, Counter([Kind.POST_MOVED, Kind.PASSED_OVER, Kind.REQUEST]), escalates
    ),
    "record the agreement": Step(
        passed_up, Counter([Kind.POST_MOVED, Kind.REQUEST]), records_the_agreement
    ),
    "nudge": Step(nearly_due, Counter([Kind.NUDGE, Kind.DECIDE]), at=MONDAY_AT_FIVE),
    "digest": Step(raised, Counter([Kind.DIGEST]), at=FRIDAY_MORNING, entries=0),
}
