"""What ``drp doctor`` finds of people, posts and addresses, and how to mend each thing."""

NOBODY_KNOWN = (
    "Slack knows nobody of the people list. Is SLACK_BOT_TOKEN of another workspace, or the list "
    "of another council? Look at both, and set the right one."
)
NO_PEOPLE = "The people list is empty. Import it: drp people import FILE.csv"


def people(number: int) -> str:
    """Say how many people hold a post."""
    return f"{number} people hold a post."


def nobody(post: str) -> str:
    """Say that a post is empty."""
    return (
        f"Nobody holds the post of {post}. Add somebody under People in Slack, or to the file of "
        "the people list and import it again."
    )


def entries(number: int) -> str:
    """Say how many entries of the list lead nowhere."""
    many = "1 entry" if number == 1 else f"{number} entries"
    return (
        f"{many} of the people list cannot be reached, or name a line manager who holds no post. "
        "drp people check says which."
    )


def in_circles(names: list[str]) -> str:
    """Say who is, by others, their own manager."""
    return (
        f"These are above each other in a circle: {', '.join(names)}. No question finds its way "
        "up. Enter who is really above one of them."
    )


def administrator(slack_id: str) -> str:
    """Name somebody who runs the app, and need not be in the people list."""
    return f"{slack_id} of DRP_ADMINISTRATORS"


def overseer(slack_id: str) -> str:
    """Name somebody who oversees, and need not be in the people list."""
    return f"{slack_id} of DRP_OVERSEERS"


def data_protection_officer(slack_id: str) -> str:
    """Name somebody who reads why disputes were opened on call."""
    return f"{slack_id} of DRP_DATA_PROTECTION_OFFICERS"


def retention_officer(slack_id: str) -> str:
    """Name somebody in whose name plans of what is to be destroyed are made and approved."""
    return f"{slack_id} of officers under [retention] in drp.toml"


def on_call(slack_id: str) -> str:
    """Name somebody who may open disputes on call."""
    return f"{slack_id} of DRP_ON_CALL"


def left_behind(references: list[str]) -> str:
    """Say which disputes wait for nobody."""
    many = f"{len(references)} open {'dispute waits' if len(references) == 1 else 'disputes wait'}"
    return (
        f"{many} for somebody who has left: {', '.join(references)}. "
        "Put them, or whoever has the post now, into the people list."
    )


def is_a_bot(name: str) -> str:
    """Say that somebody in the list or in the settings is a program."""
    return f"{name} is an app in Slack. Enter a person."


def is_a_guest(name: str) -> str:
    """Say that somebody in the list or in the settings is a guest."""
    return f"{name} is a guest in Slack. Check that this is meant."


def of_another_organisation(name: str) -> str:
    """Say that somebody in the list or in the settings cannot use the app."""
    return (
        f"{name} belongs to another organisation in Slack, from which the app takes nothing. "
        "They need an account in this workspace."
    )


def has_left(name: str) -> str:
    """Say that somebody in the list or in the settings cannot be reached in Slack."""
    return f"{name} has left Slack, or is not known there. Enter somebody else in their place."


def no_address(post: str, key: str, printed: str) -> str:
    """Say that a post outside gets no e-mail from the app."""
    paper = f" The procedure prints {printed}." if printed else ""
    return (
        f"No address is set for the post {post}, so its e-mails are not sent.{paper} "
        f"Put {key} under [mailboxes] in drp.toml once you have checked the address."
    )


def not_outside(key: str) -> str:
    """Say that an address is set for nobody."""
    return (
        f"The address of {key} under [mailboxes] belongs to no post outside of a procedure in use."
    )
