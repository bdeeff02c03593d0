"""Years of a partnership's work: people, disputes and time, on the real store, from one seed."""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.error import URLError

from sqlalchemy import text

from slackapp import wiring
from slackapp.postman import look
from slackapp.sending import Sender
from tests.campaigns.instant_slack import InstantSlack, Json
from tests.campaigns.life import Life
from tests.campaigns.life_people import People
from tests.world import CHANNEL, WORLDS, Clock, World, settings_for
from workflows import attaching, reading
from workflows.attaching import Source
from workflows.due import LONDON
from workflows.use_cases.chasing import start_digests

FIRST = datetime(2027, 1, 4, 8, tzinfo=LONDON)
A_DAY = timedelta(days=1)
FIVE = ("chair-drp", "conference-chair", "professional-differences", "solihull", "sunderland")
ATTACHED = "iro-recorded"
EVERY = (*FIVE, ATTACHED)
#: What a call of Slack's meets now and then: each is a refusal, or never left.
TROUBLE: tuple[Json | Exception, ...] = (
    {"error": "internal_error"},
    {"error": "ratelimited", "retry_after": 30},
    {"error": "service_unavailable"},
    URLError(ConnectionRefusedError()),
)
#: When all that comes in a morning has come, whatever a row says; and then it is audited.
EACH_DAY = (
    (time(8, 30, 1), "look"),
    (time(9, 0, 1), "look"),
    (time(9, 6), "audit"),
)
A_SECOND = timedelta(seconds=1)
Event = tuple[datetime, int, str, int]


