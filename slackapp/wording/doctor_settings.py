"""What ``drp doctor`` finds of the settings as they are written; never their values."""

BOTH_WAYS_IN = (
    "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Socket Mode is used, and nothing is "
    "taken over HTTP. Leave out the one that you do not use."
)
NOT_A_CHANNEL = (
    "DRP_CHANNEL is not the id of a channel, such as C0123456789. In Slack open the channel's "
    "details, and copy the id at the very bottom."
)


def unknown(name: str, close: list[str]) -> str:
    """Say that nothing is called so; and what may be meant."""
    meant = f" Is {close[0]} meant?" if close else " docs/install.md lists them all."
    return f"{name} is set, and no setting is called so: it does nothing.{meant}"


def wrong_kind(name: str, begins: str) -> str:
    """Say that a token is not of the kind that belongs there."""
    return (
        f"{name} does not begin with {begins}, so it is a token of another kind. "
        "docs/install.md says which is copied from where."
    )


def not_people(name: str, number: int) -> str:
    """Say that some of a list are no ids."""
    many = "one that is" if number == 1 else f"{number} that are"
    return (
        f"{name} has {many} not a person's id, such as U0123456789, so nobody is told there. In "
        "Slack open the profile, choose the three dots, then Copy member ID."
    )
