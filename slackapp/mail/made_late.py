"""What makes the files of e-mails, imported when the first of its kind is made.

What writes documents, workbooks and invitations takes a quarter of a second to import and 25 MB to
hold, and most processes never make any.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from slackapp.mail.envelope import Attachment
from slackapp.mail.letter import Forms
from slackapp.reporting.imprint import Imprint
from workflows.desk import Desk
from workflows.meetings import INVITATION
from workflows.outbox import Owed
from workflows.reporting.files import REPORT
from workflows.use_cases.file_copying import COPY

#: What makes the files that are asked for by name: the word before the first colon of it.
Makers = Mapping[str, Callable[[Desk, Owed], Sequence[Attachment]]]


def forms_for(desk: Desk, sender: str, imprint: Imprint) -> Forms:
    """Give what makes the files that go with an e-mail. It raises NothingToSend."""
    makers: Makers = {
        INVITATION: partial(_invitation, sender),
        COPY: _copies,
        REPORT: partial(_report, imprint),
    }

    def of(owed: Owed) -> Sequence[Attachment]:
        from slackapp.mail import forms

        return forms.of(desk, makers, owed)

    return of


def _invitation(sender: str, desk: Desk, owed: Owed) -> Sequence[Attachment]:
    from slackapp.mail.invitation import invitation

    return invitation(sender, desk, owed)


def _copies(desk: Desk, owed: Owed) -> Sequence[Attachment]:
    from slackapp.mail.copies import copies

    return copies(desk, owed)


def _report(imprint: Imprint, desk: Desk, owed: Owed) -> Sequence[Attachment]:
    from slackapp.mail.report import report

    return report(imprint, desk, owed)
