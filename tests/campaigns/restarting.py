"""A council at work, and messages sent, while PostgreSQL is stopped at once and started again."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TypeVar

from slackapp import equipping, wiring
from slackapp.postman import DEAD_AFTER, recover
from slackapp.sending import Sender
from slackapp.settings import Settings
from tests.slackapp.outbox import rows
from tests.slackapp.scripted_slack import ScriptedSlack, scripted_slack
from tests.world import CHANNEL, PLAN, WORLDS, Clock, World, a_directory, answers
from workflows.commands import Accepted, Choose
from workflows.drafts import RAISING
from workflows.ports import StoreUnavailable
from workflows.use_cases import acting, drafting, raising
from workflows.use_cases.raising import Ready, Sent

PEOPLE_AT_ONCE = 4
#: Seconds after which the app must work again, from when the database is ready.
PATIENCE = 10
#: So many may go without the database: whoever sends has it in hand, and asks no more.
IN_HAND = 1
OWED = "SELECT 1 FROM outbox WHERE pending"
#: Of these nobody has it in hand, nor what goes before it.
FREE = f"""{OWED} AND NOT EXISTS (
    SELECT 1 FROM outbox earlier WHERE earlier.claimed_at IS NOT NULL
    AND (earlier.id = outbox.id OR earlier.dispute = outbox.dispute AND earlier.id < outbox.id)
)"""  # noqa: S608
Given = TypeVar("Given")


@dataclass
class Load:
    """People who raise and reply as fast as they can, and try again whenever they are told to.

    *acknowledged*: what they were told is kept, and when they were told something last. *stopping*
    ends the people's day; *all_told* that of the thread that sends.
    """

    world: World
    sender: Sender
    stopping: threading.Event = field(default_factory=threading.Event)
    all_told: threading.Event = field(default_factory=threading.Event)
    acknowledged: list[str] = field(default_factory=list)
    drafts: Counter[str] = field(default_factory=Counter)
    told_to_wait: int = 0
    last: float = 0
    broken: list[BaseException] = field(default_factory=list)

    def work(self, number: int) -> None:
        """One person's day."""
        try:
            while not self.stopping.is_set():
                self._raise_and_reply(f"draft-{number}-{self.drafts[str(number)]}")
                self.drafts[str(number)] += 1
        except BaseException as error:
            self.broken.append(error)

    def _raise_and_reply(self, draft: str) -> None:
        desk, typed = self.world.desk, answers("stage_1")
        self._until_told(lambda: drafting.keep(desk, "chair", draft, RAISING, typed))
        ready = self._until_told(lambda: raising.prepare(desk, "chair", "stage_1", typed))
        assert isinstance(ready, Ready)
        due = ready.outcome.dispute.clock.due.at
        sent = self._until_told(lambda: raising.send(desk, "chair", draft, "stage_1", due))
        assert isinstance(sent, Sent), sent
        reply = Choose(choice="reply", visit=1, answers=PLAN)
        acted = self._until_told(
            lambda: acting.choose(desk, "team_manager", sent.dispute.id, reply)
        )
        if isinstance(acted.outcome, Accepted):  # else it was kept before, and nobody was told
            self.acknowledged.append(sent.dispute.id)

    def _until_told(self, does: Callable[[], Given]) -> Given:
        while True:
            try:
                given = does()
                self.last = time.monotonic()
                return given
            except StoreUnavailable:
                self.told_to_wait += 1
                time.sleep(0.02)

    def send(self) -> None:
        """What the thread that sends does."""
        try:
            while not self.all_told.is_set():
                try:
                    self.sender.send_waiting()
                except StoreUnavailable:
                    self.told_to_wait += 1
                time.sleep(0.02)
        except BaseException as error:
            self.broken.append(error)


@contextmanager
def under_load(load: Load) -> Iterator[None]:
    """Everybody works until this ends, and finishes what they have begun; all that is owed goes."""
    people = [
        threading.Thread(target=load.work, args=(number,), daemon=True)
        for number in range(PEOPLE_AT_ONCE)
    ]
    with _sending(load):
        for thread in people:
            thread.start()
        try:
            yield
        finally:
            load.stopping.set()
            for thread in people:
                thread.join(timeout=PATIENCE)
        assert not any(thread.is_alive() for thread in people), "somebody hangs"
        _becomes_nothing(load, FREE)
    load.world.clock.at += DEAD_AFTER + timedelta(seconds=1)
    recover(load.world.desk)  # what was claimed as it went, of which nobody heard
    load.world.clock.at += DEAD_AFTER  # it is tried again a while after
    with _sending(load):
        _becomes_nothing(load, OWED)


