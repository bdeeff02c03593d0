"""Attaching what one procedure offers to others (``attachable``) to the text of another.

The new text is whole by itself, so that disputes keep it like any other: nothing refers to the
file that it came from. It is the other one, line by line, with further lines in their places.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from workflows.choices import Choice
from workflows.notice_rules import Notice
from workflows.procedure import RESPONDER, Procedure

#: The posts of the other procedure that stand for one of this, as they are written under ``by``.
Standing = Mapping[str, tuple[str, ...]]


class CannotAttach(Exception):
    """The two do not go together; the text says what to do."""


@dataclass(frozen=True)
class Source:
    """A procedure, and the text that it was read from."""

    procedure: Procedure
    text: str

    @property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return self.text.replace("\r\n", "\n").split("\n")


def attach(of: Source, onto: Source, key: str, who: Standing) -> str:
    """Give the text of *onto* with what *of* offers to others, under a *key* of its own.

    *who* says for posts of *of* which posts of *onto* stand for them; for others of the raising
    side it is whoever may raise, for others of the responding side whoever answers.
    Raises CannotAttach.
    """
    if not of.procedure.attachable:
        raise CannotAttach(f'"{of.procedure.key}" has nothing under attachable: to attach.')
    _known(of.procedure, onto.procedure, who)
    lines, places = onto.lines, _yaml().load("\n".join(onto.lines))
    lines[places.lc.key("key")[0]] = f"key: {key}"
    more = _more(of, onto.procedure, who)
    for place in sorted(more, key=lambda place: _end(places, place, lines), reverse=True):
        _are_new(onto.procedure, place, more[place])
        at = _end(places, place, lines)
        lines[at:at] = _written(more[place], place, places)
    return "\n".join(lines)


def _known(of: Procedure, onto: Procedure, who: Standing) -> None:
    for post, stands in who.items():
        if post not in of.posts:
            raise CannotAttach(f'There is no post "{post}" in {of.key}.')
        for name in stands:
            if name not in (*onto.posts, RESPONDER):
                known = ", ".join([*onto.posts, RESPONDER])
                raise CannotAttach(
                    f'There is no post "{name}" in {onto.key}. Write one of {known}.'
                )


def _more(of: Source, onto: Procedure, who: Standing) -> dict[str, dict[str, Any]]:
    """Give what comes along, by its place in a file: the choices, and all that they name."""
    tree = _yaml().load("\n".join(of.lines))
    choices = of.procedure.attachable
    named = {
        "posts": _posts(of.procedure, choices.values()),
        "facts": _facts(choices.values()),
        "forms": _forms(of.procedure, choices.values()),
        "records": [name for choice in choices.values() for name in choice.records],
    }
    more = {
        place: {name: _bare(tree[place][name]) for name in dict.fromkeys(names)}
        for place, names in named.items()
        if names
    }
    here = {name: _by(of.procedure, onto, choice, who) for name, choice in choices.items()}
    more["any_time"] = {
        name: {**_bare(tree["attachable"][name]), "by": by} for name, by in here.items()
    }
    return more


def _posts(of: Procedure, choices: Iterable[Choice]) -> list[str]:
    """Give those who are told; whoever acts has a post of the other procedure."""
    return [post for notice in _notices(choices) for post in (*notice.to, *notice.cc)]


def _facts(choices: Iterable[Choice]) -> list[str]:
    return [fact for choice in choices for fact in (choice.if_, choice.unless) if fact]


def _forms(of: Procedure, choices: Iterable[Choice]) -> list[str]:
    """Give the forms that are asked, laid before somebody, sent, or kept."""
    choices = list(choices)
    held = [
        form
        for choice in choices
        for name in choice.records
        for form in (*of.records[name].holds, *of.records[name].never_holds)
    ]
    shown = [form for choice in choices if choice.shows for form in choice.shows.forms]
    sent = [form for notice in _notices(choices) for form in notice.attach]
    asked = [form for choice in choices for form in choice.form]
    return [form for form in (*asked, *shown, *sent, *held) if form in of.forms]


def _notices(choices: Iterable[Choice]) -> Iterator[Notice]:
    return (notice for choice in choices for notice in choice.tell)


def _by(of: Procedure, onto: Procedure, choice: Choice, who: Standing) -> Any:
    """Give who may do it in the other procedure."""
    by = [name for post in choice.by or () for name in who.get(post, _usual(of, onto, post))]
    written = CommentedSeq(dict.fromkeys(by))
    written.fa.set_flow_style()
    return written


def _usual(of: Procedure, onto: Procedure, post: str) -> tuple[str, ...]:
    return onto.raising.by if of.posts[post].side == "raising" else (RESPONDER,)


def _are_new(onto: Procedure, place: str, names: Iterable[str]) -> None:
    for name in names:
        if name in getattr(onto, place):
            raise CannotAttach(
                f'"{name}" stands under {place}: in {onto.key} already. Give it another name there.'
            )


def _yaml() -> YAML:
    """Read and write as people do: quotes and short forms stay, and no line is broken."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _bare(node: Any) -> Any:
    """Give the same without comments, which speak of the place where they stood."""
    if not isinstance(node, CommentedMap | CommentedSeq):
        return node
    bare: Any = CommentedMap() if isinstance(node, CommentedMap) else CommentedSeq()
    if isinstance(node, CommentedMap):
        bare.update({key: _bare(value) for key, value in node.items()})
    else:
        bare.extend(map(_bare, node))
    if node.fa.flow_style():
        bare.fa.set_flow_style()
    return bare


def _end(places: CommentedMap, place: str, lines: list[str]) -> int:
    """Give the line after the last of a place; of one that is not there, the end of the text."""
    starts = sorted(places.lc.key(name)[0] for name in places)
    begins = places.lc.key(place)[0] if place in places else starts[-1]
    end = next((start for start in starts if start > begins), len(lines))
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return end


def _written(things: dict[str, Any], place: str, places: CommentedMap) -> list[str]:
    """Write them as far in as what stands there already."""
    if place in places and places[place].fa.flow_style():
        raise CannotAttach(f"Write what stands under {place}: on lines of its own, then try again.")
    out = StringIO()
    _yaml().dump(things, out)
    far_in = " " * (next(iter(places[place].lc.data.values()))[1] if place in places else 2)
    head = [] if place in places else ["", f"{place}:"]
    return [*head, *(f"{far_in}{line}" for line in out.getvalue().splitlines())]
