"""Every form, page and message that the app can produce, with the longest texts that fit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from slackapp import ids
from slackapp.views import (
    agreeing,
    choosing,
    done,
    helping,
    laid_over,
    raise_check,
    raising,
    reviewing,
    safety,
    show,
    small,
)
from slackapp.views import drafts as draft_views
from slackapp.views import home as home_views
from slackapp.views import listing as list_views
from slackapp.views.acting import Acting
from slackapp.views.drawing import Drawing
from slackapp.views.letter import Letter
from slackapp.views.messages import message
from slackapp.views.meta import Meta
from slackapp.wording import refusals
from storage import records
from tests.slackapp import (
    adding_views,
    apart_views,
    beginning_views,
    cover_views,
    date_views,
    file_copy_views,
    follow_up_views,
    mail_views,
    on_call_views,
    passing_views,
    people_views,
    received_views,
    report_views,
    retention_views,
)
from tests.slackapp.brimful import brimful
from tests.slackapp.every_joint import a_joint_world, agree, joint_views, propose
from tests.slackapp.every_overall import past_the_whole
from tests.slackapp.views_of_telling import told_messages, told_views
from tests.world import (
    AGREED,
    CALL,
    COUNCIL,
    MONDAY,
    MORE_TIME,
    NO_REPLY,
    NOT_NEGOTIATED,
    PASS_UP,
    PLAN,
    RESOLVED,
    World,
    a_directory,
    a_world,
    answers,
)
from workflows import reading
from workflows.commands import Accepted
from workflows.digest import of as digest_of
from workflows.dispute import Dispute
from workflows.drafts import RAISING, About
from workflows.due import LONDON
from workflows.forms import MOST_ACTIONS
from workflows.kinds import Kind
from workflows.notices import Facts, Line
from workflows.overview import Show
from workflows.people import Directory, Person
from workflows.procedure import Procedure
from workflows.use_cases import at_home, drafting, holding, listing, opening, standstill
from workflows.use_cases import raising as use_case
from workflows.use_cases import safety as safety_case
from workflows.use_cases.at_home import WAITS
from workflows.use_cases.chasing import start_digests
from workflows.use_cases.opening import Opened

View = dict[str, Any]
DRAFT = "f" * 16


def long_named() -> Directory:
    """The sample council, with names as long as people have and longer."""
    council = a_directory()
    people = {
        key: Person(
            id=person.id,
            name=f"{person.name} {'&' * 100}",
            slack_id=person.slack_id,
            phone=person.phone,
        )
        for key, person in council.people.items()
    }
    return Directory(people=people, postings=council.postings)


def longest(procedure: Any, keys: tuple[str, ...], stage: str) -> dict[str, dict[str, Any]]:
    """Fill every text box of these forms to its brim, and plans with as many rows as they take."""
    filled: dict[str, dict[str, Any]] = {}
    for key in keys:
        for name, field in procedure.forms[key].fields.items():
            if field.kind in ("text", "long"):
                filled.setdefault(key, {})[name] = brimful(field.longest)
            elif field.kind == "actions":
                filled.setdefault(key, {})[name] = [
                    {
                        "row": str(row),
                        "action": brimful(1000),
                        "measure": brimful(300),
                        "who": "social_worker",
                        "due": "2027-06-01",
                    }
                    for row in range(1, MOST_ACTIONS + 1)
                ]
    return filled


def raised(world: World, stage: str) -> Dispute:
    procedure = world.desk.library.default
    keys = (*procedure.raising.form, *procedure.stages[stage].form)
    return world.raised(stage, **longest(procedure, keys, stage))


def opened(world: World, dispute: Dispute, by: str) -> Opened:
    found = opening.lay_open(world.desk, by, dispute.id, "test")
    assert isinstance(found, Opened)
    return found


def every_view(folder: Path) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    world = a_world(folder)
    world.people(long_named())
    yield from _raising(world)
    yield from _acting(world)
    yield from _others(world)
    together = a_joint_world(folder / "joint")
    together.people(long_named())
    forms = longest(together.desk.library.default, ("plan",), "stage_3")
    yield from joint_views(together, {"plan": {**PLAN["plan"], **forms["plan"]}})
    yield from told_views(folder, long_named())
    yield from follow_up_views.views(world)
    yield from apart_views.views(world)
    yield from beginning_views.views(world)
    yield from adding_views.views(world)
    yield from file_copy_views.views(folder)
    full = longest(world.desk.library.default, ("plan",), "stage_1")
    yield from received_views.views(world, full)
    yield from date_views.views(folder / "dates", long_named())
    yield from cover_views.views(world)
    yield from passing_views.views(world)
    yield from people_views.views(world)
    yield from mail_views.views(world)
    yield from on_call_views.views(world)
    yield from report_views.views()
    yield from retention_views.views(folder / "retention", long_named())


def _raising(world: World) -> Iterator[tuple[str, View]]:
    procedure, desk = world.desk.library.default, world.desk
    for stage in ("", *procedure.stages):
        typed: dict[str, Any] = {**answers(stage or "stage_1"), "raise": {"level": stage}}
        forms = (*procedure.raising.form, *(procedure.stages[stage].form if stage else ()))
        for key, fields in longest(procedure, forms, stage).items():
            typed[key] = {**typed.get(key, {}), **fields}
        typed["concern"]["category"] = "lack_of_preparation"
        typed["concern"]["conference_on"] = "2026-12-01"
        typed["agreement"] = {f"agreed~{stage}": "yes", "agreed": "yes"}
        with desk.store.read() as work:
            blank = replace(opening.blank(desk, work, "chair", typed), is_one_of_several=True)
        meta = Meta(draft=DRAFT, added=("child_name",), saved=MONDAY.isoformat())
        yield f"raise {stage}", raising.form(blank, typed, meta)
        typed["agreement"] = {f"agreed~{stage}": ids.NOT_YET}
        yield f"raise {stage}, not yet", raising.form(blank, typed, meta)
        if stage:
            yield from _check(world, stage, longest(procedure, forms, stage))


def _check(world: World, stage: str, typed: dict[str, Any]) -> Iterator[tuple[str, View]]:
    late = {"concern": {**typed["concern"], "aware_on": "2026-11-02"}}
    whole = answers(stage, **{**typed, **late})
    ready = use_case.prepare(world.desk, "chair", stage, whole)
    assert isinstance(ready, use_case.Ready)
    channel = raise_check.Channel(waits=True)
    yield f"check {stage}", raise_check.check(ready, Meta(draft=DRAFT), channel, moved=True)
    dispute = raised(world, stage)
    directory = long_named()
    sent = use_case.Sent(procedure=ready.procedure, dispute=dispute, directory=directory, held=True)
    yield f"sent {stage}", raise_check.sent(sent)


def _acting(world: World) -> Iterator[tuple[str, View]]:
    """Walk one dispute of each level through its steps, and draw what each person sees there."""
    procedure = world.desk.library.default
    for stage in procedure.stages:
        dispute = raised(world, stage)
        responder = dispute.named[
            next(p for p in procedure.stages[stage].answered_by.posts if p in dispute.named)
        ]
        yield from _of_step(world, dispute, responder, stage)
        world.clock.at = dispute.clock.due.at + timedelta(days=4)
        yield from _of_step(world, dispute, "chair", f"{stage}, late")
        plan = longest(procedure, ("plan", "informal_answer"), stage)
        plan["plan"]["completed_on"] = plan["informal_answer"]["completed_on"] = "2026-11-23"
        acted = world.choose(responder, dispute, "reply", **plan)
        assert isinstance(acted.outcome, Accepted), acted.outcome
        yield f"done {stage}", done.page(acted, acted.outcome, responder, "Reply sent")
        yield from _review(world, dispute, stage)
        if stage in ("stage_1", "stage_4"):
            more = {
                "more_time": {
                    **longest(procedure, ("more_time",), stage)["more_time"],
                    "spoke_at": "2026-11-23T09:00:00+00:00",
                    "confident": ["yes"],
                }
            }
            world.choose("chair", dispute, "one_more_day", **more)
            yield from _of_step(world, dispute, responder, f"{stage}, update")
        world.clock.at = MONDAY
    yield from _agreement(world)


def _of_step(world: World, dispute: Dispute, by: str, where: str) -> Iterator[tuple[str, View]]:
    at = opened(world, dispute, by)
    for name in at.offered:
        choice = at.procedure.choices_of(at.dispute.step)[name]
        if choice.form and not at.procedure.steps[at.dispute.step].one_form:
            typed = longest(at.procedure, choice.form, at.dispute.stage)
            rows = tuple(range(1, MOST_ACTIONS + 1))
            meta = Meta(
                dispute=at.dispute.id,
                visit=99,
                choice=name,
                draft=DRAFT,
                rows=rows,
                saved=MONDAY.isoformat(),
            )
            drawn = choosing.choice_form(Acting(opened=at, answers=typed, meta=meta), name)
            yield f"{where}: {name}", drawn
    yield f"{where}: page", show.show(at)


def _review(world: World, dispute: Dispute, where: str) -> Iterator[tuple[str, View]]:
    at = opened(world, dispute, "chair")
    meta = Meta(dispute=at.dispute.id, visit=99, draft=DRAFT)
    for name in ("", *at.offered):
        keys = at.procedure.choices_of(at.dispute.step)[name].form if name else ()
        typed: dict[str, Any] = longest(at.procedure, keys, at.dispute.stage)
        typed[ids.NEXT_FORM] = {ids.NEXT_FIELD: name}
        yield (
            f"{where}: review {name}",
            reviewing.step_form(Acting(opened=at, answers=typed, meta=meta)),
        )
    yield f"{where}: what was raised", laid_over.raised_page(at)
    yield f"{where}: history", show.history_page(at)
    for entry in at.history:
        found = opening.read_entry(world.desk, "chair", dispute.id, entry.number)
        assert isinstance(found, tuple)
        yield f"{where}: entry {entry.number}", laid_over.entry_page(*found)


def _agreement(world: World) -> Iterator[tuple[str, View]]:
    dispute = raised(world, "stage_1")
    acted = world.choose("team_manager", dispute, "pass_up", pass_up={"reason": brimful(3000)})
    assert isinstance(acted.outcome, Accepted)
    yield "moved up", done.page(acted, acted.outcome, "team_manager", "Moved up")
    at = opened(world, dispute, "chair")
    meta = Meta(dispute=dispute.id, visit=1, draft=DRAFT)
    for agreed in ("yes", "no", ids.NOT_YET):
        typed = {"agreement": {"agreed~stage_2": agreed}}
        form = agreeing.agreement_form(Acting(opened=at, answers=typed, meta=meta))
        yield f"agreement {agreed}", form
    world.people(a_directory("service_manager"))
    at = opened(world, dispute, "chair")
    form = agreeing.agreement_form(Acting(opened=at, answers={}, meta=meta))
    yield "agreement, nobody in post", form
    world.people(long_named())


def _others(world: World) -> Iterator[tuple[str, View]]:
    dispute = raised(world, "stage_1")
    for _ in range(45):
        world.record_safety("chair", dispute)
    for page in (1, 2, 3):
        yield f"a long history, page {page}", show.show(opened(world, dispute, "chair"), page)
    yield from _safety(world, dispute)
    yield from _lists(world)
    sentences = [
        words for name, words in vars(refusals).items() if name.isupper() and isinstance(words, str)
    ]
    for words in (*sentences, refusals.fault("4F7A"), refusals.not_sent("&" * 500)):
        yield f"small: {words[:30]}", small.notice([words])


def _lists(world: World) -> Iterator[tuple[str, View]]:
    """App Home and the list with every part full, and what was typed and not sent."""
    procedure, desk = world.desk.library.default, world.desk
    for _ in range(26):
        dispute = raised(world, "stage_1")
    half = world.raised("stage_1")
    world.clock.at = half.clock.due.at + timedelta(seconds=1)
    world.pass_to(world.clock.at)
    for _ in range(12):
        dispute = raised(world, "stage_2")
    world.choose("service_manager", dispute, "pass_up", **PASS_UP)
    written = longest(procedure, ("plan",), "stage_2")
    about = About(form=ids.CHOOSE, dispute=dispute.id, visit=1, choice="reply")
    for person in ("chair", "team_manager"):
        for number in range(7):
            drafting.keep(desk, person, f"{person}{number}", about, written)
    words = longest(procedure, procedure.raising.form, "stage_2")
    for number in range(12):
        typed = {**words, ids.LEVEL_FORM: {ids.LEVEL_FIELD: "stage_2"}}
        drafting.keep(desk, "chair", f"raise{number}", RAISING, typed)
    for person in COUNCIL:
        yield f"home of {person}", home_views.home(at_home.home(desk, person), desk.now())
        for what in Show:
            found = listing.listed(desk, person, what, 1)
            yield (
                f"list of {person}: {what}",
                list_views.page(found, what, Meta()),
            )
    second = listing.listed(desk, "chair", Show.INVOLVED, 2)
    yield "list, second page", list_views.page(second, Show.INVOLVED, Meta(page=2))
    yield "home of nobody", home_views.not_listed(tuple(f"U{n}" for n in range(20)))
    with desk.store.read() as work:
        drafts = drafting.mine(desk, work, "chair")
    begun = [replace(each, under="&" * 75) for each in drafts if each.dispute is None]
    procedure = world.desk.library.default
    yield "before raising", draft_views.before_raising(begun, [procedure])
    several = [
        procedure.model_copy(
            update={"key": f"key-{n}", "title": f"{n:02}{'&' * 73}", "about": "&" * 500}
        )
        for n in range(12)
    ]
    yield "before raising, several", draft_views.before_raising(begun, several)
    yield "a text of no procedure", draft_views.only_text(begun[0].draft, refusals.NOT_IN_USE)
    yield "all drafts", draft_views.page(drafts, 1)
    yield "all drafts, second page", draft_views.page(drafts, 2)
    kept = next(each.draft for each in drafts if each.dispute)
    yield "a text kept", draft_views.kept_page(drafting.read(desk, kept, dispute.id))
    world.clock.at = MONDAY


def _safety(world: World, dispute: Dispute) -> Iterator[tuple[str, View]]:
    desk = world.desk
    with desk.store.read() as work:
        blank = opening.blank(desk, work, "chair", {})
        lead = safety_case.lead_for(desk, work, "chair")
        references = safety_case.references_of(desk, work, "chair")
    drawing = Drawing(
        procedure=blank.procedure,
        directory=blank.directory,
        stage="",
        now=blank.here.now,
        calendar=blank.here.calendar,
        person="chair",
        answers={"immediate_risk": {"said": brimful(1000)}},
        meta=Meta(dispute=dispute.id),
    )
    numbers = ("01234 000000", "01234 000001")
    many = (*references, *((f"id-{number}", "DRP-0000-98") for number in range(100)))[:100]
    yield "safety", safety.form(drawing, lead, numbers, many)
    yield "safety, nobody", safety.form(drawing, None, ("", ""), ())
    yield "safety, steps only", safety.steps_only(numbers)
    yield "safety recorded", safety.recorded(lead, held=False)
    yield "safety recorded, held", safety.recorded(lead, held=True)
    yield "safety recorded, nobody", safety.recorded(None, held=False)
    assert lead
    yield "telephone whom", safety.telephone_whom(lead)


def every_message(folder: Path) -> Iterator[tuple[str, View]]:
    """Give each posted message, made by a life in which everything happens."""
    world = a_world(folder)
    world.people(long_named())
    _live(world)
    yield from _written(world)
    yield from mail_views.messages(world, long_named())
    yield from on_call_views.messages(world, long_named())
    yield from _written(_agreed_together(folder / "joint"))
    yield from told_messages(folder, long_named())
    yield from _written(past_the_whole(folder / "whole"))
    yield from _written(_dated(folder / "dates"))
    yield from _written(retention_views.a_world_of_old(folder / "retention", long_named()))
    yield from _written(_alarmed(folder / "alarms"))
    yield from _widest_lists(world, long_named())
    sends = at_home.home(world.desk, "chair").sends
    yield (
        "help",
        helping.words(refusals.UNKNOWN_WORD, shipped(), may_raise=True, sends=sends, dates=True),
    )
    yield "help without a post", helping.without_post(shipped())


def shipped() -> list[Procedure]:
    """All procedures that come with the app: nobody has more of them in use."""
    folder = Path(__file__).parents[2] / "workflows" / "procedures"
    files = sorted(folder.glob("*.yaml"))
    return [reading.read(each.read_text("utf-8"), each.name) for each in files]


def _alarmed(folder: Path) -> World:
    """Nothing looks at what is due, and it is well again; a backup was restored."""
    folder.mkdir(exist_ok=True)
    world = a_world(folder)
    world.people(long_named())
    world.raised("stage_3")
    assert standstill.tell(world.desk, standstill.Why.STOPPED, world.clock())
    assert standstill.tell_well(world.desk)
    assert holding.hold(world.desk)
    return world


def _agreed_together(folder: Path) -> World:
    """Two people give one answer."""
    world = a_joint_world(folder)
    world.people(long_named())
    both, waiting = world.raised("stage_3"), world.raised("stage_3")
    for dispute in (both, waiting):
        propose(world, dispute, PLAN)
    agree(world, both)
    world.pass_to(datetime(2026, 12, 1, 12, tzinfo=LONDON))
    return world


def _dated(folder: Path) -> World:
    """New dates are proposed, agreed on, and not."""
    world = date_views.a_world_of_dates(folder, long_named())
    date_views.live(world)
    return world


def _written(world: World) -> Iterator[tuple[str, View]]:
    directory, procedure = long_named(), world.desk.library.default
    with world.desk.store.read() as work:
        query = text("SELECT kind, recipient, facts, dispute FROM outbox WHERE kind <> 'e-mail'")
        rows = work._connection.execute(query).all()  # type: ignore[attr-defined]
    for kind, to, facts, dispute in rows:
        letter = Letter(
            kind=Kind(kind),
            to=to,
            facts=records.facts(facts),
            dispute=dispute or "",
            procedure=procedure,
            directory=directory,
        )
        yield kind, message(letter)
    yield _overall(world, directory)


def _live(world: World) -> None:
    """Everything that is worth telling anybody happens once."""
    follow_up_views.live(world)
    adding_views.live(world)
    file_copy_views.live(world)
    apart_views.live(world)
    passing_views.live(world)
    world.people(long_named())
    start_digests(world.desk)
    one = world.raised("stage_1")
    silent = world.raised("stage_1")
    two = world.raised("stage_2")
    informal = world.raised("informal")
    top = world.raised("stage_4")
    world.choose("team_manager", one, "take_on")
    world.choose("team_manager", one, "reply", **PLAN)
    world.choose("chair", one, "one_more_day", **MORE_TIME)
    world.choose("team_manager", one, "reply", **PLAN)
    world.choose("chair", one, "escalate", **NOT_NEGOTIATED, agreement=AGREED)
    world.choose("service_manager", two, "pass_up", **PASS_UP)
    world.open_stage("chair", two, agreement={"agreed": "no"})
    world.choose("service_manager", two, "pass_up", **PASS_UP)
    world.pass_to(datetime(2026, 11, 27, 12, tzinfo=LONDON))
    world.open_stage("chair", two, agreement=AGREED)
    world.choose("service_director", top, "reply", **PLAN)
    world.choose("chair", top, "unresolved", **NOT_NEGOTIATED)
    world.pass_to(datetime(2026, 12, 1, 12, tzinfo=LONDON))
    world.choose("chair", one, "telephoned", **CALL)
    world.pass_to(datetime(2026, 12, 4, 12, tzinfo=LONDON))
    world.choose("chair", one, "escalate_late", **NO_REPLY, agreement=AGREED)
    world.choose("chair_manager", silent, "escalate_late", **NO_REPLY, agreement=AGREED)
    world.choose("chair", informal, "finalise", **RESOLVED)
    world.record_safety("chair", two)
    world.people(a_directory("safeguarding_lead"))
    world.record_safety("team_manager", two)
    people_views.ask_outside_slack(world)
    world.people(long_named())
    cover_views.live(world)


def _overall(world: World, directory: Directory) -> tuple[str, View]:
    """Nothing of the shipped procedure limits the whole, so its message stands apart."""
    due = world.desk.calendar.close_of(MONDAY.date(), "1 month")
    letter = Letter(
        kind=Kind.OVERALL,
        to="chair",
        facts=Facts(reference="DRP-0000-98", stage="informal", due=due),
        dispute="d" * 16,
        procedure=world.desk.library.default,
        directory=directory,
    )
    return str(Kind.OVERALL), message(letter)


def _widest_lists(world: World, directory: Directory) -> Iterator[tuple[str, View]]:
    """A digest and a morning of 60 lines, as wide as they can be."""
    due = world.desk.calendar.close_of(MONDAY.date(), "5 working days")
    lines = [
        Line(
            dispute="d" * 16,
            reference=f"DRP-{number:04}-98",
            stage="informal",
            post="p" * 40,
            what="reply",
            to_stage="stage_4" if number % 2 else "",
            due=due,
            late=number > 20,
        )
        for number in range(60)
    ]
    digest = digest_of(lines, MONDAY)
    assert digest
    for kind, facts in (
        (Kind.DIGEST, digest.facts),
        (Kind.MORNING, Facts(lines=tuple(lines))),
        (Kind.HELD, Facts(number=100_000)),
        *((Kind.REPORT, facts) for facts in report_views.in_short()),
    ):
        yield (
            str(kind) if kind is Kind.REPORT else f"widest {kind}",
            message(
                Letter(
                    kind=kind,
                    to="chair",
                    facts=facts,
                    dispute="",
                    procedure=world.desk.library.default,
                    directory=directory,
                    waits=dict.fromkeys(WAITS, 1000),
                    written=MONDAY,
                )
            ),
        )
