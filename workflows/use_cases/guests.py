"""Whose Slack account is a guest's: they answer what is asked of them, and begin nothing."""

from workflows.desk import Desk
from workflows.use_cases import covering
from workflows.use_cases.world import today


def is_guest(desk: Desk, person: str) -> bool:
    """Is this person's account a guest's, as far as Slack has said?"""
    with desk.store.read() as work:
        return person in work.directory(today(desk)).guests


def note(desk: Desk, person: str, *, guest: bool) -> None:
    """Keep what Slack says of an account, where that is news."""
    if is_guest(desk, person) != guest:
        with desk.store.begin() as work:
            work.covers_to_change()
            before = covering.acting_now(desk, work)
            work.keep_guest(person, guest=guest)
            news = f"{person}:{desk.now().isoformat()}"
            covering.ask_whom_it_changes(desk, work, before, news)
