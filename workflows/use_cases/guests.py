"""Whose Slack account is a guest's: they answer what is asked of them, and begin nothing."""

from workflows.desk import Desk
from workflows.people import Person
from workflows.use_cases import covering
from workflows.use_cases.world import today


def is_guest(desk: Desk, person: str) -> bool:
    """Is this person's account a guest's, as far as Slack has said?"""
    with desk.store.read() as work:
        return person in work.directory(today(desk)).guests


def note(desk: Desk, asked: Person, *, guest: bool) -> None:
    """Keep what Slack says of an account, where that is news, and the account still theirs."""
    if is_guest(desk, asked.id) == guest:
        return
    with desk.store.begin() as work:
        if not work.people_to_change().has_account(asked):
            return
        before = covering.acting_now(desk, work)
        work.keep_guest(asked.id, guest=guest)
        news = f"{asked.id}:{desk.now().isoformat()}"
        covering.ask_whom_it_changes(desk, work, before, news)
