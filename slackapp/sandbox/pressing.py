"""What a person does with one element: press it, answer it, look for its options.

See docs.slack.dev/reference/interaction-payloads/block_actions-payload.
"""

from typing import Any

from slackapp.block_kit import options_problems
from slackapp.block_kit.composition import options_of
from slackapp.sandbox.backend import Backend
from slackapp.sandbox.forms import Place
from slackapp.sandbox.screens import AtMessage, InView, Screen
from slackapp.sandbox.values import TYPED, Json, NotPossible, holds_answer

SHORTEST_QUERY = 3  #: of an external menu that does not say


async def press(backend: Backend, screen: Screen, place: Place, choice: str | None = None) -> Json:
    """Press a button, or choose *choice* from an overflow menu."""
    element = screen.form.element(place)
    if holds_answer(element):
        raise NotPossible(f"{place[0]}/{place[1]} is filled in, not pressed.")
    return await _send(backend, screen, place, _pressed(element, choice))


def _pressed(element: Json, choice: str | None) -> Json:
    if element["type"] == "button":
        return {key: element[key] for key in ("text", "value", "style") if key in element}
    for option in options_of(element):
        if option["value"] == choice:
            return {"selected_option": option}
    raise NotPossible(f"{choice!r} is not in this menu.")


async def fill(
    backend: Backend, screen: Screen, place: Place, given: Any, *, enter: bool = False
) -> Json:
    """Answer an element; *enter* says that a typed text was ended with the Enter key."""
    people = {person.id for person in backend.workspace.people} | {backend.app.bot_user_id}
    changed = screen.form.put(place, given, people)
    if isinstance(screen, InView):
        screen.view.touched = screen.view.touched or changed
    if changed:
        backend.journal.change()
    if not _dispatches(screen, place, changed=changed, enter=enter):
        return {"acked": None}
    return await _send(backend, screen, place, screen.form.values[place[0]][place[1]])


def _dispatches(screen: Screen, place: Place, *, changed: bool, enter: bool) -> bool:
    """Whether this answer goes to the app at once; boxes of a form wait unless they ask for it."""
    block, element = screen.form.block(place[0]), screen.form.element(place)
    if block["type"] == "input" and not block.get("dispatch_action"):
        return False
    if element["type"] not in TYPED:
        return changed
    settings = element.get("dispatch_action_config", {})
    on = settings.get("trigger_actions_on", ["on_enter_pressed"])
    return (enter and "on_enter_pressed" in on) or (changed and "on_character_entered" in on)


async def _send(backend: Backend, screen: Screen, place: Place, answer: Json) -> Json:
    element = screen.form.element(place)
    action = {"block_id": place[0], "action_id": place[1], "type": element["type"], **answer}
    payload = backend.payloads.actions(screen, action, **_ids(backend, screen))
    screen.form.unanswered.discard(place)
    backend.journal.change()
    ack = await backend.courier.deliver("interactive", payload)
    if ack is None:
        screen.form.unanswered.add(place)
        backend.journal.change()
    return {"acked": ack is not None}


def _ids(backend: Backend, screen: Screen) -> dict[str, str]:
    ids = {"trigger_id": backend.triggers.issue(screen.person.id)}
    if isinstance(screen, AtMessage):
        ids["response_url"] = backend.response_url(
            screen.person, screen.conversation, screen.message.ts
        )
    return ids


async def suggest(backend: Backend, screen: Screen, place: Place, query: str) -> Json:
    """Ask the app for the options of an external menu.

    See docs.slack.dev/reference/interaction-payloads/block_suggestion-payload.
    """
    element = screen.form.element(place)
    if "external" not in element["type"]:
        raise NotPossible(f"{place[0]}/{place[1]} does not ask the app for its options.")
    if len(query) < element.get("min_query_length", SHORTEST_QUERY):
        return {"acked": None, "options": []}
    payload = backend.payloads.suggestion(screen, place, query)
    ack = await backend.courier.deliver("interactive", payload)
    if ack is None or options_problems(ack.payload):
        return {"acked": ack is not None, "options": [], "failed": True}
    screen.form.offered[place] = options_of(ack.payload)
    return {"acked": True, **ack.payload, "options": options_of(ack.payload)}
