"""What holds of a dispute after everything that happens to it.

It is read from what is kept: the history, the state, the outbox and people's own lists.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import extract_tb

from tests.campaigns.life import Life
from tests.campaigns.lifetime import Lifetime, rows
from workflows import engine
from workflows.choices import ANY_HIGHER_STAGE, Choice
from workflows.commands import Refused
from workflows.dispute import Dispute
from workflows.events import Chosen, LimitPassed, Raised, StageOpened
from workflows.history import Entry
from workflows.kinds import Kind
from workflows.outward import RecordFiled, RecordFreed, RecordOwed
from workflows.procedure import ANYONE, RESPONDER
from workflows.use_cases import opening
from workflows.use_cases.listing import WAITS
from workflows.use_cases.standing import standing
from workflows.use_cases.world import today

ONE_SIDED = {"raising", "responding"}
#: So much does not hold that the rest of a lifetime would tell nothing more.
TOO_MUCH = 20


@dataclass
class Witness:
    """What was seen of one dispute so far."""

    before: Dispute | None = None
    told: int = 0
    sides: dict[str, str] = field(default_factory=dict)


@dataclass
class Promises:
    """Looks at whatever a step has changed, and notes what does not hold.

    A lifetime of an hour goes on after the first: it tells all that it comes to.
    """

    lifetime: Lifetime
    seen: dict[str, Witness] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    broke: set[str] = field(default_factory=set)
    last_row: int = 0
    last_message: int = 0
    looked: int = 0
    unanswered: int = 0

    def hold(self) -> None:
        """Look at each dispute to which anything was written since; note which it was, and when."""
        new = "SELECT dispute, rowid FROM history WHERE rowid > :last ORDER BY rowid"
        found = rows(self.lifetime.world, new, last=self.last_row)
        by_id = {life.id: life for life in self.lifetime.lives.values()} if found else {}
        for dispute in dict.fromkeys(row.dispute for row in found):
            life = by_id[dispute]
            with self.noting(life, f"its step {life.steps}"):
                self._holds(life)
        self.last_row = max([self.last_row, *(row.rowid for row in found)])
        [[last]] = rows(self.lifetime.world, "SELECT max(id) FROM outbox")
        self.last_message = last or 0

    @contextmanager
    def noting(self, life: Life | None, which: str) -> Iterator[None]:
        """Note what does not hold, of a dispute only the first.

        Raises AssertionError with all of it when there is too much.
        """
        try:
            yield
        except AssertionError as error:
            if life and life.id in self.broke:
                return
            self.broke |= {life.id} if life else set()
            only = f"ONLY={life.number}: " if life else ""
            said = str(error) or extract_tb(error.__traceback__)[-1].line
            self.broken.append(f"{only}{which}, at {self.lifetime.now}: {said}")
            if len(self.broken) == TOO_MUCH:
                self.all_held()

    def all_held(self) -> None:
        """Raises AssertionError that says what did not, each with how to live through it again."""
        assert self.broken == [], "\n".join(self.broken)

    def _holds(self, life: Life) -> None:
        self.looked += 1
        with life.desk.store.read() as work:
            dispute, history = work.dispute(life.id), work.history(life.id)
        witness = self.seen.setdefault(life.id, Witness())
        one_live_stage(dispute, history)
        has_a_due_date(dispute)
        skips_no_stage(life, history)
        is_filed_before_it_is_closed(dispute, history)
        for entry in history[witness.told :]:
            self._is_by_right(life, witness, dispute, entry)
            if not dispute.end and any(isinstance(e, LimitPassed) for e in entry.events):
                self.unanswered += 1
                self._is_seen_by_somebody(life, witness, dispute)
                self._is_told_once(life, dispute)
        self._is_hidden_from_strangers(life, dispute)
        witness.before, witness.told = dispute, len(history)

    def has_passed(self, life: Life) -> None:
        """Its date has come: it ended, or has another, or its history says that it passed."""
        with life.desk.store.read() as work:
            dispute, history = work.dispute(life.id), work.history(life.id)
        if dispute.end or dispute.running.due.at >= self.lifetime.now:
            return
        events = (event for entry in history for event in entry.events)
        passed = [each.due for each in events if isinstance(each, LimitPassed)]
        with self.noting(life, f"after its step {life.steps}"):
            assert dispute.running.due in passed, "nothing says that its date has passed"

    # ---- who did it --------------------------------------------------------------------------

    def _is_by_right(self, life: Life, witness: Witness, dispute: Dispute, entry: Entry) -> None:
        """Each transition has an actor, a time, a reason, and the post that allows it."""
        assert entry.at <= self.lifetime.now
        chosen = entry.chosen
        if chosen is None:
            return
        assert entry.person, "somebody chose it"
        rule = life.team.procedure
        choice = rule.any_time.get(chosen.choice) or rule.choices_of(chosen.step)[chosen.choice]
        assert entry.forms or not choice.form, "its reason is kept with it"
        posts = set(_posts(life, chosen, choice))
        if ANYONE in posts:
            return
        may = self._may(life, witness, dispute, posts)
        assert entry.person in may, f"{entry.person} is none of {sorted(may)} for {chosen.choice}"
        self._is_no_party(life, witness, entry.person, posts)

    def _may(self, life: Life, witness: Witness, dispute: Dispute, posts: set[str]) -> set[str]:
        """Give whoever holds or is named for one of the posts, or stands in; and their covers."""
        before = witness.before or dispute
        silence = life.team.procedure.silence
        if before.late == 2 and posts & {silence.decides, *life.team.procedure.raising.by}:
            posts = {*posts, silence.stands_in}
        held = [life.team.holders.get(post) for post in posts]
        named = [each.named.get(post) for each in (before, dispute) for post in posts]
        mine = {who for who in (*held, *named) if who}
        day = today(life.desk)
        return mine.union(*(self.lifetime.people.covers_of(who, day) for who in mine))

    def _is_no_party(self, life: Life, witness: Witness, person: str, posts: set[str]) -> None:
        """Nobody acts for the one side, and then for the other."""
        sides = {life.team.procedure.posts[post].side for post in posts}
        if len(sides) == 1 and sides <= ONE_SIDED:
            [side] = sides
            assert witness.sides.setdefault(person, side) == side, f"{person} acts for both sides"

    # ---- who sees it -------------------------------------------------------------------------

    def _is_seen_by_somebody(self, life: Life, witness: Witness, dispute: Dispute) -> None:
        """What was not answered in time waits in the list of somebody who is there, at once.

        Where everybody who is there took part for the other side, administrators were told that
        nobody may choose.
        """
        rule, desk = life.team.procedure, life.desk
        decides = {rule.silence.decides, rule.silence.stands_in, *rule.raising.by}
        asked = {*engine.must_act(rule, dispute).values(), *dispute.left.values()}
        asked |= {dispute.named.get(post) or life.team.holders.get(post, "") for post in decides}
        day = today(desk)
        asked |= {each for who in asked for each in self.lifetime.people.covers_of(who, day)}
        with desk.store.read() as work:
            there = {posting.person for posting in work.directory(day).postings}
            seen = any(
                row.dispute.id == dispute.id
                for who in sorted(asked & there)
                for at, row in standing(desk, work, who)
                if at in WAITS
            )
        free = [who for who in asked & there if witness.sides.get(who) != "responding"]
        nobody = not free and "" in dispute.left.values() and self._nobody_chooses(life)
        assert seen or nobody, f"nobody of {sorted(asked)} sees that it waits"

    def _nobody_chooses(self, life: Life) -> bool:
        """Were administrators told that nobody chooses another?"""
        query = "SELECT 1 FROM outbox WHERE dispute = :dispute AND kind = :kind"
        return bool(rows(self.lifetime.world, query, dispute=life.id, kind=Kind.NOBODY_CHOOSES))

    def _is_told_once(self, life: Life, dispute: Dispute) -> None:
        """And they are told, each once, of this very date, alone or with what else waits.

        Where everybody who is asked or decides has left, whoever chooses others was told of that.
        """
        found = rows(
            self.lifetime.world,
            "SELECT recipient, count(*) AS number FROM outbox WHERE id > :before AND"
            " (dispute = :dispute AND kind IN ('nudge', 'decide', 'nobody chooses', 'has left')"
            " OR kind = 'morning' AND facts LIKE :line) GROUP BY recipient",
            dispute=life.id,
            line=f"%{life.id}%",
            before=self.last_message,
        )
        rule, held = life.team.procedure, {**life.team.holders, **dispute.named}
        tells = {*engine.must_act(rule, dispute).values(), held.get(rule.silence.decides, "")}
        with life.desk.store.read() as work:
            there = {posting.person for posting in work.directory(today(life.desk)).postings}
        assert found or not tells & there, "nobody is told that the date has passed"
        assert all(number == 1 for _, number in found), found

    def _is_hidden_from_strangers(self, life: Life, dispute: Dispute) -> None:
        """From everybody in a team that has nothing to do with it.

        Where it was passed on into another team, that team's line and covers come with it.
        """
        rule = life.team.procedure
        others = [
            each
            for each in self.lifetime.people.teams
            if each.procedure is not rule and each.everybody.isdisjoint(dispute.people)
        ]
        team = others[self.looked % len(others)]
        stranger = sorted(team.everybody)[self.looked % len(team.everybody)]
        if stranger in dispute.people:
            return
        found = opening.find(life.desk, stranger, dispute.reference)
        assert isinstance(found, Refused), f"{stranger} finds it"


# ---- of the state and the history ----------------------------------------------------------------


def one_live_stage(dispute: Dispute, history: tuple[Entry, ...]) -> None:
    assert [entry.number for entry in history] == list(range(1, dispute.version + 1))
    live = [rung.stage for rung in dispute.rungs if rung.left_at is None]
    assert live == ([] if dispute.end else [dispute.stage]), live
    events = [event for entry in history for event in entry.events]
    begun = [event.stage for event in events if isinstance(event, Raised)]
    opened = [event.stage for event in events if isinstance(event, StageOpened)]
    assert len(begun) == 1
    assert dispute.stage == [*begun, *opened][-1]
    assert [rung.stage for rung in dispute.rungs] == list(dict.fromkeys([*begun, *opened]))


def has_a_due_date(dispute: Dispute) -> None:
    """A step that waits for an agreed date has that of the date; a stage asked for has its own."""
    assert dispute.end or dispute.running.due.at > dispute.running.started
    assert dispute.end or dispute.clock.due.day >= dispute.raised_at.date()


def skips_no_stage(life: Life, history: tuple[Entry, ...]) -> None:
    """Only a start that the stage allows, or a choice of any higher stage, leaves one out."""
    rule = life.team.procedure
    ladder, at, jumps = list(rule.stages), -1, False
    for entry in history:
        for event in entry.events:
            match event:
                case Raised():
                    jumps = rule.stages[event.stage].enter.directly
                case Chosen():
                    choice = (
                        rule.any_time.get(event.choice) or rule.choices_of(event.step)[event.choice]
                    )
                    jumps = choice.to == ANY_HIGHER_STAGE or (
                        jumps and not engine.leads_up(rule, choice)
                    )
                case StageOpened():
                    now = ladder.index(event.stage)
                    assert list(event.skipped) == ladder[at + 1 : now]
                    assert now == at + 1 or jumps, f"{event.skipped} left out"
                    at, jumps = now, False


def is_filed_before_it_is_closed(dispute: Dispute, history: tuple[Entry, ...]) -> None:
    """Each copy that is owed for a child's file has its receipt before a dispute is closed."""
    events = [event for entry in history for event in entry.events]
    filed = sum(isinstance(event, RecordFiled) for event in events)
    owed = sum(isinstance(event, RecordOwed | RecordFreed) for event in events)
    states = [kept.state for kept in dispute.records]
    assert filed == states.count("filed"), states
    if dispute.is_closed:
        assert "due" not in states
        assert filed <= owed


def _posts(life: Life, chosen: Chosen, choice: Choice) -> Iterator[str]:
    """Give the posts that a choice is for, and those that stand in their place by a fact."""
    rule = life.team.procedure
    for post in choice.by or rule.steps[chosen.step].by.posts:
        meant = rule.stages[chosen.stage].answered_by.posts if post == RESPONDER else (post,)
        for each in meant:
            yield each
            if each in rule.posts and rule.posts[each].instead:
                yield rule.posts[each].instead or each
