"""What is sent apart from any dispute: who it is for is asked in its form, and nothing moves."""

import re
from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, named
from workflows.checking.words import fits
from workflows.choices import Apart
from workflows.notice_rules import Notice
from workflows.procedure import Procedure
from workflows.questions import FormField
from workflows.references import DISPUTE

#: What people can type already, with a meaning of its own.
TAKEN = frozenset({"new", "list", "show", "help"})
#: What Slack takes: https://docs.slack.dev/reference/block-kit/blocks
SIZES = {"one": 40, "many": 40, "says": 24, "title": 24, "sent": 24, "button": 75, "intro": 2000}


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with what needs no dispute."""
    for key, rule in procedure.apart.items():
        path: Path = ("apart", key)
        yield from _key(path, key)
        yield from _prefix(procedure, path, rule)
        yield from named((*path, "by"), rule.by, procedure.posts, "post")
        for name, longest in SIZES.items():
            yield from fits((*path, name), getattr(rule, name), longest, {})
        for number, notice in enumerate(rule.tell):
            yield from _goes((*path, "tell", number), notice)
        yield from _told(procedure, path, rule)
        yield from _fields(procedure, rule)


def _key(path: Path, key: str) -> Iterator[Problem]:
    """It is typed after the command."""
    if key in TAKEN or not re.fullmatch(r"[a-z][a-z0-9_-]*", key):
        yield path, f'"{key}" cannot be typed for this.', "Write another word in small letters."


def _prefix(procedure: Procedure, path: Path, rule: Apart) -> Iterator[Problem]:
    """A reference says by its first letters what it is of."""
    prefixes = [DISPUTE, *(each.prefix for each in procedure.apart.values())]
    if not re.fullmatch(r"[A-Z]{3}", rule.prefix):
        yield path, "Its references have no prefix.", "Add prefix: three capitals."
    elif prefixes.count(rule.prefix) > 1:
        wrong = f'"{rule.prefix}" begins other references already.'
        yield (*path, "prefix"), wrong, "Write three other capitals."


def _goes(path: Path, notice: Notice) -> Iterator[Problem]:
    """Facts are those of a dispute; and whoever is told reads it in the app."""
    if notice.by != "message" or notice.cc:
        yield path, "What is sent apart goes by message only.", "Take by: and cc: away."
    if notice.if_ or notice.unless:
        yield path, "Without a dispute no fact is true.", "Take if: and unless: away."


def _told(procedure: Procedure, path: Path, rule: Apart) -> Iterator[Problem]:
    always = {field.names for _, field in _asked(procedure, rule) if _is_always_asked(field)}
    for post in rule.told:
        if post in procedure.posts and post not in always:
            yield (
                (*path, "tell"),
                f'The form does not always ask who is "{post}".',
                f"Give it a field of kind person that names: {post}.",
            )


def _is_always_asked(field: FormField) -> bool:
    return field.kind == "person" and field.required and not field.asked_if


def _fields(procedure: Procedure, rule: Apart) -> Iterator[Problem]:
    for path, field in _asked(procedure, rule):
        if field.kind == "actions" or field.at or field.carry:
            yield path, "This needs a dispute, and there is none.", "Ask it in another form."
        if field.names and field.names not in rule.told:
            yield path, f'"{field.names}" is named here, and not told.', "Add it to tell:."


def _asked(procedure: Procedure, rule: Apart) -> Iterator[tuple[Path, FormField]]:
    for key in rule.form:
        if key in procedure.forms:
            for name, field in procedure.forms[key].fields.items():
                yield ("forms", key, "fields", name), field
