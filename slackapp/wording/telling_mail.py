"""The words about e-mails: whether each can be sent, where it stands, and what can be done."""

from slackapp.wording import reporting, times
from slackapp.wording.filling import capital
from slackapp.wording.messages import place
from workflows import by_mail
from workflows.mailed import Mailed, Stands
from workflows.meetings import INVITATION
from workflows.notices import Facts
from workflows.reporting import files as report_files
from workflows.use_cases.file_copying import COPY

ASKED_NOW = (
    "A secure e-mail now, with what they need to answer, and a form to return: they are outside "
    "Slack."
)
ASKED = "Somebody outside Slack is asked by e-mail. Record their answer here when it comes."
NOT_SECURE = "This address is not a secure one. Choose another, or ask an administrator."
NOT_ENCRYPTED = (
    "The mail server here is not reached over an encrypted line, so this waits until an "
    "administrator has mended that. Tell them another way if they must know today."
)
WAITS_FOR_ENCRYPTION = (
    "Waiting: the mail server is not reached over an encrypted line. An administrator has to mend "
    "that. Tell them another way if they must know today."
)
SEE = "See what to do"
AGAIN = "Try again"
OTHER_ADDRESS = "Use another address"
BY_HAND = "I have told them"
TELEPHONE = "Telephone them if they must know today."
SUBMIT_ADDRESS = "Send it there"
SUBMIT_BY_HAND = "Record that I told them"
IS_SENT_AGAIN = "It is being sent again. The page of the dispute says what becomes of it."
IN_HAND = "It is just being sent. Look again in a minute."
NOT_THERE = "There is no e-mail here that you can do anything about. Open the dispute to look."
NOT_THEIRS = (
    "Nothing was sent: whoever it is for does not hold that post any more, or may not open the "
    "dispute. Whoever raised it can give the address of whoever has the post now."
)
NEEDS_NOTHING = "This e-mail needs nothing more."
TOLD = "It is recorded that you told them."

_WHY = {
    by_mail.NO_ADDRESS: "no e-mail address is known",
    by_mail.NOT_SECURE: "the address is not a secure one",
    by_mail.TOO_OLD: "it waited for more than 14 days, so it was not sent by itself",
    by_mail.NOT_THEIRS: "it is not for them any more: they have left, or hold another post",
    "too large": "it is too large for the mail server",
    "mailbox full": "their mailbox is full",
}


def no_address(who: str) -> str:
    """Say before sending that there is nowhere to send it."""
    return f"No e-mail address is known of {who}. Ask an administrator to add it."


def not_secure(who: str) -> str:
    """Say before sending that it is not sent there."""
    return f"{capital(who)}: {NOT_SECURE[0].lower()}{NOT_SECURE[1:]} It is not sent there."


def not_encrypted(who: str) -> str:
    """Say before sending that it waits, which is no fault of theirs."""
    return f"{capital(who)}: {NOT_ENCRYPTED[0].lower()}{NOT_ENCRYPTED[1:]}"


# ---- posted: safe on a lock screen ------------------------------------------------------------


def not_delivered(facts: Facts) -> str:
    """Tell whoever can do something about it."""
    return f"{place(facts)}: a notice has not been delivered."


def file_not_delivered(facts: Facts) -> str:
    """Tell whoever asked for a file, or has it each month, that they do not have it."""
    if report_files.are_named(facts.file):
        _, period = report_files.read(facts.file)
        return (
            f"The files of the report for {reporting.period(period.first, period.last)} have not "
            "been delivered to your e-mail address. Ask an administrator to look at the address, "
            "or to make them with drp report."
        )
    which = f"{facts.reference}: the" if facts.reference else "The"
    return (
        f"{which} file for you has not been delivered to your e-mail address. Ask an administrator "
        "to look at the address, or to make the file."
    )


def see_label(reference: str, which: str, *, is_file: bool = False) -> str:
    """Name the button, for whoever hears it; *which* of several on a page."""
    number = f" {which}" if which else ""
    what = "file copy" if is_file else "notice"
    return f"{SEE} about {what}{number} of {reference}"


# ---- on the page of the dispute ---------------------------------------------------------------


def stands(mail: Mailed, *, is_set_up: bool) -> str:
    """Say where an e-mail stands. That a mail server took it is all that anybody can know."""
    match mail.stands:
        case Stands.WAITING if mail.code == by_mail.NOT_ENCRYPTED:
            return WAITS_FOR_ENCRYPTION
        case Stands.WAITING:
            return "Waiting." if is_set_up else "Waiting: e-mail is not set up here."
        case Stands.REFUSED:
            return f"Not delivered yet. It is tried again by itself. {tried(mail)}"
        case Stands.TAKEN if mail.settled_at:
            return f"Sent at {times.moment(mail.settled_at)}. Delivered to the mail server."
        case Stands.NEVER:
            return f"Not delivered: {why(mail.code)}."
        case Stands.UNKNOWN:
            return "It may not have been delivered: the mail server did not say."
        case Stands.BY_HAND:
            return "Not delivered. They were told in another way."
        case _:
            return "Not sent: it is not asked of them any more."


def why(code: str) -> str:
    """Say why an e-mail was not delivered."""
    return _WHY.get(code, f"the mail server refuses it ({code})")


def tried(mail: Mailed) -> str:
    """Say since when, and how often."""
    times_ = "once" if mail.attempts == 1 else f"{mail.attempts} times"
    return f"Tried {times_} since {times.moment(mail.owed_at)}."


def title_of(reference: str, *, is_file: bool = False) -> str:
    """Give the title of the page of one e-mail; Slack gives it 24 characters."""
    return f"File copy {reference}" if is_file else f"Notice {reference}"


def to_whom(name: str, post: str) -> str:
    """Say whom it is for."""
    return f"To: {', the '.join(filter(None, (name, post)))}"


def asked_of(post: str) -> str:
    """Say what is asked of somebody outside Slack."""
    return f"What is asked of the {post}, with a form to return."


#: What an e-mail carries, by the first word of its file.
FILES = {
    COPY: "The copy for the child's file.",
    report_files.REPORT: "The files of a report.",
    INVITATION: "An invitation to a meeting.",
}
NEWS = "News of the dispute: a reference, and no forms."


def carried(file: str) -> str:
    """Say what an e-mail carries, by the word of its file."""
    return FILES[file.partition(":")[0]]


# ---- in the history ---------------------------------------------------------------------------


def entry_redirected(name: str, post: str) -> str:
    """Say who gave another address; of a file that is for no post, they themselves."""
    if not post:
        return f"{name} gave another address for the file copy that is sent to them."
    return f"{name} gave another address for the e-mail to the {post}."


def entry_by_hand(name: str, post: str) -> str:
    """Say who told somebody in another way."""
    return f"{name} told the {post} in another way, since an e-mail was not delivered."
