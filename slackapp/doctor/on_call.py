"""Who may open a dispute on call, and who then reads why."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look, mend, ok
from slackapp.wording import doctor as words
from workflows.desk import Desk
from workflows.use_cases.world import today


def on_call(desk: Desk) -> Iterator[Finding]:
    """Say what is set up by half, and who holds no post, or would read their own reasons."""
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
    yield from _read_their_own(desk)
    if not gone:
        yield ok(words.ON_CALL)


def _read_their_own(desk: Desk) -> Iterator[Finding]:
    """Whoever opens a dispute is not the one who should read why; alone, least of all."""
    both = sorted({*desk.on_call} & {*desk.officers})
    others = {*desk.officers} - {*desk.on_call}
    for each in both:
        said = words.on_call_and_officer(each)
        yield look(said) if others else mend(said)
