"""Who hears of a new date: whoever must agree to it, and what came of it whoever proposed it."""

from collections.abc import Iterator

from workflows.dated import DateMoved, DateProposed
from workflows.dispute import NewDate
from workflows.events import Chosen
from workflows.kinds import Kind
from workflows.notices import Notice, Scene
from workflows.owing import notice


def asked_for_date(scene: Scene, event: DateProposed) -> Iterator[Notice]:
    """Ask each of the others to agree, to suggest another date, or to keep the first."""
    waits = scene.now_is.new_date
    assert waits  # noqa: S101 # it was just proposed
    for person in dict.fromkeys(event.of.values()):
        yield _asks(scene, waits, person)


def asked_in_place(scene: Scene, post: str) -> Iterator[Notice]:
    """Ask whoever a question was passed on to about the date that waits for its post."""
    waits = scene.now_is.new_date
    if waits and post in waits.awaited:
        yield _asks(scene, waits, waits.awaited[post])


def _asks(scene: Scene, waits: NewDate, person: str) -> Notice:
    """Whoever proposed it is the first who agreed to it."""
    return notice(
        scene,
        Kind.NEW_DATE,
        person,
        proposal=waits.number,
        choice=waits.choice,
        person=next(iter(waits.agreed.values())),
        due=waits.due,
    )


def agreed_date(scene: Scene, event: DateMoved) -> Iterator[Notice]:
    """Tell those who had agreed before that all have."""
    chosen = (each for each in scene.outcome.events if isinstance(each, Chosen))
    for person in dict.fromkeys(person for each in chosen for person in each.by):
        if person != scene.here.person:
            yield notice(scene, Kind.DATE_AGREED, person, due=event.due)


def kept_date(scene: Scene) -> Iterator[Notice]:
    """Tell those who had agreed to the new date that the first one is kept."""
    before = scene.before.new_date if scene.before else None
    for person in dict.fromkeys(before.agreed.values() if before else ()):
        yield notice(scene, Kind.DATE_KEPT, person, due=scene.now_is.clock.due)
