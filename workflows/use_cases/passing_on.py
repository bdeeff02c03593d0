"""Passing on what is asked of somebody, and who may take it."""

from workflows import engine
from workflows.commands import Accepted, Here, PassOn, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import NOWHERE, Place
from workflows.people import Person
from workflows.procedure import Procedure
from workflows.use_cases.deciding import Acted, FormSent, act, acted, explained
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.world import here_for, procedure_of, today


def pass_on(
    desk: Desk, person: str, dispute: str, command: PassOn, place: Place = NOWHERE
) -> Acted:
    """Ask another person in place of the one who is asked. Raises NoSuchDispute."""
    with desk.store.read() as work:
        ever = work.directory_ever()

    def decide(procedure: Procedure, before: Dispute, here: Here) -> Accepted | Refused:
        return engine.pass_on(procedure, before, command, here, ever)

    form = FormSent(command.visit, "", command.answers, "", place)
    return act(desk, person, dispute, decide, form)


def consider(desk: Desk, person: str, dispute: str, command: PassOn) -> Acted:
    """Say whether this person could pass it on now, without doing it. Raises NoSuchDispute."""
    with desk.store.read() as work:
        before = work.dispute(dispute)
        procedure = procedure_of(desk, work, before)
        here = here_for(desk, work, procedure, person, before)
        ever, gone = work.directory_ever(), dispute_gone(work, before)
        outcome = gone or engine.pass_on(procedure, before, command, here, ever)
        if isinstance(outcome, Refused):
            form = FormSent(command.visit, "", command.answers, "", NOWHERE)
            outcome = explained(work, procedure, before, here, outcome, form)
        return acted(desk, work, procedure, before, outcome)


def who_may_take(desk: Desk, person: str, dispute_id: str) -> list[Person]:
    """Give whom this person may choose, by name: of the very post, then of the next one up.

    Raises NoSuchDispute.
    """
    with desk.store.read() as work:
        dispute = work.dispute(dispute_id)
        procedure = procedure_of(desk, work, dispute)
        here, ever = here_for(desk, work, procedure, person, dispute), work.directory_ever()
        now = work.directory(today(desk))
    post = engine.passes_on(procedure, dispute, here)
    if post is None:
        return []
    posts = [post, *engine.higher_posts(procedure, dispute, post)]

    def place(who: str) -> tuple[int, str]:
        held = [posts.index(each) for each in now.posts_of(who) if each in posts]
        return min(held, default=len(posts)), now.name(who)

    able = engine.may_take(procedure, dispute, post, here, ever)
    return [now.people[who] for who in sorted(able, key=place)]
