"""Whether an e-mail is still for whom it was owed to: settled just before it is sent."""

from workflows import engine, visibility
from workflows.by_mail import is_own_file
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.notices import OUTSIDE, Facts
from workflows.people import Directory
from workflows.procedure import Procedure


def is_listed(to: str, facts: Facts, directory: Directory) -> bool:
    """Does whoever it goes to hold any post? Whoever holds none has left.

    A post outside is no person; and whoever gave another address has said where it goes instead.
    """
    return to == OUTSIDE or bool(facts.given) or bool(directory.postings_of(to))


def is_theirs(
    procedure: Procedure, dispute: Dispute, facts: Facts, directory: Directory, here: Here
) -> bool:
    """Has ``here.person`` the post that an e-mail is for; of a file, may they still open it?

    The post is theirs in the people list, or in this very dispute. News is for no post. Nothing is
    for whoever has left the dispute.
    """
    if here.person in here.gone:
        return False
    if is_own_file(facts):
        return visibility.may_open(procedure, dispute, here)
    if facts.mail is None:
        return True
    held = engine.held(dispute, here.holders)
    mine = {*directory.posts_of(here.person), *engine.posts_of(here.person, held)}
    return not mine.isdisjoint(_posts(procedure, facts, here.person))


def _posts(procedure: Procedure, facts: Facts, person: str) -> set[str]:
    """Give the posts that it is for: of a copy those that this person has it for."""
    if facts.mail and facts.mail.is_copy:
        return {each.post for each in facts.mail.cc if each.person == person}
    return {key for key, post in procedure.posts.items() if post.title == facts.post}
