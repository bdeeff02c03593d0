"""The overseers: to whom the files of reports are not mailed, and why."""

from collections.abc import Iterator

from slackapp.doctor.finding import Finding, look
from slackapp.wording import mail_set_up as words
from workflows.desk import Desk
from workflows.use_cases.mailing_files import Cannot
from workflows.use_cases.overseeing import without_files


def overseers(desk: Desk) -> Iterator[Finding]:
    """Say whose address is missing or not secure; that e-mail is not set up is said elsewhere."""
    for slack_id, cannot in without_files(desk):
        match cannot:
            case Cannot.NO_ADDRESS:
                yield look(words.overseer_without_address(slack_id))
            case Cannot.NOT_SECURE:
                yield look(words.overseer_not_secure(slack_id))
            case Cannot.NOT_SET_UP:
                return