@dataclass
class Lifetime:
    """So many disputes in so many days. ``only``: of all disputes, this one alone is raised."""

    world: World
    seed: int
    disputes: int
    days: int
    only: int | None = None
    chance: Random = field(init=False)
    people: People = field(init=False)
    slack: InstantSlack = field(default_factory=InstantSlack)
    lives: dict[int, Life] = field(default_factory=dict)
    moves: Counter[str] = field(default_factory=Counter)
    events: list[Event] = field(default_factory=list)
    awaited: set[tuple[int, datetime]] = field(default_factory=set)
    pushed: int = 0

    def __post_init__(self) -> None:
        self.chance = self._random("the partnership")
        self.people = People(self.world.desk, self._random("people"))
        self.slack.meets = self._meets
        self.sender = Sender(self.world.desk, self.slack.client, CHANNEL, pace=0)
        self._weather = self._random("slack")

    def _random(self, of: object) -> Random:
        return Random(f"{self.seed} {of}")  # noqa: S311 # no secret

    def _meets(self, _method: str, _call: Json) -> Json | Exception | None:
        return self._weather.choice(TROUBLE) if self._weather.random() < 0.03 else None

    @property
    def now(self) -> datetime:
        return self.world.clock.at

    # ---- what happens when -----------------------------------------------------------------------

    def plan(self) -> None:
        """Spread the disputes over the time, in working hours; and what befalls people."""
        self.world.clock.at = FIRST
        self.people.begin(self.world.desk.library.procedures)
        start_digests(self.world.desk)
        for number in range(self.disputes):
            at = self._at_work(FIRST + self.chance.random() * self.days * A_DAY)
            if self.only in (None, number):
                self._push(at, "raise", number)
        for day in range(0, self.days, 3):
            at = self._at_work(FIRST + day * A_DAY)
            self._push(at, self.chance.choice(("away", "away", "leaves", "joins", "")), 0)
        for number in range(self.days):
            day = FIRST.date() + number * A_DAY
            for clock, what in EACH_DAY if self.world.desk.calendar.is_working_day(day) else ():
                self._push(datetime.combine(day, clock, LONDON), what, 0)

    def _push(self, at: datetime, what: str, number: int) -> None:
        self.pushed += 1
        heapq.heappush(self.events, (at.astimezone(UTC), self.pushed, what, number))

    def _at_work(self, at: datetime, chance: Random | None = None) -> datetime:
        """Give an instant of a working day on or after this, mostly in working hours."""
        chance, calendar = chance or self.chance, self.world.desk.calendar
        day = at.astimezone(LONDON).date()
        if not calendar.is_working_day(day):
            day = calendar.shift(day, 1)
        minutes = timedelta(minutes=chance.randrange(8 * 60, 18 * 60))
        then = datetime.combine(day, time(0), LONDON) + minutes
        return max(then, at)

    def steps(self) -> Iterator[tuple[str, Life | None]]:
        """Do one thing after the other; give what was done, and in which dispute."""
        until = FIRST + self.days * A_DAY
        while self.events and self.events[0][0] < until:
            yield self._next()
            self.sender.send_waiting()

    def _next(self) -> tuple[str, Life | None]:
        at, _, what, number = heapq.heappop(self.events)
        self.world.clock.at = max(self.now, at)
        match what:
            case "raise":
                return what, self._raise(number)
            case "act":
                return what, self._act(self.lives[number])
            case "look":
                look(self.world.desk)
            case "is due":
                return what, self._is_due(self.lives[number])
            case "away":
                self.people.somebody_is_away()
            case "leaves":
                self.people.somebody_leaves()
            case "joins":
                self.people.somebody_joins()
        return what, None

    def _raise(self, number: int) -> Life | None:
        chance = self._random(number)
        team = chance.choice(self.people.teams)
        life = Life(self.world.desk, team, number, chance, self.moves)
        if not life.is_raised():
            return None
        self.lives[number] = life
        self._again(life)
        self._awaits_its_dates(life)
        return life

    def _act(self, life: Life) -> Life:
        elsewhere = [each for each in self.people.teams if each.name != life.team.name]
        life.somebody_acts(sorted(elsewhere[life.number % len(elsewhere)].holders.values()))
        dispute = life.is_now
        if not dispute.is_closed and life.steps < 80:
            self._again(life)
        self._awaits_its_dates(life)
        return life

    def _is_due(self, life: Life) -> Life:
        look(self.world.desk)
        self._awaits_its_dates(life)
        return life

    def _awaits_its_dates(self, life: Life) -> None:
        """Look just after each of its dates: they are read from itself, and from no wake."""
        dispute = life.is_now
        overall = dispute.overall_due.at if dispute.overall_due else None
        dates = () if dispute.end else (dispute.running.due.at, dispute.decide_by, overall)
        for at in filter(None, dates):
            if (life.number, at) not in self.awaited:
                self.awaited.add((life.number, at))
                self._push(max(at, self.now) + A_SECOND, "is due", life.number)

    def _again(self, life: Life) -> None:
        """Most act in some days; some are silent for weeks."""
        chance = life.chance
        days = chance.choices((0, 1, 3, 7, 25), (30, 40, 15, 10, 5))[0]
        at = self._at_work(self.now + timedelta(days=days, minutes=chance.randint(5, 300)), chance)
        self._push(at, "act", life.number)


def rows(world: World, query: str, **bound: Any) -> list[Any]:
    with world.desk.store.read() as work:
        return list(work._connection.execute(text(query), bound))  # type: ignore[attr-defined]


def a_lifetime(
    folder: Path,
    seed: int,
    disputes: int,
    days: int,
    only: int | None = None,
    under: tuple[str, ...] = EVERY,
) -> Lifetime:
    """Make ready to live through it, under these procedures."""
    if ATTACHED in under:
        (folder / f"{ATTACHED}.yaml").write_text(_attached(), encoding="utf-8")
    ours = {"DRP_PROCEDURES_DIR": folder, "DRP_OVERSEERS": "U000000001"}
    has = settings_for(folder, DRP_PROCEDURES=under, **ours)
    wiring.upgrade(has)
    world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
    WORLDS.append(world)
    lifetime = Lifetime(world, seed, disputes, days, only)
    lifetime.plan()
    return lifetime


def _attached() -> str:
    """Give a procedure with the record of professional differences attached to it."""
    shipped, ours = Path(reading.__file__).parent / "procedures", Path(__file__).parents[1]
    files = (
        shipped / "professional-differences.yaml",
        ours / "procedures" / "iro-style.yaml",
    )
    record, onto = (Source(reading.read(t, f.name), t) for f in files for t in [f.read_text()])
    return attaching.attach(record, onto, ATTACHED, {})
