"""The boxes themselves: https://docs.slack.dev/reference/block-kit/block-elements."""

from datetime import datetime

from slackapp import ids
from slackapp.views import blocks
from slackapp.views.blocks import Json
from slackapp.wording import pages
from workflows.forms import GREATEST
from workflows.people import Directory
from workflows.procedure import Procedure


def text_box(text: str, longest: int, *, multiline: bool) -> Json:
    """A box to type in."""
    made: Json = {
        "type": "plain_text_input",
        "action_id": ids.BOX,
        "multiline": multiline,
        "max_length": longest,
    }
    return {**made, "initial_value": text[:longest]} if text else made


def number_box(text: str) -> Json:
    """A box for a whole number."""
    made: Json = {
        "type": "number_input",
        "action_id": ids.BOX,
        "is_decimal_allowed": False,
        "min_value": "0",
        "max_value": str(GREATEST),
    }
    return {**made, "initial_value": text} if text else made


def email_box(text: str) -> Json:
    """A box for an e-mail address."""
    made: Json = {"type": "email_text_input", "action_id": ids.BOX}
    return {**made, "initial_value": text} if text else made


def date_box(text: str) -> Json:
    """A calendar."""
    placeholder = blocks.plain(pages.CHOOSE_DATE)
    made: Json = {"type": "datepicker", "action_id": ids.BOX, "placeholder": placeholder}
    return {**made, "initial_date": text} if text else made


def moment_box(text: str) -> Json:
    made: Json = {"type": "datetimepicker", "action_id": ids.BOX}
    if text:
        made["initial_date_time"] = int(datetime.fromisoformat(text).timestamp())
    return made


def person_box(person: str, directory: Directory, procedure: Procedure) -> Json:
    """A menu that finds people by name or post as somebody types."""
    made: Json = {
        "type": "external_select",
        "action_id": ids.PERSON,
        "min_query_length": 0,
        "placeholder": blocks.plain(pages.PERSON_HINT),
    }
    if person in directory.people:
        made["initial_option"] = person_option(person, directory, procedure)
    return made


def person_option(person: str, directory: Directory, procedure: Procedure) -> Json:
    """Name somebody with their posts, as menus show them; and how, where it is not in Slack."""
    titles = [
        procedure.posts[post].title
        for post in directory.posts_of(person)
        if post in procedure.posts
    ]
    how = [] if directory.is_in_slack(person) else [pages.BY_EMAIL]
    words = ", ".join((directory.name(person), *dict.fromkeys(titles), *how))
    return blocks.option(words, person)


def menu_box(options: list[Json], chosen: str) -> Json:
    made: Json = {
        "type": "static_select",
        "action_id": ids.BOX,
        "options": options,
        "placeholder": blocks.plain(pages.CHOOSE_ONE),
    }
    return _with_chosen(made, options, chosen)


def radio_box(options: list[Json], chosen: str) -> Json:
    """Answers of which one is chosen."""
    made: Json = {"type": "radio_buttons", "action_id": ids.BOX, "options": options}
    return _with_chosen(made, options, chosen)


def _with_chosen(made: Json, options: list[Json], chosen: str) -> Json:
    first = next((option for option in options if option["value"] == chosen), None)
    return {**made, "initial_option": first} if first else made


def tick_box(options: list[Json], chosen: list[str]) -> Json:
    made: Json = {"type": "checkboxes", "action_id": ids.BOX, "options": options}
    ticked = [option for option in options if option["value"] in chosen]
    return {**made, "initial_options": ticked} if ticked else made
