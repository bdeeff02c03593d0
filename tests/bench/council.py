"""A council as large as one gets: nobody has more drafts and disputes than a person can have."""

from dataclasses import replace

from tests.world import TEAMS, a_directory
from workflows.people import Directory, Person, Posting

CHAIRS = 100


def chair(number: int) -> str:
    """Name one of the chairs, over and over again."""
    return f"chair-{number % CHAIRS}"


def slack_id(person: str) -> str:
    """Give somebody's Slack id."""
    return f"U9{person.rpartition('-')[2]}"


def a_large_directory() -> Directory:
    """The sample council with a hundred chairs more."""
    sample = a_directory()
    chairs = [chair(number) for number in range(CHAIRS)]
    people = {id: Person(id=id, name="Sample Chair", slack_id=slack_id(id)) for id in chairs}
    postings = tuple(
        Posting(
            person=id,
            post="chair",
            team=TEAMS["chair"],
            agency="Sample Council",
            line_manager="chair_manager",
        )
        for id in chairs
    )
    return replace(
        sample, people={**sample.people, **people}, postings=(*sample.postings, *postings)
    )
