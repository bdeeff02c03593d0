"""An invented council and its invented partner, for samples: who holds which post of chair-drp."""

from datetime import date

from workflows.people import Directory, Person, Posting

CHAIRS = ("chair-1", "chair-2", "chair-3")
#: The line of each area, from the social worker up, and whose area it is.
LINE = ("social_worker", "team_manager", "service_manager", "head_of_service", "service_director")
AREAS = {
    "north": "Sample Council",
    "south": "Sample Children's Trust",
    "east": "Sample Children's Trust",
    "west": "Sample Borough Council",
}
_CHAIRS_OF = {"chair-1": "Sample Council", "chair-2": "Sample Council", "chair-3": "Sample Trust"}


def directory() -> Directory:
    """Give everybody."""
    postings = [
        *_chairs(),
        *(each for area, agency in AREAS.items() for each in _area(area, agency)),
    ]
    people = {each.person: Person(id=each.person, name=each.person) for each in postings}
    return Directory(people=people, postings=tuple(postings))


def worker(area: str) -> str:
    """Name the social worker of an area."""
    return f"{LINE[0]}-{area}"


def _chairs() -> list[Posting]:
    chairs = [
        _posting(chair, "chair", "Chairs", agency, "chair-manager")
        for chair, agency in _CHAIRS_OF.items()
    ]
    return [*chairs, _posting("chair-manager", "chair_manager", "Chairs", "Sample Council", None)]


def _area(area: str, agency: str) -> list[Posting]:
    above = [f"{post}-{area}" for post in LINE[1:]] + [None]
    return [
        _posting(f"{post}-{area}", post, area, agency, boss)
        for post, boss in zip(LINE, above, strict=True)
    ]


def _posting(person: str, post: str, team: str, agency: str, above: str | None) -> Posting:
    since = date(2020, 1, 1)
    return Posting(
        person=person, post=post, team=team, agency=agency, line_manager=above, since=since
    )
