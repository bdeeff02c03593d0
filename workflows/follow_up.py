"""The form with which an agreed action is recorded: the app's own, the same for every procedure.

Its words stand in ``follow_up.yaml``, in the manner of a procedure file.
"""

from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML

#: The names by which the engine knows the form and its boxes.
RECORD = "action_record"
IS_DONE, NEW_DATE = "done", "new_date"
YES, NO = "yes", "no"


@cache
def forms() -> dict[str, Any]:
    """Give the form by its name, as a procedure file would hold it."""
    file = resources.files("workflows") / "follow_up.yaml"
    return {RECORD: YAML(typ="safe").load(file.read_text(encoding="utf-8"))}
