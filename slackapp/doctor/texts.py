"""The texts of procedures that open disputes began under."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, mend, ok
from slackapp.wording import doctor as words
from workflows.desk import Desk
from workflows.use_cases.texts import lost


def texts(desk: Desk) -> Iterator[Finding]:
    """Say which disputes cannot go on, since their text is nowhere."""
    gone = lost(desk)
    for each in gone:
        yield mend(words.text_lost(each.key, each.hash, each.live))
    if not gone:
        yield ok(words.TEXTS_KEPT)
