"""What an e-mail that is owed says: from its facts, and from the procedure's own words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from slackapp.mail.envelope import Attachment, Envelope
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from slackapp.wording import mail as say
from workflows import by_mail
from workflows.dispute import Dispute
from workflows.kinds import Kind
from workflows.local_words import Called
from workflows.notices import Facts
from workflows.outbox import Owed
from workflows.people import Directory
from workflows.post_office import can_be_written_to
from workflows.procedure import Procedure

#: Makes the forms that go with an e-mail. Raises whatever keeps them from being made.
Forms = Callable[[Owed], Sequence[Attachment]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Everything that one e-mail is written from."""

    owed: Owed
    procedure: Procedure
    directory: Directory
    dispute: Dispute | None
    called: Called
    sender: str
    recipient: str
    now: datetime


def written(sheet: Sheet, attachments: Sequence[Attachment]) -> Envelope:
    """Write the e-mail, but for its bytes."""
    mail = sheet.owed.facts.mail
    return Envelope(
        key=sheet.owed.key,
        sender=sheet.sender,
        recipient=sheet.recipient,
        title=mail.title if mail and mail.title else say.own_title(sheet.owed.facts),
        body=say.body(_said(sheet)),
        at=sheet.now,
        answers_to=_answers_to(sheet),
        is_important=bool(mail and mail.high_importance),
        attachments=attachments,
    )


def _said(sheet: Sheet) -> list[str]:
    facts, forms = sheet.owed.facts, sheet.procedure.forms
    if by_mail.is_own_file(facts):
        return [say.file_attached(facts)]
    if facts.mail:
        titles = [forms[form].title for form in facts.mail.attach]
        copied = [] if facts.mail.is_copy else [_post(sheet, each.post) for each in facts.mail.cc]
        return say.notice(facts, titles, copied)
    letter = Letter(
        kind=Kind(facts.instead or Kind.REQUEST),
        to=sheet.owed.to,
        facts=facts,
        dispute=sheet.owed.dispute or "",
        procedure=sheet.procedure,
        directory=sheet.directory,
        called=sheet.called,
    )
    return [str(message(letter)["text"]), *_more(sheet.owed.facts)]


def _more(facts: Facts) -> list[str]:
    """Say what goes with a message that is sent as an e-mail."""
    if by_mail.asks(facts):
        return [say.FORM_TO_RETURN]
    if by_mail.is_invitation(facts):
        return [say.INVITATION]
    return [say.READ_IT_THERE] if by_mail.carries_forms(facts) else []


def _post(sheet: Sheet, post: str) -> str:
    return sheet.procedure.posts[post].title


def _answers_to(sheet: Sheet) -> str:
    """Let the answer come to whoever raised it, who records it; where they have no address, to us.

    Whoever raised it is known to those who are asked: the form says so.
    """
    if sheet.dispute is None or not by_mail.asks(sheet.owed.facts):
        return ""
    raiser = sheet.directory.people.get(sheet.dispute.raised_by)
    return raiser.email if raiser and can_be_written_to(raiser.email) else ""
