"""The forms that are the app's own, the same for every procedure.

Their words stand in files beside this one, in the manner of a procedure file. A form that comes
later has a name with a sign that no file can write: a text that was kept may have any other.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from workflows import adding, follow_up, on_behalf, pass_on, resent, yaml_text

#: The file of each form, by the name that the engine knows it by.
_FILES: Mapping[str, str] = {
    follow_up.RECORD: "follow_up.yaml",
    adding.ADDITION: "adding.yaml",
    pass_on.PASSING: "pass_on.yaml",
    on_behalf.RECEIVED: "on_behalf.yaml",
    resent.RESENT: "resent.yaml",
    resent.BY_HAND: "told_by_hand.yaml",
}
NAMES = frozenset(_FILES)


def of(*names: str) -> dict[str, Any]:
    """Give these forms by their names, as a procedure file would hold them."""
    return {name: _read(_FILES[name]) for name in names}


@cache
def _read(name: str) -> Any:
    file = resources.files("workflows") / name
    return yaml_text.read(file.read_text(encoding="utf-8")).tree
