"""The words of the certificate of destruction."""

from workflows.retention.plans import Act

TITLE = "Certificate of destruction"
WHO = "Who planned, approved and ran it"
DESTROYED = "Destroyed"
STAYED = "Stayed"
STILL_HELD = "What still holds it"
NOTHING = "Nothing."
WHAT, WHICH, RULE, FROM, WHEN, WHY = "What", "Which", "Rule", "Counted from", "When", "Why"
BY, ACCOUNT = "In the name of (Slack id)", "Account on the server"
STEPS = {Act.PLANNED: "Planned", Act.APPROVED: "Approved", Act.BEGUN: "Run"}
NOT_REACHED = (
    "The app reaches no file that was handed out, no message in Slack (they hold references only), "
    "and no e-mail that was delivered. Who did what when, and the figures of reports, are kept."
)


def of_plan(plan: str) -> str:
    """Say which plan was run."""
    return f"Retention plan {plan}"


def checksum(digest: str) -> str:
    """Say how to tell that nothing was changed."""
    return f"Checksum (SHA-256) of the data beside this page: {digest}"


def backups(before: str, until: str) -> str:
    """Say which backups still hold it."""
    return f"Backups made before {before} still hold it. Delete them by {until}."
