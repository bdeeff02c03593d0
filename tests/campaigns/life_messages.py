"""Whether everybody was told what was due, once, and nobody what is not theirs."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

from storage.records import facts
from tests.campaigns.life import Life
from tests.campaigns.life_people import slack
from tests.campaigns.lifetime import Lifetime, rows
from workflows.due import LONDON
from workflows.kinds import NUDGES, Kind
from workflows.notices import CHANNEL, IN_SLACK, OUTSIDE
from workflows.use_cases.missing import missing
from workflows.working_calendar import CLOSES


def nothing_is_missing(lifetime: Lifetime) -> None:
    """The clock has done all that follows from each dispute, which is asked without the wakes."""
    found = missing(lifetime.world.desk)
    assert found == (), f"at {lifetime.now}: {found[:3]}"


def posts_are_single(lifetime: Lifetime) -> int:
    """Slack has each message once; give how many it has."""
    posted = sum(each.method == "chat.postMessage" for each in lifetime.slack.taken)
    [[sent]] = rows(lifetime.world, "SELECT count(*) FROM outbox WHERE ts IS NOT NULL")
    assert posted == sent
    return posted


def nobody_is_nudged_twice_a_day(lifetime: Lifetime) -> int:
    """Of one thing in one dispute, alone or in a list; give how many nudges there were."""
    nudges = Counter(_nudges(lifetime))
    twice = [which for which, times in nudges.items() if times > 1]
    assert not twice, f"nudged twice: {len(twice)}, such as {twice[:3]}"
    return nudges.total()


def _nudges(lifetime: Lifetime) -> Iterator[tuple[object, ...]]:
    """Give to whom each was sent, on which day, of which kind, and about what."""
    sent = "SELECT kind, recipient, dispute, facts, owed_at FROM outbox WHERE ts IS NOT NULL"
    for row in rows(lifetime.world, sent):
        day, said = _goes_on(lifetime, row.owed_at), facts(row.facts)
        if row.kind == Kind.MORNING:
            for line in said.lines:
                kind = Kind.ACTION if line.action else Kind.NUDGE if line.mine else Kind.DECIDE
                yield row.recipient, day, kind, line.dispute, line.action, line.visit
        elif row.kind in NUDGES:
            yield row.recipient, day, row.kind, row.dispute, said.action, said.visit


def _goes_on(lifetime: Lifetime, owed_at: str) -> date:
    """Give the day of the working hours in which it may go first."""
    at = datetime.fromisoformat(owed_at).replace(tzinfo=UTC).astimezone(LONDON)
    calendar = lifetime.world.desk.calendar
    is_over = at.time() >= CLOSES or not calendar.is_working_day(at.date())
    return calendar.shift(at.date(), 1) if is_over else at.date()


def nobody_else_is_told(lifetime: Lifetime) -> None:
    """Every message about a dispute is to somebody of its procedure's teams, or names nobody.

    Where a post is vacant in one team, the only other holder of it is found.
    """
    owed = rows(
        lifetime.world,
        "SELECT DISTINCT dispute, recipient FROM outbox WHERE dispute IS NOT NULL",
    )
    lives = {life.id: life for life in lifetime.lives.values()}
    able = {id: set(_who_may_be_told(lifetime, life)) for id, life in lives.items()}
    for dispute, to in owed:
        is_nobody = to == CHANNEL or to.startswith((IN_SLACK, OUTSIDE))
        assert is_nobody or to in able[dispute], f"{to} is told of what is not theirs"
    accounts = {slack(who) for team in lifetime.people.teams for who in team.everybody}
    for each in lifetime.slack.taken:
        to = str(each.call.get("channel", "")).removeprefix("D-")
        assert not to or to in {*accounts, "C01", "U02"}, to


def _who_may_be_told(lifetime: Lifetime, life: Life) -> Iterator[str]:
    """Give everybody of its procedure, whoever took something in it, and all who cover for them."""
    rule = life.team.procedure
    teams = (team for team in lifetime.people.teams if team.procedure is rule)
    theirs = {who for team in teams for who in team.everybody} | life.is_now.people
    yield from theirs
    yield from (cover.cover for cover in lifetime.people.covers if cover.away in theirs)