@contextmanager
def _sending(load: Load) -> Iterator[None]:
    """A thread sends, and ends when this does."""
    load.all_told.clear()
    thread = threading.Thread(target=load.send, daemon=True)
    thread.start()
    try:
        yield
    except BaseException:
        load.sender.stopping.set()
        raise
    finally:
        load.all_told.set()
        thread.join(timeout=PATIENCE)
    assert not thread.is_alive(), "whoever sends hangs"


def _becomes_nothing(load: Load, owed: str) -> None:
    """However much waits, it becomes less, and then nothing."""

    def is_less() -> bool:
        return len(rows(load.world, owed)) < left

    while left := len(rows(load.world, owed)):
        _until(is_less, load, "what is owed is never sent")


def _until(is_so: Callable[[], object], load: Load, never: str) -> float:
    """Give how many seconds it took."""
    began = time.monotonic()
    while not is_so():
        assert not load.broken, load.broken
        assert time.monotonic() - began < PATIENCE, never
        time.sleep(0.005)
    return time.monotonic() - began


def gone_under_load(
    has: Settings, goes: Callable[[], object], seed: int, times: int
) -> tuple[Counter[str], dict[str, float]]:
    """Let it go and come back so often; give what came, and the longest waits until it worked.

    Raises AssertionError where anything acknowledged is gone, or anything is there twice.
    """
    chance = Random(seed)  # noqa: S311 # a run can be had again
    with scripted_slack() as slack:
        load = a_load(has, slack)
        with under_load(load):
            waited = [_waited(goes, load, slack, chance) for _ in range(times)]
        assert not load.broken, load.broken
        _nothing_lost(load)
        _nothing_twice(load, slack)
        _all_is_told(load, slack)
    kept = {"restarts": times, "acknowledged": len(load.acknowledged), "lost": 0}
    told = {"told to try again": load.told_to_wait, "messages": len(slack.texts), "sent twice": 0}
    people, messages = map(max, zip(*waited, strict=True))
    longest = {"until people work again (s)": people, "until messages go again (s)": messages}
    return Counter({**kept, **told}), longest


def a_load(has: Settings, slack: ScriptedSlack) -> Load:
    wiring.upgrade(has)
    world = World(desk=wiring.desk(has, now=(clock := Clock())), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    client = equipping.client(has.model_copy(update={"api_url": slack.url}))
    return Load(world, Sender(world.desk, client, CHANNEL, pace=0))


def _waited(
    goes: Callable[[], object], load: Load, slack: ScriptedSlack, chance: Random
) -> tuple[float, float]:
    """Give how many seconds after it is ready something is kept again, and something sent."""
    time.sleep(chance.uniform(0.2, 1))
    goes()
    ready, had = time.monotonic(), len(slack.taken)
    people = _until(lambda: load.last > ready, load, "nobody can work again")
    messages = _until(lambda: len(slack.taken) > had + IN_HAND, load, "nothing is sent again")
    return people, people + messages


def _nothing_lost(load: Load) -> None:
    with load.world.desk.store.read() as work:
        for dispute in load.acknowledged:
            chosen = [each.chosen.choice for each in work.history(dispute) if each.chosen]
            assert chosen == ["reply"], f"acknowledged, and kept as: {chosen}"


def _nothing_twice(load: Load, slack: ScriptedSlack) -> None:
    with load.world.desk.store.read() as work:
        raised = len(work.every_record())
    assert raised == load.drafts.total(), "a draft was raised twice, or not at all"
    twice = [text for (_, text), times in Counter(_posts(slack)).items() if times > 1]
    assert not twice, f"sent twice: {twice}"


def _all_is_told(load: Load, slack: ScriptedSlack) -> None:
    """Slack has as many messages as were owed, and none was given up."""
    owed = Counter(row.state for row in rows(load.world, "SELECT state FROM outbox"))
    assert owed == {"sent": len(_posts(slack))}, f"{owed}, and Slack has {len(_posts(slack))}"


def _posts(slack: ScriptedSlack) -> list[tuple[str, str]]:
    return [
        (call["channel"], call["text"]) for how, call in slack.taken if how == "chat.postMessage"
    ]
