"""The e-mails of a dispute on its page, and which posts are copied into everything."""

from collections.abc import Iterator

from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.who_is_told import Naming, addressee, carried, not_sent
from slackapp.wording import telling as say
from slackapp.wording import times
from workflows.events import Raised, StageOpened
from workflows.history import Entry
from workflows.outward import Told
from workflows.use_cases.opening import Opened

#: The page has room for so many; the history has them all.
MOST = 10


def section(opened: Opened) -> list[Json]:
    """Say of each e-mail, newest first, to whom, since when, with what, and where it stands."""
    mails = [(entry, event) for entry in opened.history for event in _emails(entry)][::-1]
    if not mails:
        return []
    made = [blocks.header(say.EMAILS, "h_emails")]
    for number, (entry, event) in enumerate(mails[:MOST]):
        made += _email(opened, entry, event, f"email_{number}")
    left_out = len(mails) - MOST
    return [*made, *([blocks.context(say.earlier(left_out), "emails")] if left_out > 0 else [])]


def _emails(entry: Entry) -> Iterator[Told]:
    yield from (event for event in entry.events if isinstance(event, Told) and event.mail)


def _email(opened: Opened, entry: Entry, event: Told, block_id: str) -> list[Json]:
    naming = Naming(
        procedure=opened.procedure,
        directory=opened.directory,
        filled=_filled_by(opened.history, entry.number),
        stage=_stage_before(opened, entry.number),
        reference=opened.dispute.reference,
    )
    to = addressee(event)
    stands = [say.WAITING] if to.is_reached else list(not_sent(event, naming))
    said = carried(event, event.mail, naming) if event.mail else ()
    when = f"{times.day_of(entry.at)}, {times.clock(entry.at)}"
    return blocks.read_out(f"{naming.who(to)}, {when}", "\n".join((*stands, *said)), block_id)


def _stage_before(opened: Opened, number: int) -> str:
    """Give the stage that it stood at until a line of the history; the first has none before."""
    events = (event for entry in opened.history if entry.number < number for event in entry.events)
    stages = [event.stage for event in events if isinstance(event, Raised | StageOpened)]
    return stages[-1] if stages else opened.dispute.stage


def _filled_by(history: tuple[Entry, ...], number: int) -> list[str]:
    """Give the forms that were filled in by then, in their order."""
    counts = [each for each in history if each.number <= number and each.proposed is None]
    return [form for entry in counts for form in entry.forms]


def copied(opened: Opened) -> list[Json]:
    """Say which posts are copied into everything."""
    titles = [opened.procedure.posts[post].title for post in opened.dispute.copied]
    return [blocks.context(blocks.escape(say.copied_to(titles)), "copied")] if titles else []
