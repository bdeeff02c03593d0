"""A council, a clock that stands still until it is moved, and the app on a database of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from slackapp import settings, wiring
from slackapp.settings import Settings
from workflows.commands import Agree, Choose, Mark, Open
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import RAISING
from workflows.due import LONDON
from workflows.forms import Answers
from workflows.people import Directory, Person, Posting
from workflows.use_cases import acting, drafting, raising, safety
from workflows.use_cases.chasing import chase
from workflows.use_cases.deciding import Acted
from workflows.use_cases.raising import Sent

#: A Monday; 5 working days later is Monday 30 November 2026.
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)
CHANNEL = "C01"

#: Post, Slack id, name, and who is above: the sample council of every test.
COUNCIL = {
    "chair": ("U01", "Sample Chair", "chair_manager"),
    "chair_manager": ("U02", "Sample Chair Manager", None),
    "social_worker": ("U03", "Sample Worker", "team_manager"),
    "team_manager": ("U04", "Sample Team Manager", "service_manager"),
    "service_manager": ("U05", "Sample Service Manager", "head_of_service"),
    "head_of_service": ("U06", "Sample Head of Service", "service_director"),
    "service_director": ("U07", "Sample Director", None),
    "safeguarding_lead": ("U08", "Sample Safeguarding Lead", None),
}
TEAMS = {"chair": "Chairs", "chair_manager": "Chairs", "safeguarding_lead": "Safeguarding"}


def a_directory(*without: str) -> Directory:
    """The sample council; each person's id is their post. *without* leaves posts empty."""
    held = {post: row for post, row in COUNCIL.items() if post not in without}
    people = {
        post: Person(id=post, name=name, slack_id=slack_id, phone="01234 000001")
        for post, (slack_id, name, _) in held.items()
    }
    postings = tuple(
        Posting(
            person=post,
            post=post,
            team=TEAMS.get(post, "North"),
            agency="Sample Council",
            line_manager=above if above in held else None,
        )
        for post, (_, _, above) in held.items()
    )
    return Directory(people=people, postings=postings)


def answers(stage: str = "stage_1", **changes: dict[str, Any]) -> Answers:
    """What a chair types to raise at *stage*, complete and dull."""
    post = {
        "informal": "team_manager",
        "stage_1": "team_manager",
        "stage_2": "service_manager",
        "stage_3": "head_of_service",
        "stage_4": "service_director",
    }[stage]
    typed: dict[str, dict[str, Any]] = {
        "child": {"case_number": "1234567", "initials": "AB", "plan": "yes"},
        "concern": {
            "impact": "AB does not know who collects them from school.",
            "concern": "The assessment has not started.",
            "resolution": "The assessment starts.",
            "timescale": "By 4 December.",
            "category": "drift_and_delay",
            "aware_on": "2026-11-23",
        },
        "people": {"social_worker": "social_worker", "manager": post},
        "spoken": {"spoken": "yes", "spoke_on": "2026-11-23", "said": "We spoke."},
    }
    if stage == "informal":
        typed["informal_talk"] = {
            "spoken_with": ["social_worker", "team_manager"],
            "spoke_on": "2026-11-23",
            "next_steps": "The report is finished today.",
            "agreed_by": "2026-12-02",
        }
    if stage in ("stage_2", "stage_3", "stage_4"):
        typed["agreement"] = AGREED
    for form, fields in changes.items():
        typed[form] = {**typed.get(form, {}), **fields}
    return typed


AGREED = {"agreed": "yes", "agreed_by": "chair_manager", "agreed_on": "2026-11-23"}
PLAN = {
    "plan": {
        "actions": [
            {
                "row": "1",
                "action": "Start the assessment.",
                "measure": "First visit recorded.",
                "who": "social_worker",
                "due": "2027-01-15",
            }
        ],
        "completed_on": "2026-11-23",
    }
}
RESOLVED = {
    "resolution": {"comments": "It has started.", "resolved_on": "2026-11-23"},
    "look_again": {"look_again": "2027-01-29"},
}
FINALISED = {"resolution": RESOLVED["resolution"]}
OUTCOME = {"outcome": {"outcome": "AB knows who comes.", "closed_on": "2026-11-23"}}
IS_DONE = {"action_record": {"done": "yes", "known": "It is recorded.", "on": "2026-11-23"}}
NOT_DONE = {"action_record": {"done": "no", "why": "Nobody has visited.", "on": "2026-11-23"}}
NOT_RESOLVED = {"not_resolved": {"comments": "Not enough yet.", "decided_on": "2026-11-23"}}
NOT_NEGOTIATED = {"negotiated": {"telephoned": "spoke"}, **NOT_RESOLVED}
MORE_TIME = {
    "more_time": {
        "spoke_at": "2026-11-23T09:30:00+00:00",
        "agreed": "The first visit is booked.",
        "confident": ["yes"],
    }
}
PASS_UP = {"pass_up": {"reason": "I cannot move the budget."}}
CALL = {"call": {"spoke_at": "2026-11-23T09:30:00+00:00", "outcome": "spoke"}}
NO_REPLY = {"telephone_first": {"telephoned": "nobody"}, **NOT_RESOLVED}


