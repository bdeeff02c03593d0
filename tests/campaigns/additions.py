"""What people send over HTTP in the campaigns: additions to the record, as Slack posts them."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from slackapp.views import adding, meta
from slackapp.views.acting import Acting
from tests.bench.clicks import Click, submission
from tests.bench.lines import HttpLine
from tests.world import COUNCIL, World
from workflows.adding import ADDED, ADDITION
from workflows.due import LONDON
from workflows.use_cases import opening
from workflows.use_cases.adding import NO_VISIT
from workflows.use_cases.opening import Opened

#: What Slack is told to do with a form that is kept, and with one that must stay open.
KEPT, STAYS_OPEN = "update", "errors"
#: Who adds: whoever is asked in the disputes. Of each addition, the other side is told.
WRITER = "team_manager"


@dataclass(frozen=True, kw_only=True)
class Addition:
    """One open form with its words; sent again it is the same form, and counts once."""

    dispute: str
    words: str
    view: dict[str, Any]

    def send(self, line: HttpLine) -> tuple[str, float]:
        """Give what Slack is told to do with the form, and after how many seconds.

        Raises NotAnswered, and HTTPException for half an answer.
        """
        click = submission(self.view, COUNCIL[WRITER][0])
        state = {"values": {_box(self.view): {"box": {"type": "plain_text_input", **self._said}}}}
        sent = Click(kind=click.kind, payload=_with_state(click.payload, state))
        answered = line.tell(sent)
        return str(answered.answer.get("response_action")), answered.seconds

    @property
    def _said(self) -> dict[str, str]:
        return {"value": self.words}


def _with_state(payload: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "view": {**payload["view"], "state": state}}


def _box(view: dict[str, Any]) -> str:
    boxes = (each["block_id"] for each in view["blocks"] if each["type"] == "input")
    return str(next(box for box in boxes if box.startswith(f"{ADDITION}.{ADDED}")))


def drawn_form(world: World) -> dict[str, Any]:
    """Raise a dispute by the real clock, which a process goes by; give the form to add to it."""
    world.clock.at = datetime.now(UTC)
    today = world.clock.at.astimezone(LONDON).date().isoformat()
    dispute = world.raised("stage_1", concern={"aware_on": today}, spoken={"spoke_on": today})
    opened = opening.lay_open(world.desk, WRITER, dispute.id, "form to add")
    assert isinstance(opened, Opened)
    about = meta.Meta(dispute=dispute.id, visit=NO_VISIT)
    return adding.form(Acting(opened=opened, answers={}, meta=about))


def written(view: dict[str, Any], words: str) -> Addition:
    """Fill in the form, as one that was opened just now."""
    opened = replace(meta.read(view["private_metadata"]), form=secrets.token_hex(8))
    now = {**view, "private_metadata": opened.write()}
    return Addition(dispute=opened.dispute, words=words, view=now)


def kept(world: World, dispute: str) -> Iterator[str]:
    """Give the words of every addition that is in the record. Raises where one is not whole."""
    with world.desk.store.read() as work:
        for entry in work.history(dispute):
            if ADDITION in entry.forms:
                yield str(work.answers(dispute, entry.number)[ADDITION][ADDED])
