"""What became of every message, once the weather has cleared."""

from dataclasses import dataclass, fields
from typing import Any

from storage.records import facts
from tests.campaigns.council import Council
from tests.campaigns.faulty_slack import FaultySlack, Post
from tests.slackapp.outbox import rows
from workflows.due import LONDON
from workflows.kinds import IN_HOURS, NEVER_TWICE, NEWS_OF_LOSS, Kind

#: Who is told of a message that may be lost, unless it was theirs.
RAISER, ADMINISTRATOR = "chair", "U02"


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """Figures; the names of messages where something is wrong with them."""

    messages: int
    posts_taken: int
    faults_met: dict[str, int]
    sent_before_a_wait_ended: int
    still_waiting: list[str]
    said_to_be_sent_and_was_not: list[str]
    out_of_order: list[tuple[str, str]]
    nudges_sent_twice: list[str]
    sent_more_than_twice: list[str]
    lost_and_not_told: list[str]
    #: Allowed, and counted: what follows a message that was refused for an hour need not wait.
    refused_for_an_hour: int
    #: Allowed, and counted: nobody could know whether Slack had them.
    first_notices_sent_twice: int
    first_notices_lost_and_told: int
    nudges_lost: int

    def __str__(self) -> str:
        return "\n".join(
            f"{each.name.replace('_', ' '):>30}: {getattr(self, each.name)}"
            for each in fields(self)
        )

    @property
    def is_good(self) -> bool:
        """Is nothing lost, early, doubled or out of order?"""
        return not (
            self.sent_before_a_wait_ended
            or self.still_waiting
            or self.said_to_be_sent_and_was_not
            or self.out_of_order
            or self.nudges_sent_twice
            or self.sent_more_than_twice
            or self.lost_and_not_told
        )


def reckon(council: Council) -> Reckoning:
    """Hold what Slack took against what the outbox says."""
    slack, posts = council.slack, council.slack.posts_of()
    every = rows(council.world, "SELECT * FROM outbox ORDER BY id")
    keys = {row.key for row in every}
    in_order = [row for row in every if row.key not in council.stuck]
    never_twice = {row.key for row in every if row.kind in NEVER_TWICE}
    lost = [row for row in every if row.state in ("unknown", "failed") and row.key not in posts]
    lost_notices = [row for row in lost if row.key not in never_twice]
    doubled = [key for key, taken in posts.items() if len(taken) > 1]
    return Reckoning(
        messages=len(every),
        posts_taken=len(slack.posts),
        faults_met=dict(slack.met),
        sent_before_a_wait_ended=slack.too_early,
        still_waiting=[row.key for row in every if row.pending],
        said_to_be_sent_and_was_not=[
            row.key
            for row in every
            if row.state == "sent" and row.ts not in [post.ts for post in posts.get(row.key, [])]
        ],
        out_of_order=[pair for kinds in (True, False) for pair in _crossed(in_order, posts, kinds)],
        nudges_sent_twice=[key for key in doubled if key in never_twice],
        sent_more_than_twice=[key for key, taken in posts.items() if len(taken) > 2],
        lost_and_not_told=[row.key for row in lost_notices if not _is_told(row, slack, keys)],
        refused_for_an_hour=len(council.stuck),
        first_notices_sent_twice=len([key for key in doubled if key not in never_twice]),
        first_notices_lost_and_told=len(lost_notices),
        nudges_lost=len(lost) - len(lost_notices),
    )


def _crossed(
    every: list[Any], posts: dict[str, list[Post]], in_hours: bool
) -> list[tuple[str, str]]:
    """Give those of one dispute that Slack first took the wrong way round.

    What waits for working hours is overtaken by what does not.
    """
    taken = [
        row
        for row in every
        if row.key in posts and row.dispute and (row.kind in IN_HOURS) == in_hours
    ]
    crossed, last = list[tuple[str, str]](), dict[str, Any]()
    for row in taken:
        before = last.get(row.dispute)
        if before and float(posts[before.key][0].ts) > float(posts[row.key][0].ts):
            crossed.append((before.key, row.key))
        last[row.dispute] = row
    return crossed


def _is_told(row: Any, slack: FaultySlack, keys: set[str]) -> bool:
    """Was everybody told who can do something about it? News of news is told nobody."""
    if row.kind in NEWS_OF_LOSS:
        return True
    if row.recipient == "channel":
        last_tried = slack.tried_at[row.key].astimezone(LONDON).date()
        return f"{Kind.CHANNEL_CLOSED}:{last_tried}:{ADMINISTRATOR}" in keys
    missed = f"{row.dispute}:{facts(row.facts).visit}:{row.recipient}"
    tell = {RAISER, f"administrators:{ADMINISTRATOR}"} - {row.recipient}
    return keys >= {f"{Kind.NOT_DELIVERED}:{missed}:{to}" for to in tell}