def settings_for(folder: Path, **more: Any) -> Settings:
    """Settings of a database of its own; nothing of the machine is read."""
    usual = {
        "SLACK_BOT_TOKEN": "xoxb-sample",
        "SLACK_APP_TOKEN": "xapp-sample",
        "DRP_DATABASE_URL": f"sqlite:///{folder / 'test.db'}",
        "DRP_ENCRYPTION_KEYS": wiring.new_key(),
        "DRP_CHANNEL": CHANNEL,
        "DRP_ADMINISTRATORS": "U02",
        "DRP_PORT": 0,
    }
    return settings.of(**{**usual, **more})


def no_settings(folder: Path) -> str:
    """Give a file of settings that sets nothing: none of this machine's is read."""
    file = folder / "none.toml"
    file.touch()
    return str(file)


@dataclass
class Clock:
    """Stands still until it is moved."""

    at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at.astimezone(UTC)


@dataclass
class World:
    """The app without Slack: use cases on a real database."""

    desk: Desk
    clock: Clock
    each_hour: Callable[[], object] = field(default=lambda: None)

    def people(self, directory: Directory) -> None:
        with self.desk.store.begin() as work:
            work.keep_directory(directory, date(2026, 1, 1))

    def person(self, who: str) -> Person:
        with self.desk.store.read() as work:
            return work.directory_ever().people[who]

    def raised(self, stage: str = "stage_1", **changes: dict[str, Any]) -> Dispute:
        """Raise a dispute as the chair, with the usual answers."""
        return self.raised_by("chair", stage, answers(stage, **changes))

    def raised_by(self, who: str, stage: str, typed: Answers) -> Dispute:
        """Raise a dispute the way the forms do."""
        ready = raising.prepare(self.desk, who, stage, typed)
        assert isinstance(ready, raising.Ready), ready
        draft = f"draft-{ready.outcome.dispute.id}"
        drafting.keep(self.desk, who, draft, RAISING, typed)
        sent = raising.send(self.desk, who, draft, stage, ready.outcome.dispute.clock.due.at)
        assert isinstance(sent, Sent), sent
        return sent.dispute

    def choose(self, by: str, dispute: Dispute, choice: str, **typed: Any) -> Acted:
        command = Choose(choice=choice, visit=self.now_is(dispute).visit, answers=typed)
        return acting.choose(self.desk, by, dispute.id, command)

    def open_stage(self, by: str, dispute: Dispute, **typed: Any) -> Acted:
        command = Open(visit=self.now_is(dispute).visit, answers=typed)
        return acting.open_stage(self.desk, by, dispute.id, command)

    def agree(self, by: str, dispute: Dispute, **typed: Any) -> Acted:
        """Agree to the joint answer that waits."""
        now = self.now_is(dispute)
        assert now.proposal
        command = Agree(visit=now.visit, proposal=now.proposal.number, answers=typed)
        return acting.agree(self.desk, by, dispute.id, command)

    def mark(self, by: str, dispute: Dispute, action: str, **typed: Any) -> Acted:
        command = Mark(action=action, visit=self.now_is(dispute).visit, answers=typed)
        return acting.mark(self.desk, by, dispute.id, command)

    def close(self, dispute: Dispute, by: str = "chair") -> Dispute:
        """Agree that it is resolved, see its one action done, and close it."""
        self.choose(by, dispute, "resolved", **RESOLVED)
        self.mark(by, dispute, "plan.actions.1", **IS_DONE)
        acted = self.choose(by, dispute, "all_done", **OUTCOME)
        assert acted.dispute.end == "resolved"
        return acted.dispute

    def record_safety(self, by: str, dispute: Dispute) -> None:
        assert safety.record(self.desk, by, dispute.id, {}) is None

    def now_is(self, dispute: Dispute) -> Dispute:
        with self.desk.store.read() as work:
            return work.dispute(dispute.id)

    def pass_to(self, at: datetime) -> None:
        """Move on, and look just after each hour whether anything has come due, as the app does."""
        while self.clock.at < at:
            hour = self.clock.at.replace(minute=0, second=1) + timedelta(hours=1)
            self.clock.at = min(hour, at)
            if self.desk.store.has_work(self.clock.at, self.clock.at):
                assert chase(self.desk).failed == ()
            self.each_hour()


def a_world(folder: Path, **more: Any) -> World:
    """The sample council in a SQLite database of its own, or in the empty one that is named."""
    has = settings_for(folder, **more)
    if "DRP_DATABASE_URL" not in more:
        wiring.upgrade(has)
    clock = Clock()
    world = World(desk=wiring.desk(has, now=clock), clock=clock)
    WORLDS.append(world)
    world.people(a_directory())
    return world


#: Those that are open; ``tests/conftest.py`` closes them after each test.
WORLDS: list[World] = []
