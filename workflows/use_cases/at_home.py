"""What one person's App Home shows, put together as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.apart import ApartRow
from workflows.beginning import works_back
from workflows.cover import Cover, Role
from workflows.desk import Desk
from workflows.overview import Row, Show
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.use_cases import apart_lists, drafting, setting_cover
from workflows.use_cases.listing import WAITS, Found, able, chosen
from workflows.use_cases.listing_covered import Standing
from workflows.use_cases.raising import may_raise, may_raise_under
from workflows.use_cases.standing import standing
from workflows.use_cases.world import offered_apart, today

#: The most that is shown of each part; the list has the rest.
AT_HOME = {Show.WAITING: 10, Show.PAST: 10, Show.DECISION: 5, Show.ACTIONS: 5, Show.RAISED: 5}


@dataclass(frozen=True, kw_only=True)
class Home:
    """What one person's App Home shows.

    ``sends``: what they may send without a dispute, each with its procedure.
    ``in_list``: how many the list shows for each part, where somebody asks to see all.
    ``supervised``: the open disputes of those whose manager this is (S1-108).
    ``apart``: what was sent to them without a dispute, and waits to be acknowledged (S1-119).
    ``from_date``: may they raise under a procedure that works dates back?
    ``covers``: those that this person has to do with.
    """

    parts: Mapping[Show, Found]
    in_list: Mapping[Show, int]
    drafts: tuple[drafting.Mine, ...]
    may_raise: bool
    sends: Mapping[str, Procedure]
    supervised: tuple[Row, ...] = ()
    apart: tuple[ApartRow, ...] = ()
    from_date: bool = False
    covers: tuple[tuple[Role, Cover], ...] = ()
    is_guest: bool = False


def home(desk: Desk, person: str) -> Home:
    """Put together somebody's App Home as it is now."""
    with desk.store.read() as work:
        there = standing(desk, work, person)
        parts = _parts(there)
        return Home(
            parts={
                show: able(desk, work, person, parts[show], most) for show, most in AT_HOME.items()
            },
            in_list={show: len(chosen(there, show, person)) for show in AT_HOME},
            drafts=drafting.mine(desk, work, person),
            may_raise=may_raise(desk, work, person),
            sends=offered_apart(desk, work, person),
            supervised=tuple(chosen(there, Show.SUPERVISION, person)),
            apart=apart_lists.waiting(desk, work, person),
            from_date=works_back(may_raise_under(desk, work, person)),
            covers=setting_cover.of(work, person),
            is_guest=person in work.directory(today(desk)).guests,
        )


def waiting(desk: Desk, work: Work, person: str) -> dict[Show, int]:
    """Say how much of what is asked of somebody stands in each part of their App Home."""
    parts = _parts(standing(desk, work, person))
    return {show: len(parts[show]) for show in WAITS if parts[show]}


def _parts(there: list[Standing]) -> dict[Show, list[Row]]:
    return {show: [row for at, row in there if at is show] for show in AT_HOME}
