"""Walking two procedures side by side, and saying each place where they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workflows.comparing import saying
from workflows.parts import FixedLimit, Part, Who
from workflows.procedure import Procedure

#: Where a rule comes from, and what the text is: no dispute goes another way by it.
_SAYS_NOTHING = {"source", "hash"}
#: What is said whole.
_WHOLE = (FixedLimit, Who)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where the walk is: both procedures, and the names of what it stands in."""

    old: Procedure
    new: Procedure
    within: tuple[str, ...] = ()

    def inside(self, name: str) -> "_Place":
        return replace(self, within=(*self.within, name))

    def says(self, words: str) -> str:
        said = ", ".join((*self.within, words)).removesuffix(".")
        return f"{said[:1].upper()}{said[1:]}."


def changes(old: Procedure, new: Procedure) -> Iterator[str]:
    """Say what changes for new disputes when *new* takes the place of *old*, a line for each.

    Things that are called alike, and change alike, are said once.
    """
    yield from dict.fromkeys(_part(_Place(old=old, new=new), old, new))


def _part(place: _Place, old: Part, new: Part) -> Iterator[str]:
    for name in type(new).model_fields:
        if name not in _SAYS_NOTHING:
            yield from _word(place, name, getattr(old, name), getattr(new, name))


def _word(place: _Place, name: str, old: Any, new: Any) -> Iterator[str]:
    if name in saying.KINDS and isinstance(new, Mapping):
        yield from _things(place, name, old, new)
    elif isinstance(old, Part) and isinstance(new, Part) and not isinstance(new, _WHOLE):
        yield from _part(place.inside(saying.word(name)), old, new)
    else:
        yield from _said(place, saying.word(name), old, new)


def _things(
    place: _Place, kind: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[str]:
    """Things of a kind are the same where they have the same name in the file."""
    for key, made in new.items():
        called = saying.thing(kind, key, made)
        if key not in old:
            yield place.says(f"{called} is new")
        elif isinstance(made, Part):
            yield from _part(place.inside(called), old[key], made)
        else:
            yield from _said(place, called, old[key], made)
    for key, made in old.items():
        if key not in new:
            yield place.says(f"{saying.thing(kind, key, made)} is gone")
    there = [key for key in new if key in old]
    if there != [key for key in old if key in new]:
        yield place.says(f"the order of {saying.word(kind)} is {', '.join(new)}")


def _said(place: _Place, name: str, old: Any, new: Any) -> Iterator[str]:
    was, now = saying.value(place.old, old), saying.value(place.new, new)
    if was != now:
        yield place.says(f"{name}: {now}; it was {was}")
