"""What can be typed: the answer to ``/drp help`` and to anything that is not a choice."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from slackapp import ids
from slackapp.views import apart, blocks, from_date, mending
from slackapp.views.blocks import Json
from slackapp.wording import apart as apart_words
from slackapp.wording import called as called_words
from slackapp.wording import commands, refusals, report_in_slack, safety
from workflows import local_words
from workflows.procedure import Procedure

#: What somebody sends without a dispute whose posts send nothing.
NOTHING: Mapping[str, Procedure] = MappingProxyType({})


def words(
    first: str,
    procedures: Sequence[Procedure],
    *,
    may_raise: bool,
    sends: Mapping[str, Procedure] = NOTHING,
    dates: bool = False,
    oversees: bool = False,
) -> Json:
    """What this person may use, seen by nobody else, and the ways that everybody must know (S2-17).

    *dates*: they may raise from one.

    Agencies are to see to it that their staff know how a disagreement is moved up.
    """
    called = local_words.called(procedures)
    typed = [called_words.typed_to_raise(called)] if may_raise else []
    typed += [apart_words.typed(key, each.apart[key].button) for key, each in sends.items()]
    typed += [commands.LIST, commands.SHOW, commands.PEOPLE]
    typed += [report_in_slack.TYPED] if oversees else []
    typed.append(commands.HELP)
    start = [blocks.button(called_words.raise_one(called), ids.START_RAISE)] if may_raise else []
    near = [from_date.button()] if dates else []
    buttons = [*start, *apart.starts(sends), _what_waits(), *near]
    return _said(first, typed, procedures, buttons)


def without_post(procedures: Sequence[Procedure]) -> Json:
    """What whoever runs the app may use while they are in no list."""
    typed = [commands.PEOPLE, commands.HELP]
    return _said(refusals.ADD_YOURSELF, typed, procedures, [mending.people_button()])


def _said(
    first: str, typed: Sequence[str], procedures: Sequence[Procedure], buttons: Iterable[Json]
) -> Json:
    lines = [line for line in (first, commands.FIRST) if line]
    made = [
        blocks.section(f"*{line}*" if line == commands.FIRST else line, f"first-{number}")
        for number, line in enumerate(lines)
    ]
    made.append(blocks.section("\n".join(typed), "typed"))
    ways = [f"*{blocks.escape(each.title)}*: {blocks.escape(each.about)}" for each in procedures]
    made.append(blocks.section("\n".join((commands.WAYS, *ways)), "ways"))
    made.append(blocks.context(commands.PRIVACY, "privacy"))
    made += blocks.actions([*buttons, _urgent()], "do")
    text = " ".join((*lines, *typed))
    return {"response_type": "ephemeral", "text": text, "blocks": made}


def not_listed() -> Json:
    """Say to somebody who is in no list what everybody must know first, and whom to ask."""
    first = blocks.section(f"*{commands.FIRST}*", "first")
    made = [first, blocks.section(refusals.NOT_LISTED, "ask"), *blocks.actions([_urgent()], "do")]
    text = f"{commands.FIRST} {refusals.NOT_LISTED}"
    return {"response_type": "ephemeral", "text": text, "blocks": made}


def no_reference() -> Json:
    """Say that a reference is needed, and offer the list in which they stand."""
    made = [blocks.section(refusals.NO_REFERENCE, "first"), *blocks.actions([_what_waits()], "do")]
    return {"response_type": "ephemeral", "text": refusals.NO_REFERENCE, "blocks": made}


def _urgent() -> Json:
    return blocks.button(safety.NEUTRAL_BUTTON, ids.SAFETY_OPEN, label=safety.NEUTRAL_LABEL)


def _what_waits() -> Json:
    return blocks.button(commands.WHAT_WAITS, ids.LIST_OPEN)
