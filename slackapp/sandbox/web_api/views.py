"""Opening and changing modals: docs.slack.dev/reference/methods/views.open."""

from typing import Any

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.block_kit import Code, Problem, view_problems
from slackapp.sandbox.web_error import SlackError, refused, view_refused

Json = dict[str, Any]


def open_view(backend: Backend, arguments: Json) -> Json:
    view = _checked(arguments)
    person_id = backend.triggers.exchange(_trigger(arguments))
    return {"view": backend.payloads.view(backend.views.open(person_id, view))}


def push(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/views.push"""
    view = _checked(arguments)
    person_id = backend.triggers.exchange(_trigger(arguments))
    return {"view": backend.payloads.view(backend.views.push(person_id, view))}


def update(backend: Backend, arguments: Json) -> Json:
    """docs.slack.dev/reference/methods/views.update"""
    source = _checked(arguments)
    view_id, external_id = arguments.get("view_id"), arguments.get("external_id")
    if not view_id and not external_id:
        raise _missing("view_id")
    view = backend.views.find(view_id=view_id, external_id=external_id)
    backend.views.update(view, source, arguments.get("hash"))
    return {"view": backend.payloads.view(view)}


def _checked(arguments: Json) -> Json:
    view = arguments.get("view")
    if view is None:
        raise _missing("view")
    if problems := view_problems(view, "modal"):
        raise view_refused(problems)
    return dict(view)


def _trigger(arguments: Json) -> str:
    if not arguments.get("trigger_id"):
        raise _missing("trigger_id")
    return str(arguments["trigger_id"])


def _missing(argument: str) -> SlackError:
    problem = Problem("", Code.MISSING, f"missing required field: {argument}")
    return refused("invalid_arguments", [problem])
