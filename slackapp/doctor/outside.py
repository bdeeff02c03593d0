"""The posts outside: which of them have no address, and which address belongs to none."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look
from slackapp.wording import doctor_people as words
from workflows.desk import Desk


def outside(desk: Desk) -> Iterator[Finding]:
    """Say whom e-mails cannot reach; the address that a paper prints is never used unasked."""
    known = set[str]()
    for procedure in desk.library.procedures.values():
        for key, post in procedure.posts.items():
            if post.found == "outside":
                known.add(key)
                if key not in desk.outside:
                    yield look(words.no_address(post.title, key, post.printed))
    for key in sorted(desk.outside.keys() - known):
        yield look(words.not_outside(key))
