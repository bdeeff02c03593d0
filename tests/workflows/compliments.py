"""A compliment that a chair sends, and reading it, for the rules of all that is sent apart."""

from typing import Any

from tests.world import World
from workflows.commands import Refused
from workflows.drafts import Place
from workflows.use_cases import apart, apart_reading
from workflows.use_cases.apart import HandedOver
from workflows.use_cases.apart_reading import Laid

THANKS: dict[str, Any] = {
    "compliment": {
        "case_number": "1234567",
        "initials": "AB",
        "social_worker": "social_worker",
        "team_manager": "team_manager",
        "changed": "AB speaks.",
        "details": "She met AB after school each week.",
        "shows": ["risk", "outcome"],
    }
}


def send(world: World, form: str = "", **changes: Any) -> HandedOver | Refused:
    typed = {"compliment": {**THANKS["compliment"], **changes}}
    return apart.send(world.desk, "chair", "compliment", typed, place=Place(form=form))


def laid(world: World, person: str = "chair", number: int = 1) -> Laid:
    found = apart_reading.read(world.desk, person, number)
    assert isinstance(found, Laid)
    return found
