"""Who may open a dispute on call, and who then reads why."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.wording import doctor as words
from workflows.desk import Desk
from workflows.use_cases.world import today


def on_call(desk: Desk) -> Iterator[Finding]:
    """Say where it is set up by half, and who is named and holds no post."""
    if not desk.on_call:
        return
    if not desk.officers:
        yield mend(words.NO_OFFICERS)
        return
    with desk.store.read() as work:
        listed = work.directory(today(desk))
    gone = [each for each in desk.on_call if listed.in_slack(each) is None]
    for each in gone:
        yield look(words.on_call_without_post(each))
    if not gone:
        yield ok(words.ON_CALL)
