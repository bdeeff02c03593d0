"""Meetings: that it is asked when and where, that those invited can come, that it can be moved."""

from collections.abc import Iterator
from datetime import time

from workflows.checking.finding import Path, Problem, each_choice, named
from workflows.choices import Meeting
from workflows.procedure import Procedure
from workflows.questions import FormField


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find meetings whose day, time or place nobody is asked, or that nobody can move or call off.

    And invitations that reach nobody.
    """
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
    yield from _changed(procedure, (*path, "moved_by"), step, rule.moved_by)
    yield from _changed(procedure, (*path, "called_off_by"), step, rule.called_off_by)


def _changed(procedure: Procedure, path: Path, step: str, name: str) -> Iterator[Problem]:
    """Moving it leads to the step again, with another day; calling it off leads to another step."""
    moves = path[-1] == "moved_by"
    what, leads = ("moves", "to this step") if moves else ("calls off", "to another step")
    right = f"Name a choice of this step that leads {leads}."
    choice = procedure.choices_of(step).get(name)
    if choice is None:
        yield path, f"No choice of this step {what} the meeting.", right
    elif choice.to not in procedure.steps or (choice.to == step) is not moves:
        yield path, f'"{name}" does not lead {leads}.', right


def _asked(
    procedure: Procedure, path: Path, rule: Meeting, forms: tuple[str, ...]
) -> Iterator[Problem]:
    fields: dict[str, FormField] = {}
    for made in (procedure.forms[form] for form in forms if form in procedure.forms):
        fields |= made.fields
    day, begins, place = fields.get(rule.on), fields.get(rule.at), fields.get(rule.where)
    if day is None or day.kind != "date":
        wrong = f'A choice that leads here asks for no date "{rule.on}".'
        yield (*path, "on"), wrong, "Ask for it in the form of each such choice."
    if begins is None or begins.kind != "one" or not all(map(_is_time, begins.options)):
        wrong = f'A choice that leads here asks for no time "{rule.at}".'
        yield (*path, "at"), wrong, 'Ask for one of options such as "0930".'
    if place is None or place.kind != "text":
        wrong = f'A choice that leads here asks for no place "{rule.where}".'
        yield (*path, "where"), wrong, "Ask for it in one line, in the form of each such choice."


def _is_time(option: str) -> bool:
    try:
        return time.fromisoformat(option).strftime("%H%M") == option
    except ValueError:
        return False
