"""Two people press at the same moment: one wins, the other is told who and when."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from slackapp import wiring
from tests.databases import Database
from tests.world import (
    AGREED,
    NO_REPLY,
    PLAN,
    WORLDS,
    Clock,
    World,
    a_directory,
    settings_for,
)
from workflows.commands import Accepted, Choose, Refused
from workflows.dispute import Dispute
from workflows.use_cases import acting
from workflows.use_cases.acting import Acted

PAIRS = 100


def two_processes(folder: Path, database: Database) -> tuple[World, World]:
    """The same database opened twice, as by two processes: no lock is shared."""
    has = settings_for(folder, DRP_DATABASE_URL=database.url)
    clock = Clock()
    one, two = (World(desk=wiring.desk(has, now=clock), clock=clock) for _ in range(2))
    WORLDS.extend((one, two))
    one.people(a_directory())
    return one, two


def test_of_a_hundred_pairs_exactly_one_wins_each_time_and_the_other_is_told(
    tmp_path: Path, database: Database
):
    """The manager sends a late reply while the chair moves it up."""
    manager_at, chair_at = two_processes(tmp_path, database)
    disputes = [manager_at.raised("stage_1") for _ in range(PAIRS)]
    manager_at.clock.at += timedelta(days=8)

    with ThreadPoolExecutor(2) as people:
        for dispute in disputes:
            together = threading.Barrier(2)

            def press(act: Callable[[], Acted], together: threading.Barrier = together) -> Acted:
                together.wait()
                return act()

            # both forms were opened before either was sent
            answer = Choose(choice="reply", visit=1, answers=PLAN)
            move = Choose(
                choice="escalate_late", visit=1, answers={**NO_REPLY, "agreement": AGREED}
            )

            def reply(dispute: Dispute = dispute, command: Choose = answer) -> Acted:
                return acting.choose(manager_at.desk, "team_manager", dispute.id, command)

            def escalate(dispute: Dispute = dispute, command: Choose = move) -> Acted:
                return acting.choose(chair_at.desk, "chair", dispute.id, command)

            acts = [people.submit(press, act) for act in (reply, escalate)]
            outcomes = [act.result().outcome for act in acts]

            [won] = [each for each in outcomes if isinstance(each, Accepted)]
            [lost] = [each for each in outcomes if isinstance(each, Refused)]
            winner = "team_manager" if won is outcomes[0] else "chair"
            assert lost.done, lost
            assert (lost.done.person, lost.done.at) == (winner, manager_at.clock())
            with manager_at.desk.store.read() as work:
                moved = [entry for entry in work.history(dispute.id) if entry.chosen]
            assert len(moved) == 1
