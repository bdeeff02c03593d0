"""Random lives with everything that happened in them kept, as the store keeps it."""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.workflows import test_invariants as invariants
from tests.workflows.playing import THE_ACTION, ticked
from workflows.commands import Accepted, Refused
from workflows.dispute import Dispute
from workflows.events import Chosen, Event, Raised, StageOpened, StepStarted
from workflows.history import Entry
from workflows.mail import Mail
from workflows.outward import Told
from workflows.reporting.reading import Chronicle, Said

CATEGORIES = ("drift_and_delay", "practice_issues", "plan_challenge")


@dataclass
class Recorded(invariants.Life):
    """A life that writes its history down."""

    history: list[Entry] = field(default_factory=list)

    def settle(
        self, before: Dispute, outcome: Accepted | Refused, expected: object, who: str, what: str
    ) -> None:
        super().settle(before, outcome, expected, who, what)
        if isinstance(outcome, Accepted):
            self.write(outcome.events, who)

    def check_the_clock(self) -> None:
        outcome = ticked(self.dispute, self.now, directory=self.directory)
        super().check_the_clock()
        if outcome:
            self.write(outcome.events, None)

    def write(self, events: tuple[Event, ...], who: str | None) -> None:
        number = len(self.history) + 1
        visit = self.dispute.visit
        self.history.append(
            Entry(number=number, at=self.now, person=who, visit=visit, events=events)
        )


def lived(seed: int, moves: int = 25) -> Chronicle:
    """Let one life be lived, and give what the store would hold of it."""
    born = invariants.born(seed)
    life = Recorded(**vars(born))
    first = life.dispute
    asked = {"team_manager": first.named.get("team_manager", "social_worker")}
    begun = StepStarted(
        stage=first.stage, step=first.step, visit=1, asked=asked, due=first.clock.due
    )
    life.write((Raised(stage=first.stage, late=first.raised_late), begun), "chair")
    chance = life.chance
    for _ in range(moves):
        life.pass_time()
        life.check_the_clock()
        goes_on = chance.random() < 0.2 and not life.dispute.end
        (sensibly if goes_on else wildly)(life)
    kept = Chronicle(
        dispute=replace(life.dispute, id=str(seed), reference=f"DRP-{seed}"),
        history=tuple(life.history),
        category=chance.choice(CATEGORIES),
        children=frozenset(f"child-{chance.randrange(300)}" for _ in range(1 + (seed % 7 == 0))),
    )
    return answered(mailed(kept, chance), chance)


def mailed(kept: Chronicle, chance: random.Random) -> Chronicle:
    """Let a reviewing unit be owed an e-mail whenever a stage opens, and some not arrive."""
    history, arrived = list[Entry](), dict[str, datetime]()
    for entry in kept.history:
        opens = next((e.stage for e in entry.events if isinstance(e, Raised | StageOpened)), "")
        if opens:
            mail = Mail(address="unit@example.org")
            told = Told(post="unit", person=None, because=opens, says="", of="stage", mail=mail)
            key = f"{kept.dispute.id}:{entry.number}:e-mail:outside:{len(entry.events)}"
            entry = replace(entry, events=(*entry.events, told))
            if chance.random() < 0.7:
                arrived[key] = entry.at + timedelta(days=chance.choice((0, 0, 0, 3, 40)))
        history.append(entry)
    return replace(kept, history=tuple(history), mailed=arrived)


def answered(kept: Chronicle, chance: random.Random) -> Chronicle:
    """Let the questions be answered that a council's own file has counted."""
    children = [f"child#{n}" if n > 1 else "child" for n in range(1, len(kept.children) + 1)]
    chosen: dict[int, dict[str, Said]] = {
        1: {
            child: {"plan": (chance.choice(("yes", "yes", "no")),), "needs": some(chance)}
            for child in children
        }
    }
    for entry in kept.history:
        if any(isinstance(event, Chosen) for event in entry.events) and chance.random() < 0.6:
            words = ("written",) if chance.random() < 0.5 else ()
            said = {"themes": some(chance), "learning": words}
            chosen.setdefault(entry.number, {})["resolution"] = said
    return replace(kept, chosen=chosen)


def some(chance: random.Random) -> tuple[str, ...]:
    """Several answers, one, or none."""
    shares = {"sharing": 0.6, "voice": 0.4, "pace": 0.03}
    return tuple(each for each, share in shares.items() if chance.random() < share)


def wildly(life: Recorded) -> None:
    """Somebody tries something."""
    getattr(life, life.chance.choices(("press", "record", "mark"), (10, 3, 3))[0])()


def sensibly(life: Recorded) -> None:
    """Somebody does what is asked of them, so that lives come to their ends."""
    dispute, chance, now = life.dispute, life.chance, life.now
    choices = {
        "answer": "reply",
        "informal_answer": "reply",
        "update": "reply",
        "review": chance.choice(["resolved", "resolved", "escalate"]),
        "informal_review": "resolved_informally",
        "follow_up": "all_done" if chance.random() < 0.7 else "not_done",
    }
    button = choices[dispute.step]
    who = life.rules.must_act
    given = replace(
        life.given(),
        person=who,
        whole=True,
        agreement="yes",
        agreed_by="safeguarding_lead",
        is_done=True,
        look_again=now.date() + timedelta(days=30),
    )
    if dispute.step == "follow_up" and button == "all_done":
        outcome = invariants.mark(
            dispute,
            who,
            THE_ACTION,
            now,
            directory=life.directory,
            **invariants.what_became_of_it(given),
        )
        expected = life.rules.mark(given, stale=False)
        life.settle(dispute, outcome, expected, who, f"mark by {who}")
        dispute = life.dispute
    typed = {**invariants.WHOLE[button], **invariants.agreement(given)}
    if "look_again" in typed:
        typed["look_again"] = {"look_again": str(given.look_again)}
    outcome = invariants.choose(
        dispute,
        who,
        button,
        now,
        responder=given.responder,
        directory=life.directory,
        **typed,
    )
    expected = life.rules.press(button, given, stale=False)
    life.settle(dispute, outcome, expected, who, f"{button} by {who}")
