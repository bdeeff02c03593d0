"""Every way in which somebody sees or touches a dispute, each asked: did they get anything?"""

from collections.abc import Callable, Mapping

from tests.world import World
from workflows.commands import (
    Add,
    Agree,
    AnswerDate,
    Choose,
    File,
    Open,
    PassOn,
    Reason,
    Refused,
)
from workflows.dispute import Dispute
from workflows.on_call import FORM, REASON
from workflows.overview import Show
from workflows.use_cases import (
    acting,
    adding,
    dating,
    listing,
    needing,
    on_call,
    opening,
    passing_on,
    safety,
    snoozing,
)
from workflows.use_cases.deciding import Acted
from workflows.use_cases.finding import Wanted
from workflows.use_cases.needing import Needs

Way = Callable[[World, str, Dispute], bool]


def opens_the_page(world: World, person: str, dispute: Dispute) -> bool:
    return not isinstance(opening.lay_open(world.desk, person, dispute.id, "matrix"), Refused)


def reads_the_first_entry(world: World, person: str, dispute: Dispute) -> bool:
    return not isinstance(opening.read_entry(world.desk, person, dispute.id, 1), Refused)


def opens_on_call(world: World, person: str, dispute: Dispute) -> bool:
    typed = {FORM: {REASON: "The police ask."}}
    return not isinstance(on_call.open_it(world.desk, person, dispute.reference, typed), Refused)


def reads_on_call(world: World, person: str, dispute: Dispute) -> bool:
    found = on_call.lay_open(world.desk, person, dispute.id, "matrix")
    read = on_call.read_entry(world.desk, person, dispute.id, 1)
    by_reference = on_call.opened_by(world.desk, person, dispute.reference)
    return not (isinstance(found, Refused) and isinstance(read, Refused) and by_reference is None)


def finds_it_by_typing_its_reference(world: World, person: str, dispute: Dispute) -> bool:
    return not isinstance(opening.find(world.desk, person, dispute.reference), Refused)


def finds_it_in_the_list(world: World, person: str, dispute: Dispute) -> bool:
    wanted = Wanted(text=dispute.reference)
    return listing.listed(world.desk, person, Show.ALL, 1, wanted).total == 1


def has_it_in_some_list(world: World, person: str, dispute: Dispute) -> bool:
    pages = [listing.listed(world.desk, person, show, 1) for show in Show]
    rows = [row for page in pages for row in page.rows if row.action is None]
    return any(row.dispute.id == dispute.id for row in rows)


def may_name_it_in_an_alert(world: World, person: str, dispute: Dispute) -> bool:
    with world.desk.store.read() as work:
        named = dict(safety.references_of(world.desk, work, person))
    return dispute.id in named


def is_told_what_can_be_done(world: World, person: str, dispute: Dispute) -> bool:
    return opening.offers(world.desk, person, dispute.id) is not None


def _is_answered(acted: Acted) -> bool:
    """Whoever may not open it learns nothing, not even that it is there."""
    refused = acted.outcome
    return not (isinstance(refused, Refused) and refused.reason is Reason.NOT_INVOLVED)


def presses(choice: str) -> Way:
    """Press a button of any step, or beside the ladder; nothing is typed."""

    def way(world: World, person: str, dispute: Dispute) -> bool:
        command = Choose(choice=choice, visit=dispute.visit)
        return _is_answered(acting.consider(world.desk, person, dispute.id, command))

    return way


def opens_the_next_stage(world: World, person: str, dispute: Dispute) -> bool:
    command = Open(visit=dispute.visit - 1)  # a form that is out of date: nothing can come of it
    return _is_answered(acting.open_stage(world.desk, person, dispute.id, command))


def agrees(world: World, person: str, dispute: Dispute) -> bool:
    command = Agree(visit=dispute.visit, proposal=1)
    return _is_answered(acting.agree(world.desk, person, dispute.id, command))


def files_a_copy(world: World, person: str, dispute: Dispute) -> bool:
    return _is_answered(acting.file(world.desk, person, dispute.id, File(number=0, answers={})))


def finds_it_by_the_case_number(world: World, person: str, dispute: Dispute) -> bool:
    return _finds(world, person, dispute, Wanted(text=" 123 4567"))


def finds_it_by_who_raised_it(world: World, person: str, dispute: Dispute) -> bool:
    return _finds(world, person, dispute, Wanted(text="sample chair"))


def finds_it_by_its_category(world: World, person: str, dispute: Dispute) -> bool:
    wanted = Wanted(text=dispute.reference, category="drift_and_delay", stage=dispute.stage)
    return _finds(world, person, dispute, wanted)


def _finds(world: World, person: str, dispute: Dispute, wanted: Wanted) -> bool:
    found = listing.listed(world.desk, person, Show.ALL, 1, wanted)
    assert found.total == len(found.rows)
    return any(row.dispute.id == dispute.id for row in found.rows)


def adds_to_the_record(world: World, person: str, dispute: Dispute) -> bool:
    return _is_answered(adding.add(world.desk, person, dispute.id, Add(answers={})))


def asks_what_else_they_can_do(world: World, person: str, dispute: Dispute) -> bool:
    return isinstance(needing.needs(world.desk, person, dispute.id), Needs)


def passes_it_on(world: World, person: str, dispute: Dispute) -> bool:
    command = PassOn(visit=dispute.visit)
    return _is_answered(passing_on.consider(world.desk, person, dispute.id, command))


def hears_to_whom_it_can_be_passed_on(world: World, person: str, dispute: Dispute) -> bool:
    return bool(passing_on.who_may_take(world.desk, person, dispute.id))


def answers_a_new_date(world: World, person: str, dispute: Dispute) -> bool:
    command = AnswerDate(visit=dispute.visit, number=1, agrees=False)
    return _is_answered(dating.answer_date(world.desk, person, dispute.id, command))


def puts_a_reminder_off(world: World, person: str, dispute: Dispute) -> bool:
    refused = snoozing.snooze(world.desk, person, dispute.id)
    return refused is None or refused.reason is not Reason.NOT_INVOLVED


#: What leads to the dispute itself: exactly those who may open it get something.
READING: Mapping[str, Way] = {
    "opens the page": opens_the_page,
    "reads the first entry": reads_the_first_entry,
    "finds it by /drp show": finds_it_by_typing_its_reference,
    "finds it in the list": finds_it_in_the_list,
    "finds it by its category": finds_it_by_its_category,
    "asks what else they can do": asks_what_else_they_can_do,
    "adds to its record": adds_to_the_record,
    "puts a reminder off": puts_a_reminder_off,
}
#: What is only for those who may open it, or who do one of its actions: nobody else learns of it.
TOUCHING: Mapping[str, Way] = {
    "is told what can be done": is_told_what_can_be_done,
    "opens the next stage": opens_the_next_stage,
    "agrees to a joint answer": agrees,
    "files a copy": files_a_copy,
    "passes it on": passes_it_on,
    "hears to whom it can be passed on": hears_to_whom_it_can_be_passed_on,
    "answers a new date": answers_a_new_date,
}
#: A part of somebody's own lists: never one they may not open.
LISTING: Mapping[str, Way] = {
    "has it in some list": has_it_in_some_list,
    "finds it by the case number": finds_it_by_the_case_number,
    "finds it by who raised it": finds_it_by_who_raised_it,
    "may name it in an alert": may_name_it_in_an_alert,
}
