"""The words for several children in one dispute."""

ADD = "Add another child"
ENOUGH = "Six children is the most. Raise the others on their own."
REMOVE = "Remove"
REMOVE_TEXT = "What you typed about this child is removed. The other children stay."
REMOVE_YES = "Remove child"
REMOVE_NO = "Keep"


def child(number: int) -> str:
    """Head what is said about one of several children."""
    return f"Child {number}"


def of_child(label: str, number: int) -> str:
    """Name a box by its child, too, so that no two are called the same."""
    return f"{label} (child {number})"


def button_label(words: str, number: int) -> str:
    """Name a button of one of several children, for whoever hears it."""
    return f"{words}: child {number}"


def remove_label(number: int) -> str:
    """Name the button that removes a child, for whoever hears it."""
    return f"Remove child {number}"


def remove_title(number: int) -> str:
    """Ask before what was typed goes."""
    return f"Remove child {number}?"


def same(number: int, other: int, what: str) -> str:
    """Say that a child is there twice."""
    return f"Child {number} has the same {what} as child {other}. Change one or remove it."
