"""Names: made of what the app can tell apart, short enough for Slack, and not the app's own."""

import re
from collections.abc import Iterable, Iterator

from workflows import own_forms
from workflows.checking.finding import Path, Problem
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, STAY
from workflows.engine.joint import NAMED
from workflows.procedure import ANYONE, RESPONDER, Procedure
from workflows.questions import FormField

_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
#: What the app itself writes where files name things.
_OWN = {
    "posts": {RESPONDER, ANYONE},
    "stages": {STAY, NEXT_STAGE, ANY_HIGHER_STAGE},
    "ends": {STAY, NEXT_STAGE, ANY_HIGHER_STAGE},
    "forms": {NAMED, "next", "now", "raise"},
}
#: What Slack takes: https://docs.slack.dev/reference/block-kit/block-elements
MOST_BUTTONS, MOST_IN_MENU, LONGEST_VALUE = 10, 100, 60


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find names that could not be told apart, or that mean something already."""
    places = ("posts", "facts", "forms", "gates", "stages", "steps", "choices", "any_time", "ends")
    for place in (*places, "records", "layout", "attachable"):
        names = getattr(procedure, place)
        yield from _named((place,), names)
        for name in _OWN.get(place, set()).intersection(names):
            yield (place, name), f'"{name}" is a word of the app itself.', "Give it another name."
    for key, form in procedure.forms.items():
        yield from _named(("forms", key, "fields"), form.fields)
        for name, field in form.fields.items():
            path: Path = ("forms", key, "fields", name)
            yield from _named((*path, "options"), field.options)
            yield from _many(path, field)


def _named(place: Path, names: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        if not _NAME.fullmatch(name) and name not in own_forms.NAMES:
            yield (
                (*place, name),
                f'"{name}" cannot be a name.',
                "Write letters, digits, - and _ only, 60 at most.",
            )


def _many(path: Path, field: FormField) -> Iterator[Problem]:
    """A few stand as buttons, more in a menu."""
    in_menu = field.layout == "menu"
    most = MOST_IN_MENU if in_menu else MOST_BUTTONS
    if len(field.options) > most:
        right = "Ask less at once." if in_menu or field.kind == "tick" else "Write layout: menu."
        yield path, f"There are {len(field.options)} options; Slack takes {most}.", right
