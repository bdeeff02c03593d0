"""What a person does with a whole form: send it or close it, and what the app answers.

See docs.slack.dev/surfaces/modals and docs.slack.dev/reference/views/view-submission.
"""

from typing import Any

from slackapp.block_kit import view_problems
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.client_checks import refusals
from slackapp.sandbox.transport import Ack
from slackapp.sandbox.values import Json, NotPossible
from slackapp.sandbox.views import View
from slackapp.sandbox.web_error import SlackError

TROUBLE = "We had some trouble connecting. Try again?"


async def submit(
    backend: Backend, person_id: str, view_id: str | None = None, *, unchecked: bool = False
) -> Json:
    """Send the form on top; *unchecked* leaves out what Slack's own client would refuse."""
    person = backend.actor(person_id)
    view = backend.views.top(person_id, view_id)
    if not view.says("submit"):
        raise NotPossible(f"{view.title!r} has no submit button.")
    view.trouble = None
    view.form.errors = {} if unchecked else refusals(view.form.blocks, view.form.values)
    backend.journal.change()
    if view.form.errors:
        return {"outcome": "refused", "errors": view.form.errors}
    trigger_id = backend.triggers.issue(person_id)
    payload = backend.payloads.submission(person, view, trigger_id)
    ack = await backend.courier.deliver("interactive", payload)
    if not backend.views.is_open(view):
        return {"outcome": "closed"}
    outcome = _obey(backend, view, ack)
    backend.journal.change()
    return {"outcome": outcome, "errors": view.form.errors}


def _obey(backend: Backend, view: View, ack: Ack | None) -> str:
    """Do what the app's answer says; one that makes no sense is trouble, and the form stays."""
    if ack is None:
        return _trouble(view)
    answer = ack.payload or {}
    match answer.get("response_action") if isinstance(answer, dict) else "nonsense":
        case None if not answer:
            backend.views.close(view)
            return "closed"
        case "clear":
            backend.views.clear(view.person_id)
            return "cleared"
        case "errors":
            return _show_errors(view, answer.get("errors"))
        case "update" | "push" as action:
            return _show_view(backend, view, action, answer.get("view"))
        case _:
            return _trouble(view)


def _trouble(view: View) -> str:
    view.trouble = TROUBLE
    return "trouble"


def _show_errors(view: View, errors: Any) -> str:
    """Only an input block of this very view can carry an error."""
    boxes = {block["block_id"] for block in view.form.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= boxes:
        return _trouble(view)
    if not all(isinstance(sentence, str) and sentence for sentence in errors.values()):
        return _trouble(view)
    view.form.errors = errors
    return "errors"


def _show_view(backend: Backend, view: View, action: str, source: Any) -> str:
    problems = view_problems(source, "modal")
    if problems:
        listed = [str(problem) for problem in problems]
        backend.journal.record("refused_view", action=action, problems=listed)
        return _trouble(view)
    try:
        if action == "push":
            backend.views.push(view.person_id, source)
            return "pushed"
        backend.views.update(view, source)
        return "updated"
    except SlackError as error:
        backend.journal.record("refused_view", action=action, problems=[error.code])
        return _trouble(view)


def close(
    backend: Backend, person_id: str, view_id: str | None = None, *, everything: bool = False
) -> Json:
    """Press Close on the form on top, or with *everything* the cross that leaves them all.

    The app is told if it asked to be; nobody waits for its answer.
    """
    person = backend.actor(person_id)
    view = backend.views.top(person_id, view_id)
    told = backend.views.stack(person_id)[0] if everything else view
    is_cleared = everything or view.says("clear_on_close")
    payload = backend.payloads.closed(person, told, is_cleared=is_cleared)
    if is_cleared:
        backend.views.clear(person_id)
    else:
        backend.views.close(view)
    if told.says("notify_on_close"):
        backend.later(backend.courier.deliver("interactive", payload))
    return {"open": len(backend.views.stack(person_id))}
