"""The forms that go with an e-mail."""

from collections.abc import Sequence

from slackapp.mail.envelope import Attachment
from workflows.desk import Desk
from workflows.outbox import Owed


class NotMade(Exception):
    """The forms cannot be made, so the e-mail waits."""


def of(desk: Desk, owed: Owed) -> Sequence[Attachment]:
    """Make them. Raises NotMade."""
    raise NotMade
