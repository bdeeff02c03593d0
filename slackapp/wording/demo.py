"""What the local workspace says about itself."""

NEXT_DAY, NEXT_MONTH = "next_day", "next_month"
CLOCK_STEPS = (
    ("hour", "One hour later"),
    (NEXT_DAY, "Next working day, 9am"),
    (NEXT_MONTH, "First working day of next month, 9am"),
)
STOPPED = "The local workspace has stopped. Nothing of it was kept."


def ready(address: str) -> str:
    """Say where it is, and how to end it."""
    return (
        f"The local workspace is ready: {address}\n"
        "Sample people and sample disputes only; nothing leaves this computer. "
        "Press Ctrl+C to stop."
    )


def it_is(moment: str) -> str:
    """Say the time of the local workspace."""
    return f"It is {moment}"


def port_taken(port: int) -> str:
    """Say that somebody else listens there."""
    return f"Port {port} is taken. Choose another: make demo PORT=8124, or drp demo --port 8124."
