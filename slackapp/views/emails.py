"""The e-mails of a dispute on its page, and which posts are copied into everything."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.views.who_is_told import Naming, addressee, carried, not_sent
from slackapp.wording import telling as say
from slackapp.wording import telling_mail, times
from slackapp.wording.filling import capital
from workflows import by_mail
from workflows.events import Raised, StageOpened
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.mailed import Mailed
from workflows.outward import Told
from workflows.use_cases.opening import Opened

#: The page has room for so many; the history has them all.
MOST = 10


def section(opened: Opened) -> list[Json]:
    """Say of each e-mail, newest first, to whom, since when, with what, and where it stands."""
    every = sorted(_every(opened), key=lambda each: each[0], reverse=True)
    if not every:
        return []
    made = [blocks.header(say.EMAILS, "h_emails")]
    for number, (at, who, lines, mail) in enumerate(every[:MOST]):
        when = f"{times.day_of(at)}, {times.clock(at)}"
        made += blocks.read_out(f"{who}, {when}", "\n".join(lines), f"email_{number}")
        if mail and mail.may_be_mended and _fits(opened, mail):
            is_file = by_mail.is_own_file(mail.facts)
            place = str(number + 1)
            button = see_button(mail.key, opened.dispute.reference, place, is_file=is_file)
            made += blocks.actions([button], f"email_{number}_do")
    left_out = len(every) - MOST
    return [*made, *([blocks.context(say.earlier(left_out), "emails")] if left_out > 0 else [])]


def _fits(opened: Opened, mail: Mailed) -> bool:
    """Is it for this reader to do something about? A file for one person is theirs alone."""
    return not by_mail.is_own_file(mail.facts) or mail.to == opened.reader


def see_button(key: str, reference: str, which: str = "", *, is_file: bool = False) -> Json:
    """The way to what can be done about an e-mail."""
    label = telling_mail.see_label(reference, which, is_file=is_file)
    return blocks.button(telling_mail.SEE, f"{ids.MAIL_SEE}:{which}", value=key, label=label)


_Row = tuple[datetime, str, list[str], Mailed | None]


def _every(opened: Opened) -> Iterator[_Row]:
    """Give those that rules of the file owe, and then what asks or tells somebody outside Slack."""
    mails = {mail.key: mail for mail in opened.mails}
    explained = set[str]()
    for entry in opened.history:
        for number, event in enumerate(entry.events):
            if isinstance(event, Told) and event.mail:
                key = _key(opened, entry, event, number)
                yield from _by_rule(opened, entry, event, key, mails)
                explained |= {each for each in mails if each == key or each.startswith(f"{key}:")}
    for key, mail in mails.items():
        if key not in explained:
            yield _to_somebody(opened, mail)


def _key(opened: Opened, entry: Entry, event: Told, number: int) -> str:
    """Name the row that a rule owed, as ``workflows.by_rule`` does."""
    to = event.person or "outside"
    return f"{opened.dispute.id}:{entry.number}:{Kind.EMAIL}:{to}:{number}"


def _by_rule(
    opened: Opened, entry: Entry, event: Told, key: str, mails: Mapping[str, Mailed]
) -> Iterator[_Row]:
    naming = _naming(opened, entry)
    to = addressee(event)
    mail = mails.get(key)
    stands = [_stands(opened, mail)] if mail else [say.WAITING]
    if not to.is_reached:
        stands = list(not_sent(event, naming))
    said = carried(event, event.mail, naming) if event.mail else ()
    yield entry.at, naming.who(to), [*stands, *said], mail
    for number, each in enumerate(event.cc):
        copy = mails.get(f"{key}:cc:{number}")
        if copy and copy.may_be_mended:
            yield entry.at, naming.who(each), [_stands(opened, copy), say.A_COPY], copy


def _to_somebody(opened: Opened, mail: Mailed) -> _Row:
    facts = mail.facts
    what = telling_mail.carried(facts.file) if facts.file else telling_mail.NEWS
    if by_mail.asks(facts):
        what = telling_mail.asked_of(facts.post)
    who = opened.directory.name(mail.to)
    return mail.owed_at, who, [_stands(opened, mail), what], mail


def _stands(opened: Opened, mail: Mailed) -> str:
    return telling_mail.stands(mail, is_set_up=opened.here.post_office.is_set_up)


def _naming(opened: Opened, entry: Entry) -> Naming:
    return Naming(
        procedure=opened.procedure,
        directory=opened.directory,
        filled=_filled_by(opened.history, entry.number),
        stage=_stage_before(opened, entry.number),
        office=opened.here.post_office,
        reference=opened.dispute.reference,
    )


def whom(opened: Opened, mail: Mailed) -> str:
    """Name whoever an e-mail is for: a person, or the post outside."""
    if not mail.is_to_a_post_outside:
        return opened.directory.name(mail.to)
    return capital(mail.facts.post)


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
