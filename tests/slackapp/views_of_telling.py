"""Every view and message of the rules that tell, with the longest names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import text

from slackapp.views import choosing, laid_over, raise_check, records, show
from slackapp.views.acting import Acting
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from slackapp.views.meta import Meta
from storage import records as rows
from tests.slackapp.brimful import brimful
from tests.workflows import telling
from tests.workflows.telling import PLAN, RECEIPT, RESPONDERS, WHY, typed
from tests.world import World, a_world
from workflows.commands import File
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.kinds import Kind
from workflows.people import Directory
from workflows.receipts import name as receipt_name
from workflows.use_cases import acknowledging, acting, drafting, opening, raising
from workflows.use_cases.opening import Opened
from workflows.use_cases.raising import Ready, Sent

View = dict[str, Any]


def told_world(folder: Path, directory: Directory) -> World:
    """The sample council with the procedure that tells; one of two addresses is set."""
    own = folder / "told"
    own.mkdir()
    here = Path(telling.__file__).parent
    more = {"DRP_PROCEDURES": "told", "DRP_PROCEDURES_DIR": here}
    world = a_world(own, outside={"partnership": f"{'l' * 60}@example.gov.uk"}, **more)
    world.people(directory)
    return world


def told_views(folder: Path, directory: Directory) -> Iterator[tuple[str, View]]:
    """Give the pages and forms that say who is told, what waits, and what is owed."""
    world = told_world(folder, directory)
    for stage in RESPONDERS:
        ready = raising.prepare(world.desk, "chair", stage, typed(stage))
        assert isinstance(ready, Ready)
        yield f"telling: check {stage}", raise_check.check(ready, Meta(), None)
        yield from _of_one(world, _raised(world, stage), stage)


def _of_one(world: World, dispute: Dispute, stage: str) -> Iterator[tuple[str, View]]:
    at = _opened(world, dispute, RESPONDERS[stage])
    acting_now = Acting(opened=at, answers=PLAN, meta=Meta(dispute=dispute.id, visit=1))
    yield f"telling: reply at {stage}", choosing.choice_form(acting_now, "reply")
    world.choose(RESPONDERS[stage], dispute, "reply", **PLAN)
    receipt = File(number=1, answers={receipt_name(1): {**RECEIPT, "reference": brimful(100)}})
    acting.file(world.desk, "chair", dispute.id, receipt)
    page = _with_many_emails(_opened(world, dispute, "chair"))
    yield f"telling: page at {stage}", show.show(page)
    yield f"telling: receipt at {stage}", records.form(page, 0, Meta())
    found = opening.read_entry(world.desk, "chair", dispute.id, page.history[2].number)
    assert isinstance(found, tuple)
    yield f"telling: entry at {stage}", laid_over.entry_page(*found)


def _with_many_emails(opened: Opened) -> Opened:
    """The page of a long dispute: more e-mails than it has room for."""
    first, second, *rest = opened.history
    more = [replace(second, number=100 + number) for number in range(15)]
    return replace(opened, history=(first, second, *rest, *more))


def told_messages(folder: Path, directory: Directory) -> Iterator[tuple[str, View]]:
    """Give each message that a rule owes, and the news about e-mails."""
    world = told_world(folder, directory)
    _live(world)
    with world.desk.store.read() as work:
        query = text("SELECT kind, recipient, facts, dispute FROM outbox WHERE kind <> 'e-mail'")
        found = work._connection.execute(query).all()  # type: ignore[attr-defined]
    for kind, to, facts, dispute in found:
        letter = Letter(
            kind=Kind(kind),
            to=to,
            facts=rows.facts(facts),
            dispute=dispute or "",
            procedure=world.desk.library.default,
            directory=directory,
        )
        yield kind, message(letter)


def _live(world: World) -> None:
    below, top = _raised(world, "stage_1"), _raised(world, "stage_3")
    world.choose("team_manager", below, "reply", **PLAN)
    entry = world.now_is(below).version
    assert acknowledging.acknowledge(world.desk, "chair_manager", below.id, entry) is None
    world.choose("chair", below, "escalate", **WHY)
    world.choose("service_manager", below, "take_on")
    world.choose("head_of_service", top, "reply", **PLAN)
    world.choose("chair", top, "unresolved", **WHY)


def _raised(world: World, stage: str) -> Dispute:
    drafting.keep(world.desk, "chair", f"draft-{stage}", RAISING, typed(stage))
    ready = raising.prepare(world.desk, "chair", stage, typed(stage))
    assert isinstance(ready, Ready)
    due = ready.outcome.dispute.clock.due.at
    sent = raising.send(world.desk, "chair", f"draft-{stage}", stage, due)
    assert isinstance(sent, Sent)
    return sent.dispute


def _opened(world: World, dispute: Dispute, by: str) -> Opened:
    found = opening.lay_open(world.desk, by, dispute.id, "test")
    assert isinstance(found, Opened)
    return found
