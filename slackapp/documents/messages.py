"""The messages that were owed, in words: to whom, with what, and what became of each."""

from collections.abc import Iterable, Iterator

from slackapp.documents.marked import Texts
from slackapp.wording import auditing as say
from slackapp.wording import mail as mail_words
from slackapp.wording import telling, telling_mail, times
from slackapp.wording.filling import capital
from workflows import by_mail
from workflows.kinds import Kind
from workflows.notices import IN_SLACK, OUTSIDE
from workflows.people import Directory
from workflows.stored import KeptMessage
from workflows.use_cases.auditing import Message

HEADS = (say.OWED, say.TO, say.IN_WHICH, say.WHAT, say.BECAME)


def rows(every: Iterable[Message], directory: Directory) -> list[Texts]:
    """Give a row for each, under these heads."""
    return [
        (
            times.moment(each.kept.owed_at),
            _to(each, directory),
            each.reference,
            "\n".join(_what(each)),
            _became(each.kept),
        )
        for each in every
    ]


def _to(each: Message, directory: Directory) -> str:
    to = each.kept.to
    if to in directory.people:
        return ", ".join(filter(None, (directory.name(to), each.address)))
    if to == OUTSIDE:
        return ", ".join(filter(None, (capital(each.kept.facts.post), each.address)))
    account = to.removeprefix(IN_SLACK)
    return say.RECIPIENTS.get(to) or (say.account(account) if account != to else to)


def _what(each: Message) -> Iterator[str]:
    """Say what kind it is, and of an e-mail its title and what goes with it."""
    kept = each.kept
    yield say.kind(kept.facts.instead or kept.kind)
    if kept.kind != Kind.EMAIL:
        return
    mail = kept.facts.mail
    yield say.titled(mail.title if mail and mail.title else mail_words.own_title(kept.facts))
    if mail and mail.is_copy:
        yield mail_words.A_COPY
    if each.attached:
        yield telling.attached(list(each.attached))
    elif mail and mail.or_summary:
        yield mail_words.SUMMARY_ATTACHED
    elif mail and mail.which_children:
        yield telling.WHICH_CHILDREN
    elif by_mail.asks(kept.facts):
        yield say.ASKED
    elif by_mail.carries_forms(kept.facts):
        yield say.A_FILE


def _became(kept: KeptMessage) -> str:
    at = times.moment(kept.delivered_at) if kept.delivered_at else ""
    why = telling_mail.why(kept.code) if kept.kind == Kind.EMAIL else kept.code
    return say.became(kept.state, at, why if kept.code else "", kept.attempts)
