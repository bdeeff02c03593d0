"""What ``drp procedures check`` says of what Slack would not take."""

#: The parts of a form as people call them, by the names that Slack has for them.
_PARTS = {
    "title.text": "title",
    "submit.text": "button that sends",
    "header.text.text": "heading",
    "section.text.text": "paragraph",
    "context.elements.text": "small line",
    "input.label.text": "question",
    "input.hint.text": "small help under a question",
    "input.element.options": "answers to choose from",
    "input.element.options.text.text": "answer to choose",
    "input.element.options.description.text": "small help beside an answer",
    "actions.elements": "buttons in one row",
    "actions.elements.text.text": "button",
    "actions.elements.confirm.title.text": "question asked once more",
    "actions.elements.confirm.text.text": "paragraph of a question asked once more",
    "actions.elements.confirm.confirm.text": "button of a question asked once more",
}


def too_long(part: str, size: int, most: int) -> tuple[str, str]:
    """Say that words are too long, and what would be right."""
    named = _PARTS.get(part, "text")
    wrong = f"The {named} with these words can be {size} characters long; Slack takes {most}."
    return wrong, "Say it in fewer words."


def too_many(part: str, size: int, most: int) -> tuple[str, str]:
    """Say that too much stands side by side."""
    named = _PARTS.get(part, "parts")
    return f"There can be {size} {named}; Slack takes {most}.", "Offer fewer."


def too_many_blocks(blocks: int, most: int) -> tuple[str, str]:
    """Say that a form asks and shows too much."""
    wrong = f"The form can be {blocks} blocks long; Slack takes {most}."
    return wrong, "Ask less at once, or show fewer earlier forms."


def too_little_room(blocks: int, most: int, room: int) -> tuple[str, str]:
    """Say that a form which Slack takes leaves no room for what the app adds to it."""
    wrong = (
        f"The form can be {blocks} blocks long; Slack takes {most}, of which {room} stay free for "
        "what the app says on the day."
    )
    return wrong, "Ask less at once, or show fewer earlier forms."


def too_large(most: int) -> tuple[str, str]:
    """Say that too much is said at once, in however few blocks."""
    wrong = f"This can be longer in all than Slack takes, which is {most} characters."
    return wrong, "Ask less at once, or show fewer earlier forms."


def twice() -> tuple[str, str]:
    """Say that Slack could not tell two parts of one form apart."""
    wrong = "Something is asked or shown twice in one form, and Slack takes it once."
    return wrong, "Name each form once under form: and shows:."


def otherwise(message: str) -> tuple[str, str]:
    """Say what Slack would say."""
    return f"Slack would not take this form: {message}.", "Look at what it asks and shows."
