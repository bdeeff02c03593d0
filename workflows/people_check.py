"""What is wrong with the people list, before somebody is asked who is not there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workflows import gaps
from workflows.gaps import Gap
from workflows.people import Directory, Person, Posting
from workflows.post_office import NO_POST, PostOffice, can_be_written_to
from workflows.procedure import Procedure

#: A post that ends within this time is said, so that somebody can be found for it.
SOON = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Check:
    """Everything that an administrator should look at.

    ``broken``: postings whose line manager holds no post. ``ending``: those that end soon.
    ``unreachable``: people with neither a Slack account nor an e-mail address. ``unwritable`` and
    ``insecure``: people outside Slack whose address no e-mail goes to, or none that carries a form.
    """

    vacant: tuple[Gap, ...]
    broken: tuple[Posting, ...]
    ending: tuple[Posting, ...]
    unreachable: tuple[Person, ...]
    unwritable: tuple[Person, ...]
    insecure: tuple[Person, ...]

    @property
    def finds_any(self) -> bool:
        """Is there anything to look at?"""
        people = (self.unreachable, self.unwritable, self.insecure)
        return bool(self.vacant or self.broken or self.ending or any(people))


def check(
    procedures: Iterable[Procedure],
    directory: Directory,
    today: date,
    office: PostOffice = NO_POST,
) -> Check:
    """Look at everybody's ladder in every procedure in use, and at each posting."""
    return Check(
        vacant=vacant(procedures, directory),
        broken=tuple(each for each in directory.postings if _is_broken(each, directory)),
        ending=tuple(each for each in directory.postings if _ends_soon(each, today)),
        unreachable=tuple(_unreachable(directory)),
        unwritable=unwritable(directory),
        insecure=insecure(directory, office),
    )


def vacant(procedures: Iterable[Procedure], directory: Directory) -> tuple[Gap, ...]:
    """Give each gap once; a post that nobody at all holds is said once, without its teams."""
    in_use = tuple(procedures)
    empty = gaps.empty_posts(in_use, directory)
    found = {
        gap
        for procedure in in_use
        for person in _one_of_each(directory)
        for gap in gaps.of_person(procedure, directory, person)
    }
    return (
        *(Gap(title) for title in empty),
        *sorted(gap for gap in found if gap.post not in empty),
    )


def unwritable(directory: Directory) -> tuple[Person, ...]:
    """Give those outside Slack to whose address nothing can be sent."""
    return tuple(each for each in _by_email(directory) if not can_be_written_to(each.email))


def insecure(directory: Directory, office: PostOffice) -> tuple[Person, ...]:
    """Give those outside Slack to whose address no form may be sent, where domains are set."""
    found = _by_email(directory) if office.secure else ()
    return tuple(
        each for each in found if can_be_written_to(each.email) and not office.is_secure(each.email)
    )


def _by_email(directory: Directory) -> Iterator[Person]:
    listed = (directory.people[person] for person in directory.by_person)
    return (who for who in listed if who.email and not who.slack_id)


def _one_of_each(directory: Directory) -> Iterable[str]:
    """Give one of those who hold the same, under the same line manager: their ladder is one."""
    alike = {
        tuple((each.post, each.team, each.agency, each.line_manager) for each in held): person
        for person, held in directory.by_person.items()
    }
    return alike.values()


def _is_broken(posting: Posting, directory: Directory) -> bool:
    above = posting.line_manager
    return above is not None and not directory.postings_of(above)


def _ends_soon(posting: Posting, today: date) -> bool:
    return posting.until is not None and posting.until <= today + SOON


def _unreachable(directory: Directory) -> Iterator[Person]:
    for person in directory.by_person:
        who = directory.people[person]
        if not who.slack_id and not who.email:
            yield who
