"""Meetings: that whoever leads to one is asked when it is, and that those invited can come."""

from collections.abc import Iterator
from datetime import time

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.choices import Meeting
from workflows.procedure import Procedure
from workflows.questions import FormField


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find meetings whose day or time nobody is asked, and invitations that reach nobody."""
    for key, step in procedure.steps.items():
        if step.meeting:
            yield from _of_one(procedure, ("steps", key, "meeting"), key, step.meeting)


def _of_one(procedure: Procedure, path: Path, step: str, rule: Meeting) -> Iterator[Problem]:
    yield from named((*path, "invites"), rule.invites, procedure.posts, "post")
    for post in rule.invites:
        if post in procedure.posts and procedure.posts[post].found == "outside":
            wrong = f'"{post}" is outside, and comes to no meeting.'
            yield (*path, "invites"), wrong, "Invite a post that a person holds."
    for _, choice in each_choice(procedure):
        if choice.to == step:
            yield from _asked(procedure, path, rule, choice.form)


def _asked(
    procedure: Procedure, path: Path, rule: Meeting, forms: tuple[str, ...]
) -> Iterator[Problem]:
    fields: dict[str, FormField] = {}
    for made in (procedure.forms[form] for form in forms if form in procedure.forms):
        fields |= made.fields
    day, begins = fields.get(rule.on), fields.get(rule.at)
    if day is None or day.kind != "date":
        wrong = f'A choice that leads here asks for no date "{rule.on}".'
        yield (*path, "on"), wrong, "Ask for it in the form of each such choice."
    if begins is None or begins.kind != "one" or not all(map(_is_time, begins.options)):
        wrong = f'A choice that leads here asks for no time "{rule.at}".'
        yield (*path, "at"), wrong, 'Ask for one of options such as "0930".'


def _is_time(option: str) -> bool:
    try:
        return time.fromisoformat(option).strftime("%H%M") == option
    except ValueError:
        return False
