"""The council's policy: how long each type of record is kept, counted from when.

Nothing is ever destroyed that no rule of it names.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from workflows.dispute import Dispute
from workflows.due import LONDON

#: Days within which a calendar may count otherwise than months of 31 days do.
MARGIN = 400
NEVER = "never"
ANY = "any"
CLOSED, LAST_CONTACT, SENT, SAVED, DESTROYED, LEFT = (
    "closed", "last contact", "sent", "saved", "destroyed", "left",
)  # fmt: skip
#: What people would like to count from, and the app is never told.
UNKNOWN = ("birth", "death", "born", "died")
_SHAPE = re.compile(
    r"(?:(?P<years>\d{1,3}) years?)?[ ]?(?:(?P<months>\d{1,4}) months?)?[ ]?"
    r"(?:(?P<days>\d{1,5}) days?)? after (?P<after>[a-z ]+)"
)


class NotAPeriod(ValueError):
    """What stands in the policy is no period; the text is what was written."""


class CannotBeCounted(NotAPeriod):
    """It counts from something that the app is never told; the text is what."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """So long after something: years, then months, then days, by the calendar."""

    text: str
    years: int
    months: int
    days: int
    after: str

    def last_day(self, since: datetime) -> date:
        """Give the last local day on which it is still kept; 29 February ends on the 28th."""
        began = since.astimezone(LONDON).date()
        months = began.year * 12 + began.month - 1 + self.years * 12 + self.months
        if months >= (date.max.year - 300) * 12:
            return date.max
        year, month = divmod(months, 12)
        day = min(began.day, monthrange(year, month + 1)[1])
        return date(year, month + 1, day) + timedelta(days=self.days)

    def first_day_kept(self, today: date) -> date:
        """Give the first day of which what began on it is still kept; what began before is not."""
        about = 366 * self.years + 31 * self.months + self.days
        if about > today.toordinal() - MARGIN:
            return date.min + timedelta(days=1)
        day = today - timedelta(days=about)
        while self.last_day(datetime.combine(day, time(12), LONDON)) < today:
            day += timedelta(days=1)
        return day


#: None: never.
Keep = Period | None


def read(text: str, *events: str) -> Keep:
    """Read "18 years after closed", "1 year 6 months after closed" or "never".

    Raises NotAPeriod; CannotBeCounted for a date of birth, which is asked nowhere as a date.
    """
    said = " ".join(text.lower().split())
    if said == NEVER:
        return None
    if found := next((each for each in UNKNOWN if each in said.split()), ""):
        raise CannotBeCounted(found)
    match = _SHAPE.fullmatch(said)
    if match is None or match["after"] not in events:
        raise NotAPeriod(text)
    parts = {name: int(match[name] or 0) for name in ("years", "months", "days")}
    if not any(parts.values()):
        raise NotAPeriod(text)
    return Period(text=said, after=match["after"], **parts)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One line of the policy: what it is called there, and how long it keeps."""

    name: str
    period: Period

    @property
    def text(self) -> str:
        """Give it as plans and certificates quote it."""
        return f"{self.name}: {self.period.text}"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Every rule. A type that is not named is kept for good.

    ``disputes`` has the key of a procedure, one with a fact of it after a full stop
    or "any"; ``apart`` a kind of what is sent or recorded without a dispute, or "any".
    ``working_copy`` is for disputes whose copies are all made, before any other rule. ``officers``
    are the Slack ids of those in whose names plans are made, approved and run. A plan is good for
    ``lasts``, and waits for ``waits`` once it is approved. ``backups`` are deleted after so long.
    """

    officers: tuple[str, ...] = ()
    lasts: timedelta = timedelta(days=30)
    waits: timedelta = timedelta(hours=24)
    backups: timedelta = timedelta(days=35)
    working_copy: Keep = None
    disputes: Mapping[str, Keep] = field(default_factory=dict)
    apart: Mapping[str, Keep] = field(default_factory=dict)
    drafts: Keep = None
    messages: Keep = None
    access_log: Keep = None
    people: Keep = None

    @property
    def is_set(self) -> bool:
        """Does any rule let anything go?"""
        alone = (self.working_copy, self.drafts, self.messages, self.access_log, self.people)
        return any(alone) or any(self.disputes.values()) or any(self.apart.values())

    def of_dispute(self, dispute: Dispute, procedure: str) -> Rule | None:
        """Give the rule for a dispute under a procedure, by its key; None: it is kept.

        Of several facts that are true of it, the one that keeps longest counts.
        """
        if self.working_copy and _is_copied(dispute):
            return Rule(name="working_copy", period=self.working_copy)
        facts = [name for fact in dispute.facts if (name := f"{procedure}.{fact}") in self.disputes]
        for names in (sorted(facts), [procedure], [ANY]):
            if there := [name for name in names if name in self.disputes]:
                return _longest({f"disputes.{name}": self.disputes[name] for name in there})
        return None

    def of_apart(self, kind: str) -> Rule | None:
        """Give the rule for what was sent or recorded without a dispute, by its kind."""
        name = kind if kind in self.apart else ANY
        return _rule(f"apart.{name}", self.apart.get(name))

    def of(self, name: str) -> Rule | None:
        """Give one of the rules that stand alone: drafts, messages, access_log, people."""
        return _rule(name, getattr(self, name))

    @property
    def waits_for_copies(self) -> Rule | None:
        """Give the rule that would let a dispute go, were its copies made."""
        return _rule("working_copy", self.working_copy)


#: Where no policy is set.
KEPT_FOR_GOOD = Policy()


def _is_copied(dispute: Dispute) -> bool:
    """Is every copy that it owes made, and at least one? Then the child's file holds it."""
    return bool(dispute.records) and all(each.state == "filed" for each in dispute.records)


def _rule(name: str, keep: Keep) -> Rule | None:
    return Rule(name=name, period=keep) if keep else None


def _longest(rules: Mapping[str, Keep]) -> Rule | None:
    """Never is longest; of the others, whichever ends last for the same beginning."""
    kept = [Rule(name=name, period=keep) for name, keep in rules.items() if keep]
    if len(kept) < len(rules):
        return None
    at = datetime(2000, 1, 1, tzinfo=LONDON)
    return max(kept, key=lambda rule: rule.period.last_day(at))
