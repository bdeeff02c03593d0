"""What has come due: limits that passed, reminders, nudges, the morning's digest.

Running it twice, late, or on two machines changes nothing: each wake is claimed once, and each
notice has a key that holds its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from workflows import covering, engine, following, nudging
from workflows.choices import STAY
from workflows.commands import Here
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.history import Act, Entry
from workflows.notices import Notice, Scene
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.reminders import Because, wakes
from workflows.stored import Awoken
from workflows.use_cases import day, overseeing
from workflows.use_cases.settling import owe, settle
from workflows.use_cases.snoozing import awake, of_those_who_wished
from workflows.use_cases.world import here_for, procedure_of

#: How many are done in one transaction: whoever presses a button meanwhile waits for no more.
HANDFUL = 10
#: What a person is sent in a morning is put together from one transaction, so that one is larger.
MORNING = 100
#: A fault that passes is over by then; one that stays is an alarm soon (``standstill``).
TRY_AGAIN_AFTER = timedelta(minutes=1)
#: A limit that passed longer ago than this passed while nobody looked: the machine slept.
ASLEEP = timedelta(hours=2)
#: They come again on each working morning, so that one that comes in the night can be left out.
_EACH_MORNING = (Because.AGAIN, Because.ACTION)
#: No person: the engine is told of the world only, since the clock acts.
_THE_CLOCK = ""


@dataclass(frozen=True, kw_only=True)
class Chased:
    """How much had come due, and what could not be done (it is tried again).

    ``concerns`` are those whose App Home is another now, though they have done nothing.
    """

    done: int
    failed: tuple[Exception, ...]
    concerns: frozenset[str] = frozenset()


def chase(desk: Desk) -> Chased:
    """Do everything that has come due; one that fails holds up no other.

    The morning goes first: a limit that has passed, too, is seen to on the way, but seeing to the
    limit first would set the dispute's next morning, and this one would be left out.
    """
    failed: list[Exception] = []
    mornings = _do_all(desk, MORNING, failed, of_the_morning=True)
    others = _do_all(desk, HANDFUL, failed, of_the_morning=False)
    concerns = day.whom_covers_concern(desk)
    failed += day.turn_covers_over(desk)
    failed += overseeing.send_monthly(desk)
    return Chased(done=mornings + others, failed=tuple(failed), concerns=concerns)


def _do_all(desk: Desk, most: int, failed: list[Exception], *, of_the_morning: bool) -> int:
    """Do so many in each transaction, and give how many there were. One process at a time."""
    done = 0
    while True:
        with desk.store.begin() as work:
            if not work.only_one("chasing"):
                return done
            woken = work.claim_due(desk.now(), most, of_the_morning=of_the_morning)
            _do(desk, work, woken, failed)
        done += len(woken)
        if len(woken) < most:
            return done


def _do(desk: Desk, work: Work, woken: Iterable[Awoken], failed: list[Exception]) -> None:
    held = work.hold(wake.dispute for wake in woken if wake.dispute)
    this_morning: list[Notice] = []
    for wake in woken:
        if wake.dispute and wake.dispute not in held:
            work.set_back(wake, desk.now())  # somebody is acting in it: look again then
        else:
            this_morning += _looked_at(desk, work, wake, failed)
    wanted = awake(work, this_morning, desk.now())
    new = [notice for notice in wanted if not work.is_owed(notice.key)]
    listed = {person: _listed(desk, work, person) for person in {each.to for each in new}}
    unsaid = [each for each in new if nudging.said(each) not in listed[each.to]]
    for notice in _bundled(unsaid, desk):
        owe(desk, work, notice)


def _listed(desk: Desk, work: Work, person: str) -> frozenset[nudging.Said]:
    """Give what lists of this very day say already, as after a sleep that ended before nine."""
    today_is = nudging.goes_on(desk.now(), desk.calendar)
    return frozenset(
        said
        for card in work.cards_of(person)
        if card.facts.at and nudging.goes_on(card.facts.at, desk.calendar) == today_is
        for said in nudging.listed(card.facts)
    )


def _looked_at(desk: Desk, work: Work, wake: Awoken, failed: list[Exception]) -> list[Notice]:
    try:
        with work.alone():
            return _wake(desk, work, wake, failed)
    except Exception as error:
        failed.append(error)
        work.set_back(wake, desk.now() + TRY_AGAIN_AFTER)
        return []


def _wake(desk: Desk, work: Work, wake: Awoken, failed: list[Exception]) -> list[Notice]:
    """Look at one dispute. What can be bundled with others of the morning is given back."""
    if wake.dispute is None:
        failed += day.begin(desk, work)
        return []
    dispute = work.dispute(wake.dispute)
    procedure = procedure_of(desk, work, dispute)
    here = here_for(desk, work, procedure, _THE_CLOCK, dispute)
    now_is, overslept = dispute, list[Notice]()
    ticked = engine.tick(procedure, dispute, here.now, here.calendar, here.holders)
    if ticked:
        scene = Scene(procedure=procedure, before=dispute, outcome=ticked, here=here)
        slept = here.now - dispute.running.due.at > ASLEEP
        now_is = settle(desk, work, scene, None, overslept if slept else None)
    else:
        work.set_wakes(dispute.id, wakes(dispute, here.now, here.calendar))
        for notice in nudging.nobody_decides(procedure, dispute, here):
            owe(desk, work, notice)
    this_morning = _of_the_morning(work, procedure, now_is, here, wake.because)
    sent = covering.sent_on(procedure, now_is, here, this_morning)
    if wake.because is Because.WISHED:
        sent = of_those_who_wished(work, now_is, sent, here.now)
    in_hours = here.calendar.in_working_hours(here.now)
    if not in_hours and (overslept or wake.because in _EACH_MORNING):
        return []  # the next morning tells of it
    return [*overslept, *sent]


def _of_the_morning(
    work: Work, procedure: Procedure, dispute: Dispute, here: Here, because: Because | None
) -> list[Notice]:
    match because:
        case Because.BEFORE | Because.WISHED if not (dispute.late or dispute.end):
            return list(nudging.reminders(procedure, dispute, here))
        case Because.ACTION:
            return list(following.asked_about(procedure, dispute, here))
        case Because.AGAIN if dispute.late:
            marks = _recorded_since(procedure, dispute, work.history(dispute.id))
            return list(nudging.nudges(procedure, dispute, here, marks))
        case _:
            return []


def _recorded_since(
    procedure: Procedure, dispute: Dispute, history: tuple[Entry, ...]
) -> tuple[Act, ...]:
    """Give the calls recorded since the date passed, which the next nudge mentions (S1-103)."""
    choices = procedure.choices_of(dispute.step)
    return tuple(
        Act(choice=chosen.choice, step=chosen.step, person=entry.whose, at=entry.at)
        for entry in history
        if (chosen := entry.chosen) and entry.whose and chosen.visit == dispute.visit
        if (choice := choices.get(chosen.choice)) and choice.when == "late" and choice.to == STAY
    )


def _bundled(this_morning: list[Notice], desk: Desk) -> list[Notice]:
    """One message a person a morning: with two or more, one list."""
    by_person: dict[str, list[Notice]] = {}
    for notice in this_morning:
        by_person.setdefault(notice.to, []).append(notice)
    return [
        mine[0] if len(mine) == 1 else nudging.morning(mine, desk.now(), desk.calendar)
        for mine in map(nudging.once_each, by_person.values())
    ]


def start_digests(desk: Desk) -> None:
    """See to it that a next digest is set; each digest then sets the one after it."""
    with desk.store.begin() as work:
        work.set_digest(desk.calendar.next_morning(desk.now(), day.BEGINS_AT))
