"""The rules of the shipped procedure a second time, as small tables, to hold the engine against.

It knows who holds which post as the directory says it, and nothing of the engine or the file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from tests.workflows import slow_calendar
from workflows.commands import Reason

LADDER = ("informal", "stage_1", "stage_2", "stage_3", "stage_4")
POSTS = (
    ("team_manager",),
    ("team_manager",),
    ("service_manager",),
    ("head_of_service",),
    ("service_director", "executive_director"),
)
FORMAL, BELOW_THE_TOP, WITH_PASSING_UP = {1, 2, 3, 4}, {0, 1, 2, 3}, {1, 2, 3}

#: Button: whose it is, at which steps, at which rungs, where it leads.
BUTTONS = {
    "reply": ("responder", {"answer", "update"}, {0, *FORMAL}, "review"),
    "take_on": ("responder", {"answer"}, {0, *FORMAL}, "stay"),
    "pass_up": ("responder", {"answer"}, WITH_PASSING_UP, "up"),
    "telephoned": ("chair", {"answer", "update"}, {0, *FORMAL}, "stay"),
    "escalate_late": ("chair", {"answer", "update"}, BELOW_THE_TOP, "up"),
    "unresolved_late": ("chair", {"answer", "update"}, {4}, "unresolved"),
    "finalise": ("chair", {"answer"}, {0}, "resolved"),
    "resolved": ("chair", {"review"}, FORMAL, "follow_up"),
    "resolved_informally": ("chair", {"review"}, {0}, "resolved"),
    "all_done": ("chair", {"follow_up"}, FORMAL, "resolved"),
    "not_done": ("chair", {"follow_up"}, WITH_PASSING_UP, "up"),
    "not_done_at_the_top": ("chair", {"follow_up"}, {4}, "unresolved"),
    "one_more_day": ("chair", {"review"}, FORMAL, "update"),
    "escalate": ("chair", {"review"}, BELOW_THE_TOP, "up"),
    "unresolved": ("chair", {"review"}, {4}, "unresolved"),
}
ONLY_LATE = {"telephoned", "escalate_late", "unresolved_late"}
ONCE_A_STAGE = {"take_on", "one_more_day"}
LIMITS = {
    "answer": (5, "working days"),
    "review": (2, "working days"),
    "update": (24, "hours"),
    "record": (1, "working days"),
    "decide": (1, "working days"),
}

#: By when every plan says that its action is done.
LATER = date(2040, 1, 2)

Holders = Callable[[dict[str, str]], dict[str, str]]


@dataclass
class Given:
    """What comes with a press: who, when, a whole form or not, the agreement, who answers next."""

    person: str
    now: datetime
    whole: bool = True
    agreement: str | None = None
    agreed_by: str = ""
    responder: str | None = None
    look_again: date | None = None
    is_done: bool = True
    new_date: date | None = None


@dataclass
class Agreed:
    """The one action of every plan, as the second reading has it."""

    due: date = LATER
    became: str = "open"
    moved: bool = False


@dataclass
class SecondRules:
    """Where a dispute stands, by the second reading of the rules."""

    rung: int
    named: dict[str, str]
    responding: tuple[str, str]
    due: datetime
    days_off: frozenset[date]
    holders: Holders
    step: str = "answer"
    end: str = ""
    acted: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    waits: str = ""  # "yes", or "no" once the agreement was refused
    wait_due: datetime | None = None
    remembered: str | None = None
    late: int = 0
    decide_by: datetime | None = None
    action: Agreed | None = None

    @property
    def running(self) -> datetime:
        return self.wait_due if self.waits == "yes" and self.wait_due else self.due

    @property
    def must_act(self) -> str:
        chairs = self.waits == "yes" or self.step in ("review", "follow_up")
        return self.named["chair"] if chairs else self.responding[1]

    def held(self) -> dict[str, str]:
        return {**self.holders(self.named), **self.named}

    def after(self, start: datetime, limit: str) -> datetime:
        number, unit = LIMITS[limit]
        return slow_calendar.due(start.astimezone(UTC), number, unit, self.days_off)

    # ---- the clock ------------------------------------------------------------------------------

    def tick(self, now: datetime) -> None:
        if not self.end and self.late == 0 and now > self.running:
            self.late, self.decide_by = 1, self.after(self.running, "decide")
        if self.late == 1 and self.decide_by and now > self.decide_by:
            self.late = 2

    def _in_time_again(self) -> None:
        self.late, self.decide_by = 0, None

    # ---- a button -------------------------------------------------------------------------------

    def press(self, button: str, given: Given, *, stale: bool) -> Reason | None:
        """Do it, or say why not."""
        refused = self._refusal(button, given, stale=stale)
        whose, _, _, leads = BUTTONS[button]
        if whose == "responder":  # an agreement counts from whoever raises, and from nobody else
            given = replace(given, agreement=None)
        acted = {**self.acted, given.person: _side(whose)}
        if not refused and leads == "up":
            refused = self._go_up(given, acted)
        if refused:
            return refused
        self.acted = acted
        if button in ONCE_A_STAGE:
            self.used.add(button)
        if leads == "review" and self.rung and not self._stays_done():
            self.action = Agreed()
        if leads == "follow_up" and given.look_again:
            self.step, self.waits = leads, ""
            self.due = slow_calendar.at_five(given.look_again)
            self._in_time_again()
        elif leads in ("review", "update"):
            self.step, self.waits, self.due = leads, "", self.after(given.now, leads)
            self._in_time_again()
        elif leads in ("resolved", "unresolved"):
            self.end = leads
        return None

    def _stays_done(self) -> bool:
        return bool(self.action and self.action.became == "done" and self.action.due == LATER)

    # ---- an agreed action -----------------------------------------------------------------------

    def mark(self, given: Given, *, stale: bool) -> Reason | None:
        """Say what became of the action: the chair closes it, the social worker only reports."""
        if self.end:
            return Reason.ENDED
        if stale:
            return Reason.MOVED_ON
        if self.step != "follow_up" or self.action is None:
            return Reason.NO_SUCH_ACTION
        closes = (
            self._acts_as("chair", given.person) is not None
            and self.acted.get(given.person, "raising") == "raising"
        )
        if not closes and given.person != "social_worker":
            return Reason.NOT_YOURS
        if self.action.became == "done":
            return Reason.MARKED
        moves = given.new_date is not None and not given.is_done and closes
        if not given.whole or (moves and self.action.moved):
            return Reason.INCOMPLETE
        if closes:
            self.acted = {**self.acted, given.person: "raising"}
            self._close(given, given.new_date if moves else None)
        return None

    def _close(self, given: Given, new_date: date | None) -> None:
        assert self.action
        self.action.became = "done" if given.is_done else "open" if new_date else "missed"
        if new_date is None:
            return
        self.action.due, self.action.moved = new_date, True
        later = slow_calendar.at_five(new_date)
        if later > self.due:
            self.due = later
            if self.waits != "yes":
                self._in_time_again()

    def _acts_as(self, whose: str, person: str) -> str | None:
        if whose == "responder":
            return self.responding[0] if person == self.responding[1] else None
        if person == self.named["chair"]:
            return "chair"
        stands_in = self.late == 2 and self.held().get("chair_manager") == person
        return "chair_manager" if stands_in else None

    def _refusal(self, button: str, given: Given, *, stale: bool) -> Reason | None:
        if self.end:
            return Reason.ENDED
        if stale:
            return Reason.MOVED_ON
        whose, steps, rungs, leads = BUTTONS[button]
        if self.step not in steps or self.rung not in rungs:
            return Reason.NOT_HERE
        mine = self._acts_as(whose, given.person)
        if mine is None:
            return Reason.NOT_YOURS
        if self.acted.get(given.person, _side(whose)) != _side(whose):
            return Reason.BOTH_SIDES
        is_late = self.late > 0 or given.now > self.running
        if button in ONLY_LATE and (self.waits == "yes" or not is_late):
            return Reason.NOT_YET
        if button == "all_done" and self.action and self.action.became != "done":
            return Reason.ACTIONS_OPEN
        if button in self.used:
            return Reason.USED
        if leads == "up" and self.waits == "yes" and whose == "responder":
            return Reason.USED
        return None if given.whole or button == "take_on" else Reason.INCOMPLETE

    # ---- up -------------------------------------------------------------------------------------

    def record(self, given: Given, *, stale: bool) -> Reason | None:
        """Record the agreement that a stage asked for waits for."""
        if self.end:
            return Reason.ENDED
        if not self.waits or stale:
            return Reason.NOTHING_TO_OPEN
        if self._acts_as("chair", given.person) is None:
            return Reason.NOT_YOURS
        if self.acted.get(given.person, "raising") != "raising":
            return Reason.BOTH_SIDES
        if given.agreement is None:
            return Reason.GATE
        acted = {**self.acted, given.person: "raising"}
        refused = self._go_up(given, acted)
        if refused:
            return refused
        self.acted = acted
        return None

    def _go_up(self, given: Given, acted: dict[str, str]) -> Reason | None:
        needs_agreement = self.rung + 1 >= 2
        if needs_agreement and given.agreement == "yes" and not self._may_agree(given):
            return Reason.INCOMPLETE
        posts, held = POSTS[self.rung + 1], self.held()
        remembered = self.remembered if self.waits else None
        if remembered and not self._may_answer(posts[:1], remembered, acted):
            remembered = None
        chosen = given.responder or remembered
        if needs_agreement and given.agreement != "yes":
            self._wait(given, chosen)
            return None
        found = [(post, held[post]) for post in posts if post in held]
        if chosen:
            found = [each for each in found if each[1] == chosen] or [(posts[0], chosen)]
            if not self._may_answer(posts, chosen, acted):
                return Reason.PARTY
        higher = POSTS[self.rung + 2 :] if found and not chosen else ()
        found += [(found[0][0], held[post]) for each in higher for post in each if post in held]
        able = [each for each in found if acted.get(each[1], "responding") == "responding"]
        if not able:
            return Reason.NOBODY
        self._open(able[0], given.now)
        return None

    def _may_answer(self, posts: tuple[str, ...], person: str, acted: dict[str, str]) -> bool:
        """The holder, unless they acted for the chair; anybody else is neither party nor theirs."""
        held = self.held()
        if acted.get(person, "responding") != "responding":
            return False
        theirs = {held.get("chair_manager"), held.get("chairs_head_of_service")}
        is_holder = any(held.get(post) == person for post in posts)
        return is_holder or person not in {"chair", "social_worker", *theirs}

    def _may_agree(self, given: Given) -> bool:
        """Somebody of the raising side or of none; only the chair's manager may be who records."""
        posts = {post for post, who in self.held().items() if who == given.agreed_by}
        raising_or_none = {"chair_manager", "chairs_head_of_service", "safeguarding_lead"}
        return posts <= raising_or_none and (
            given.agreed_by != given.person or "chair_manager" in posts
        )

    def _wait(self, given: Given, chosen: str | None) -> None:
        was_waiting = self.waits == "yes"
        if not was_waiting:
            self.wait_due = self.after(given.now, "record")
        self.waits = "no" if given.agreement == "no" else "yes"
        self.remembered = chosen
        if was_waiting != (self.waits == "yes"):
            self._in_time_again()

    def _open(self, found: tuple[str, str], now: datetime) -> None:
        self.rung, self.step, self.used, self.waits = self.rung + 1, "answer", set(), ""
        if self.action and self.action.became != "done":
            self.action = None
        self.responding, self.named = found, {**self.named, found[0]: found[1]}
        self.due = self.after(now, "answer")
        self._in_time_again()


def _side(whose: str) -> str:
    return "responding" if whose == "responder" else "raising"
