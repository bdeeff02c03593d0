"""How long a part in a dispute lasts: somebody took part, and then the people list changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.workflows.playing import PROCEDURE, chosen, over, raised
from tests.world import MONDAY, PLAN, RESOLVED, a_directory
from workflows import taking_part
from workflows.dispute import Dispute
from workflows.events import ActedAsCover, AskedHasLeft, PassedOn, Proposed, Raised, StepStarted
from workflows.history import Entry
from workflows.mail import Addressee
from workflows.outward import CopiedIn, Told
from workflows.people import Directory, Posting

TODAY = MONDAY.date()
YESTERDAY = TODAY - timedelta(days=1)
TRUST = "Sample Health Trust"


def a_post(person: str, post: str, agency: str = "Sample Council", **more: date) -> Posting:
    return Posting(person=person, post=post, team="North", agency=agency, **more)


def moved(person: str, *now: Posting, last_day: date = YESTERDAY) -> Directory:
    """The council on the day after somebody's post ended; *now* is what they hold instead."""
    council = a_directory()
    was = next(each for each in council.postings if each.person == person)
    stay = tuple(each for each in council.postings if each is not was)
    return replace(council, postings=(*stay, *now), ended=(replace(was, until=last_day),))


def no_history() -> tuple[Entry, ...]:
    raise AssertionError("nobody has moved: the history is not asked for")


def a_line(person: str, event: object, day: int = 0) -> Entry:
    at = MONDAY + timedelta(days=day)
    return Entry(number=1, at=at, person=person, visit=1, events=(event,))  # type: ignore[arg-type]


def asked(person: str, day: int = 0) -> Entry:
    asks = {"stage": "stage_1", "step": "answer", "visit": 1, "due": None}
    return a_line("chair", StepStarted(asked={"team_manager": person}, **asks), day)  # type: ignore[arg-type]


def gone(
    dispute: Dispute, directory: Directory, history: tuple[Entry, ...] | None = None
) -> set[str]:
    lines = (lambda: history) if history is not None else no_history
    return set(taking_part.over(PROCEDURE, dispute, directory, lines))


def test_nobody_has_left_while_nobody_has_moved():
    assert gone(raised(), a_directory()) == set()


def test_whoever_holds_no_post_has_left():
    assert gone(raised(), moved("team_manager"), ()) == {"team_manager"}


def test_whoever_works_for_another_agency_has_left_what_they_took_part_in():
    away = moved("team_manager", a_post("team_manager", "social_worker", TRUST))

    assert gone(raised(), away, (asked("team_manager"),)) == {"team_manager"}


def test_the_raiser_too_and_no_line_of_the_history_is_needed_for_that():
    away = moved("chair", a_post("chair", "chair", TRUST))

    assert gone(raised(), away) == {"chair"}


def test_another_post_of_the_same_agency_leaves_an_open_dispute_with_whom_it_counts_on():
    elsewhere = moved("team_manager", a_post("team_manager", "service_manager"))

    assert gone(raised(), elsewhere) == set()


def test_once_it_is_closed_it_went_with_the_post():
    elsewhere = moved("team_manager", a_post("team_manager", "service_manager"))
    closed = replace(over(), records=())

    assert closed.is_closed
    assert gone(closed, elsewhere, (asked("team_manager"),)) == {"team_manager"}


def test_whoever_was_only_told_loses_it_with_the_post_while_it_is_open():
    told = replace(raised(), informed=frozenset({"head_of_service"}))
    elsewhere = moved("head_of_service", a_post("head_of_service", "service_director"))

    assert gone(told, elsewhere, ()) == {"head_of_service"}


def test_a_post_that_the_procedure_does_not_know_is_not_what_they_took_part_in():
    told = replace(raised(), informed=frozenset({"head_of_service"}))
    council = a_directory()
    gave_up = replace(a_post("head_of_service", "practitioner"), until=YESTERDAY)

    assert gone(told, replace(council, ended=(gave_up,))) == set()


def test_another_team_or_line_manager_makes_no_other_post():
    renamed = moved("team_manager", a_post("team_manager", "team_manager"))

    assert gone(replace(over(), records=()), renamed) == set()


