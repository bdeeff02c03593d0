"""The words about whom the rules of a file tell: in messages, before sending, and afterwards."""

from slackapp.wording.filling import capital, listed, lower, nobody_holds
from slackapp.wording.messages import place
from workflows.notices import Facts
from workflows.rungs import stage_name

ACKNOWLEDGE = "Acknowledge"
EMAILS = "E-mails"
WAITING = "Waiting: e-mail is not set up here."
COPIED_IN = "Copied in from this stage: a message now, and a copy of everything that follows."
COPIED_BY_EMAIL = "Copied in from this stage: a copy of each e-mail."
A_COPY = "A copy for information."
SUMMARY = "A summary stands in place of forms: none was filled in."


# ---- posted: safe on a lock screen ------------------------------------------------------------


def told(facts: Facts) -> str:
    """Say the file's sentence, and where."""
    return f"{place(facts)}: {lower(facts.says)}"


def copied_in(facts: Facts) -> str:
    """Say to somebody that they are copied from now on."""
    return f"{place(facts)}: you are copied in from this stage. Nothing is asked of you."


def for_information(said: str) -> str:
    """Say that it is a copy of what others were told."""
    return f"For your information: {said}"


def emails_wait(facts: Facts) -> str:
    """Tell the raiser, once, that nobody sends e-mails here yet."""
    return (
        f"{facts.reference}: the procedure sends e-mails, and e-mail is not set up here, so they "
        "wait. Open it to see which, and tell those people another way if they must know today."
    )


def asked_by_email(facts: Facts) -> str:
    """Tell the raiser that whoever is asked has it by e-mail, or does not have it yet."""
    if facts.by_mail:
        return (
            f"{place(facts)}: the {facts.post} is outside Slack and is asked by e-mail. "
            "Record their answer here when it comes."
        )
    return (
        f"{place(facts)}: the {facts.post} is outside Slack, and e-mail is not set up here, so "
        "what is asked of them waits. Tell them another way, with this reference."
    )


def send_yourself(facts: Facts) -> str:
    """Tell the raiser that the app cannot send this one."""
    return (
        f"{place(facts)}: no address is set for the {facts.post}, so send the e-mail yourself. "
        "Open it to see the title and what to attach."
    )


def acknowledge_label(reference: str) -> str:
    """Name the button, for whoever hears it."""
    return f"{ACKNOWLEDGE} {reference}"


def acknowledged(at: str) -> str:
    """Say, in place of the button, that it was used."""
    return f"Acknowledged by you at {at}."


# ---- before sending ---------------------------------------------------------------------------


def by_message(says: str) -> str:
    """Say what a message says, beside the reference and the stage."""
    said = f" {says}" if says else ""
    return f"A direct message now: the reference and the stage.{said}"


def by_post(says: str) -> str:
    """Say what a post in the channel says."""
    return f"A post: the reference and the stage. {says}"


def whom(who: str, title: str) -> str:
    """Say a name or an address with the post it stands for."""
    return f"{who}, the {title}"


def by_email(*, secure: bool) -> str:
    """Say how it goes."""
    return "By secure e-mail." if secure else "By e-mail."


def title(words: str) -> str:
    """Say a title byte for byte, as the file holds it."""
    return f'Title: "{words}"'


def own_title(reference: str, stage: str) -> str:
    """Say the title where the file prints none: a reference and a stage, never a name."""
    at = stage_name(stage)
    return title(f"{reference}, {at}") if reference else f'Title: the reference, and "{at}".'


def attached(titles: list[str]) -> str:
    """Say which forms go with it."""
    return f"Attached: {', '.join(titles)}."


WHICH_CHILDREN = "Attached: a sheet that says which children it is about."
HIGH_IMPORTANCE = "Marked as high importance."


def attention_of(whose: str) -> str:
    """Say whose attention it is for."""
    return f"For the attention of {whose}."


def copies_to(whom_else: list[str]) -> str:
    """Say who gets a copy of it."""
    return f"Copy to {listed(whom_else)}."


def because(fact: str) -> str:
    """Say why somebody is told: the fact, in the file's words."""
    return f"Because: {lower(fact)}."


def no_address(post: str) -> str:
    """Say that the app will not send this one."""
    return f"No address is set for the {post}, so this is not sent. Send it yourself."


def printed(address: str) -> str:
    """Say the address that the paper prints, which is never used unless it is set here."""
    return f"The procedure prints {address}."


def nobody(post: str) -> str:
    """Say that there is nobody to tell."""
    return f"{nobody_holds(post)} Tell an administrator."


def will_wait(number: int) -> str:
    """Say that nobody sends e-mails here yet."""
    wait = "1 e-mail waits" if number == 1 else f"{number} e-mails wait"
    return f"E-mail is not set up here. {wait} until it is."


# ---- afterwards -------------------------------------------------------------------------------


def copied_to(titles: list[str]) -> str:
    """Say which posts are copied into everything."""
    return f"Copied to: {', '.join(titles)}."


def earlier(number: int) -> str:
    """Say how many more there were before."""
    return f"And {number} earlier."


def entry_email(title_of_post: str, *, waits: bool) -> str:
    """Say in the history that an e-mail is owed; the page says what became of it."""
    if waits:
        return f"An e-mail to the {title_of_post} is owed."
    return f"The e-mail to the {title_of_post} is not sent by the app."


def entry_copied_in(title_of_post: str) -> str:
    """Say in the history who is copied from now on."""
    return f"{capital(title_of_post)} is copied in from this stage."


def entry_acknowledged(name: str) -> str:
    """Say in the history that somebody has read what they were told."""
    return f"{name} acknowledged what they were told."
