"""Where a message that is owed goes, and what stands in it now."""

from typing import Any

from slackapp.views.letter import Letter
from slackapp.views.messages import message
from workflows.desk import Desk
from workflows.kinds import Kind
from workflows.notices import CHANNEL, IN_SLACK
from workflows.outbox import Owed
from workflows.use_cases import at_home
from workflows.use_cases.world import procedure_of, today


def address(desk: Desk, channel: str, owed: Owed) -> str:
    """Give the channel to post in: a person's Slack id opens their direct message."""
    if owed.to == CHANNEL:
        return channel
    if owed.to.startswith(IN_SLACK):
        return owed.to.removeprefix(IN_SLACK)
    with desk.store.read() as work:
        person = work.directory(today(desk)).people.get(owed.to)
    return (person.slack_id if person else "") or ""


def written(desk: Desk, owed: Owed) -> dict[str, Any]:
    """Write the message as it must look now."""
    with desk.store.read() as work:
        procedure = desk.library.default
        if owed.dispute:
            procedure = procedure_of(desk, work, work.dispute(owed.dispute))
        letter = Letter(
            kind=owed.kind,
            to=owed.to,
            facts=owed.facts,
            dispute=owed.dispute or "",
            procedure=procedure,
            directory=work.directory(today(desk)),
            called=desk.library.called,
            waits=at_home.waiting(desk, work, owed.to) if owed.kind is Kind.MORNING else {},
            written=desk.now(),
        )
    return message(letter)
