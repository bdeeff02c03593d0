"""The form of one entry of the people list: a person, a post, a team, and from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.wording import pages
from slackapp.wording import people as say
from workflows.people import Directory
from workflows.people_entry import Earlier

LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What stands in the boxes, by name, and what is said of the account that was chosen."""

    values: Mapping[str, str]
    titles: Mapping[str, str]
    directory: Directory
    about_account: str = ""


def form(filled: Filled, meta: Meta) -> Json:
    """Draw the form: of a new entry, or of one that is changed or ended."""
    made = [
        *_who_now(filled, meta),
        _text(say.NAME, "name", filled),
        _account(filled, meta),
        *([blocks.context(filled.about_account, "about_account")] if filled.about_account else []),
        _input(
            say.EMAIL, "email", elements.email_box(filled.values.get("email", "")), optional=True
        ),
        _phone(filled),
        _text(say.AGENCY, "agency", filled),
        _input(say.POST, "post", _menu(_post(filled))),
        _text(say.TEAM, "team", filled),
        _input(say.MANAGER, "line_manager", _menu(_manager(filled)), optional=True),
        _input(
            say.SINCE, "since", elements.date_box(filled.values.get("since", "")), optional=True
        ),
        _until(filled),
        *_more_and_end(meta),
        blocks.safety_last(),
    ]
    return blocks.modal(
        ids.LISTED,
        _title(meta),
        made,
        submit=say.SAVE,
        metadata=meta.write(),
    )


def _input(label: str, name: str, element: Json, *, optional: bool = False) -> Json:
    return blocks.input_block(label, element, ids.block(ids.LISTED, name), optional=optional)


def _who_now(filled: Filled, meta: Meta) -> list[Json]:
    """Ask whether it is the one who had the account or the address before, if it was anybody's."""
    if not meta.earlier:
        return []
    said = blocks.escape(say.was_theirs(filled.directory.name(meta.earlier)))
    options = [blocks.option(say.IS_BACK, Earlier.BACK), blocks.option(say.IS_ELSE, Earlier.ELSE)]
    box = elements.radio_box(options, filled.values.get("now", ""))
    return [blocks.section(said, "was_theirs"), _input(say.WHO_NOW, "now", box)]


def _phone(filled: Filled) -> Json:
    box = elements.text_box(filled.values.get("phone", ""), LONGEST, multiline=False)
    block_id = ids.block(ids.LISTED, "phone")
    return blocks.input_block(say.PHONE, box, block_id, hint=say.PHONE_HELP, optional=True)


def _text(label: str, name: str, filled: Filled) -> Json:
    box = elements.text_box(filled.values.get(name, ""), LONGEST, multiline=False)
    return _input(label, name, box)


def _account(filled: Filled, meta: Meta) -> Json:
    """Choose who it is in Slack. Slack is asked of them at once: it draws the form again."""
    element: Json = {
        "type": "users_select",
        "action_id": ids.BOX,
        "placeholder": blocks.plain(pages.PERSON_HINT),
    }
    if chosen := filled.values.get("slack_id"):
        element["initial_user"] = chosen
    block_id = ids.anew(ids.block(ids.LISTED, "slack_id"), meta.drawn)
    return blocks.input_block(
        say.ACCOUNT, element, block_id, hint=say.ACCOUNT_HELP, optional=True, redraws=True
    )


def _menu(chosen: Json | None) -> Json:
    """Search among more than a menu takes: posts of every procedure in use, everybody listed."""
    made: Json = {
        "type": "external_select",
        "action_id": ids.BOX,
        "min_query_length": 0,
        "placeholder": blocks.plain(pages.CHOOSE_ONE),
    }
    return {**made, "initial_option": chosen} if chosen else made


def _post(filled: Filled) -> Json | None:
    post = filled.values.get("post", "")
    return blocks.option(filled.titles[post], post) if post in filled.titles else None


def _manager(filled: Filled) -> Json | None:
    manager = filled.values.get("line_manager", "")
    if manager not in filled.directory.people:
        return None
    return manager_option(filled.directory, manager, filled.titles)


def manager_option(directory: Directory, person: str, titles: Mapping[str, str]) -> Json:
    """Name somebody with their posts."""
    held = dict.fromkeys(titles.get(post, post) for post in directory.posts_of(person))
    return blocks.option(", ".join((directory.name(person), *held)), person)


def _until(filled: Filled) -> Json:
    box = elements.date_box(filled.values.get("until", ""))
    block_id = ids.block(ids.LISTED, "until")
    return blocks.input_block(say.UNTIL, box, block_id, hint=say.UNTIL_HELP, optional=True)


def _title(meta: Meta) -> str:
    if meta.beside:
        return say.MORE
    return say.CHANGE if meta.posting else say.ADD


def _more_and_end(meta: Meta) -> list[Json]:
    """Give whoever has the post that is changed another; or end it, which asks first."""
    if not meta.posting or meta.beside:
        return []
    more = blocks.button(say.MORE, ids.PEOPLE_ANOTHER, value=meta.posting)
    button = blocks.button(say.END, ids.PEOPLE_END, value=meta.posting)
    button["confirm"] = {
        "title": blocks.plain(say.END_TITLE),
        "text": blocks.plain(say.END_TEXT),
        "confirm": blocks.plain(say.END),
        "deny": blocks.plain(say.KEEP),
    }
    return blocks.actions([more, button], "end")
