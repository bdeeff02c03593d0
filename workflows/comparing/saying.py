"""Pieces of a procedure in plain words, as a manager would say them of the paper."""

from collections.abc import Mapping
from typing import Any

from workflows.notice_rules import Copied, Notice
from workflows.parts import FixedLimit, Limit, Part, Who
from workflows.procedure import Procedure

#: How a word of the language is spoken of; any other is said as it is written.
_WORDS = {
    "also": "shared choices",
    "answer_within": "limit for the answer",
    "answered_by": "who answers",
    "at": "stages where it is offered",
    "by": "who may",
    "carry": "begins with",
    "decides": "who decides in silence",
    "directly": "may a dispute begin here",
    "form": "forms asked",
    "if": "only if",
    "opening": "limit to record what a stage asks for",
    "opened_by": "who opens it",
    "required": "must be answered",
    "stands_in": "who stands in",
    "tell": "who is told",
    "times": "how often",
    "to": "leads to",
    "within": "limit to decide in silence",
}
#: How one of several things of a kind is named, and which of its words names it.
_KINDS = {
    "apart": ("what is sent apart", "button"),
    "any_time": ("choice at any time", "button"),
    "attachable": ("choice to attach to others", "button"),
    "choices": ("choice", "button"),
    "ends": ("end", "title"),
    "facts": ("fact", "label"),
    "fields": ("question", "label"),
    "forms": ("form", "title"),
    "gates": ("gate", "needs"),
    "layout": ("printed form", "title"),
    "options": ("answer", "label"),
    "posts": ("post", "title"),
    "records": ("record", "title"),
    "stages": ("stage", "title"),
    "steps": ("step", "asks"),
    "words": ("word", ""),
}
KINDS = frozenset(_KINDS)


def word(name: str) -> str:
    """Say a word of the language."""
    plain = name.rstrip("_")
    return _WORDS.get(plain, plain.replace("_", " "))


def thing(kind: str, key: str, made: Any) -> str:
    """Name one of several things: stage "Stage 1"."""
    noun, by = _KINDS[kind]
    return f'{noun} "{getattr(made, by, key) or key}"'


def value(procedure: Procedure, said: Any) -> str:
    """Say what stands at one word."""
    match said:
        case _ if said in (None, "", (), {}):
            return "nothing"
        case bool():
            return "yes" if said else "no"
        case FixedLimit():
            return _limit(said)
        case Who():
            return (" and " if said.together else " or ").join(_titles(procedure, said.posts))
        case Notice():
            return _notice(procedure, said)
        case Copied():
            return _title(procedure, said.post)
        case Mapping():
            return "; ".join(f"{key}: {value(procedure, each)}" for key, each in said.items())
        case tuple():
            return ", ".join(value(procedure, each) for each in said)
        case Part():
            return _part(procedure, said)
        case _:
            return _title(procedure, str(said))


def _part(procedure: Procedure, part: Part) -> str:
    told = part.model_dump(exclude={"source"}, exclude_defaults=True)
    return "; ".join(f"{word(name)} {value(procedure, getattr(part, name))}" for name in told)


def _limit(limit: FixedLimit) -> str:
    """Say a limit with what goes with it: "the date in agreed_by, 5 working days at most"."""
    agreed = limit.agreed if isinstance(limit, Limit) else None
    words = [f"the date in {agreed}" if agreed else str(limit.span)]
    if isinstance(limit, Limit) and limit.cap:
        over = f", more with {limit.over_cap}" if limit.over_cap else ""
        words.append(f"{limit.cap.span} at most{over}")
    words += [f'printed "{limit.printed}"'] if limit.printed else []
    words += [f"to confirm: {limit.confirm}"] if limit.confirm else []
    return ", ".join(words)


def _notice(procedure: Procedure, notice: Notice) -> str:
    rest = notice.model_dump(exclude={"source", "to", "by"}, exclude_defaults=True)
    said = [f"{', '.join(_titles(procedure, notice.to))} by {notice.by}"]
    said += [f"{word(name)} {value(procedure, getattr(notice, name))}" for name in rest]
    return ", ".join(said)


def _titles(procedure: Procedure, posts: tuple[str, ...]) -> list[str]:
    return [_title(procedure, post) for post in posts]


def _title(procedure: Procedure, name: str) -> str:
    return procedure.posts[name].title if name in procedure.posts else name