def test_what_was_left_before_it_was_raised_does_not_matter():
    came = moved("team_manager", a_post("team_manager", "team_manager"), last_day=date(2026, 3, 1))
    earlier = replace(came, ended=(replace(came.ended[0], agency=TRUST),))

    assert gone(raised(), earlier) == set()


def test_whoever_came_from_another_agency_before_they_were_asked_is_of_the_one_they_came_to():
    """Raised on the Monday; they left the trust on the Tuesday, and were asked on the Friday."""
    tuesday = TODAY + timedelta(days=1)
    council = a_directory()
    was = a_post("team_manager", "team_manager", TRUST, until=tuesday)
    came = replace(council, ended=(was,))

    began = a_line("chair", Raised(stage="stage_1", late=False))

    assert gone(raised(), came, (began, asked("team_manager", day=4))) == set()
    assert gone(raised(), came, (began, asked("team_manager", day=1))) == {"team_manager"}


def test_where_no_line_says_since_when_it_is_since_it_was_raised():
    away = moved("team_manager", a_post("team_manager", "social_worker", TRUST))

    assert gone(raised(), away, ()) == {"team_manager"}


def test_a_post_that_began_after_they_took_part_is_not_what_they_took_part_in():
    lent = a_post("team_manager", "team_manager", TRUST, since=TODAY + timedelta(days=1))
    back = replace(a_directory(), ended=(replace(lent, until=TODAY + timedelta(days=9)),))

    assert gone(raised(), back) == set()


def test_whoever_does_an_action_and_goes_to_another_agency_has_left_it():
    followed = chosen(
        chosen(raised(), "team_manager", "reply", **PLAN), "chair", "resolved", **RESOLVED
    )
    away = moved("social_worker", a_post("social_worker", "social_worker", TRUST))

    assert [each.who for each in followed.watched] == ["social_worker"]
    assert gone(followed, away, ()) == {"social_worker"}


def test_it_says_what_they_held_then_the_latest_first():
    council = a_directory("team_manager")
    first = a_post("team_manager", "team_manager", until=TODAY)
    then = replace(first, team="South", until=TODAY + timedelta(days=3))
    left = replace(council, ended=(first, then))

    held = taking_part.over(PROCEDURE, raised(), left, tuple)

    assert held == {"team_manager": (then, first)}


LINES = {
    "proposed": Proposed(choice="c", stage="s", step="p", visit=1, of={"team_manager": "x"}),
    "passed on": PassedOn(post="team_manager", was="team_manager", to="x"),
    "to choose": AskedHasLeft(post="team_manager", person="team_manager", chooser="x"),
    "told": Told(post="head_of_service", person="x", because="stage_3", says=""),
    "copied": CopiedIn(stage="stage_3", post="head_of_service", person="x"),
    "with a copy": Told(
        post="chair",
        person=None,
        because="stage_3",
        says="",
        cc=(Addressee(post="head_of_service", person="x"),),
    ),
}


@pytest.mark.parametrize("how", LINES)
def test_however_they_came_in_it_is_since_then(how: str):
    """They came from the trust on the Tuesday, and into the dispute on the Friday."""
    tuesday = TODAY + timedelta(days=1)
    told = replace(raised(), informed=frozenset({"x"}))
    council = a_directory()
    now = a_post("x", "head_of_service")
    was = a_post("x", "head_of_service", TRUST, until=tuesday)
    came = replace(council, postings=(*council.postings, now), ended=(was,))

    assert gone(told, came, (a_line("chair", LINES[how], day=4),)) == set()


def test_whoever_acts_as_cover_came_in_with_that():
    tuesday = TODAY + timedelta(days=1)
    told = replace(raised(), asked=frozenset({"x"}))
    council = a_directory()
    was = a_post("x", "head_of_service", TRUST, until=tuesday)
    came = replace(
        council, postings=(*council.postings, a_post("x", "head_of_service")), ended=(was,)
    )

    assert gone(told, came, (a_line("x", ActedAsCover(of="team_manager"), day=4),)) == set()
