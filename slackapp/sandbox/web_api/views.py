"""Opening and changing modals, filling Home tabs: docs.slack.dev/reference/methods/views.open."""

from typing import Any

from slackapp.block_kit import Code, Problem, view_problems
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.web_error import SlackError, refused, view_refused

Json = dict[str, Any]


def open_view(backend: Backend, arguments: Json) -> Json:
    view = _checked(arguments, "modal")
    person_id = backend.triggers.exchange(_trigger(arguments))
    return {"view": backend.payloads.view(backend.views.open(person_id, view))}


def push(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/views.push"""
    view = _checked(arguments, "modal")
    person_id = backend.triggers.exchange(_trigger(arguments))
    return {"view": backend.payloads.view(backend.views.push(person_id, view))}


def update(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/views.update"""
    view_id, external_id = arguments.get("view_id"), arguments.get("external_id")
    if not view_id and not external_id:
        raise _missing("view_id")
    view = backend.views.find(view_id=view_id, external_id=external_id)
    backend.views.update(view, _checked(arguments, view.kind), arguments.get("hash"))
    return {"view": backend.payloads.view(view)}


def publish(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/views.publish"""
    source = _checked(arguments, "home")
    if not arguments.get("user_id"):
        raise _missing("user_id")
    person = backend.workspace.person(str(arguments["user_id"]))
    if person is None:
        problem = Problem("/user_id", Code.BAD_FORMAT, "must be the id of a user")
        raise refused("invalid_arguments", [problem])
    return {
        "view": backend.payloads.view(
            backend.views.publish(person.id, source, arguments.get("hash"))
        )
    }


def _checked(arguments: Json, surface: str) -> Json:
    view = arguments.get("view")
    if view is None:
        raise _missing("view")
    if problems := view_problems(view, surface):
        raise view_refused(problems)
    return dict(view)


def _trigger(arguments: Json) -> str:
    if not arguments.get("trigger_id"):
        raise _missing("trigger_id")
    return str(arguments["trigger_id"])


def _missing(argument: str) -> SlackError:
    problem = Problem("", Code.MISSING, f"missing required field: {argument}")
    return refused("invalid_arguments", [problem])
