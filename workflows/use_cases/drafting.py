"""Keeping what is typed and not sent, and giving it back to the person whose it is."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from workflows import beginning
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.drafts import (
    NOWHERE,
    About,
    Draft,
    FormRecorded,
    HeardBefore,
    Place,
    begins,
    has_words,
    merged,
)
from workflows.forms import Answers
from workflows.people import Directory
from workflows.ports import Work
from workflows.procedure import Procedure
from workflows.two_devices import joined
from workflows.use_cases.world import here_for, offered_apart, procedure_of, today
from workflows.visibility import may_open


@dataclass(frozen=True, kw_only=True)
class Kept:
    """All that is kept of a form, and its version.

    ``other`` is when another device saved what is new to the form, which must be drawn anew then.
    """

    answers: Answers
    version: str = ""
    other: datetime | None = None


def keep(
    desk: Desk, person: str, draft_id: str, about: About, typed: Answers, place: Place = NOWHERE
) -> Kept:
    """Keep what is typed so far beside what was typed before, and give both together.

    A box that a choice took away comes back with its text when the choice comes back. What another
    device saved meanwhile is laid beside what is typed here. What was heard before changes nothing.
    Raises DoNotFit, HeardBefore or FormRecorded, and keeps nothing; and NoSuchDispute for a form
    about one that is not there.
    """
    with desk.store.begin() as work:
        is_new, recorded = _heard(desk, work, typed, place)
        if recorded:
            return Kept(answers=typed)
        before = work.draft(draft_id, person)
        if not is_new:
            return _as_it_is(before, typed)
        if before is None:
            if _is_over(work, person, about):
                return Kept(answers=typed)
            before = Draft(id=draft_id, person=person, about=about, answers={}, saved_at=desk.now())
        kept = _together(desk, work, before, typed, place)
        if not before.sent_as:
            shown = place.drawn_anew if kept.other else place
            work.save_draft(_after(before, kept, desk.now(), shown))
        return kept


def _heard(desk: Desk, work: Work, typed: Answers, place: Place) -> tuple[bool, bool]:
    """Say whether this is heard for the first time, and whether the form is recorded as typed."""
    is_new, recorded = work.hear(place, desk.now()), work.recorded(place.form, typed)
    if place.pressed_at and not is_new:
        raise HeardBefore
    if place.pressed_at and recorded:
        raise FormRecorded(recorded.at, as_typed=recorded.as_typed)
    return is_new, bool(recorded and recorded.as_typed)


def _as_it_is(draft: Draft | None, typed: Answers) -> Kept:
    """Give what is kept: a form that is sent keeps its text once, however often that is asked."""
    if draft is None or draft.sent_as:
        return Kept(answers=typed)
    return Kept(answers=draft.answers, version=draft.version)


def is_older(
    desk: Desk, work: Work, person: str, draft_id: str, typed: Answers, place: Place
) -> bool:
    """Has the draft words from another device that a form lacks? Raises DoNotFit."""
    draft = work.draft(draft_id, person)
    return bool(draft and _together(desk, work, draft, typed, place).other)


def _together(desk: Desk, work: Work, draft: Draft, typed: Answers, place: Place) -> Kept:
    over = merged(draft.answers, typed)
    both, other = over, None
    if place.is_older_than(draft):
        procedure = _procedure(desk, work, draft)
        both = joined(procedure.forms if procedure else {}, draft.answers, typed)
        other = draft.saved_at if both != over else None
    is_new = both != draft.answers or not draft.version
    version = secrets.token_hex(4) if is_new else draft.version
    return Kept(answers=both, version=version, other=other)


def _after(draft: Draft, kept: Kept, now: datetime, place: Place) -> Draft:
    """Give the draft as it is kept; the place is that of whoever last changed it."""
    is_new = kept.version != draft.version
    return replace(
        draft,
        answers=kept.answers,
        saved_at=now,
        version=kept.version,
        place=place.name if is_new else draft.place,
    )


def _is_over(work: Work, person: str, about: About) -> bool:
    """Has this person answered it already, perhaps from another device; or is it destroyed?"""
    if about.dispute is None:
        return False
    return work.dispute(about.dispute).destroyed_at is not None or any(
        entry.person == person and entry.moved and entry.chosen.visit == about.visit
        for entry in work.history(about.dispute)
        if entry.chosen
    )


@dataclass(frozen=True, kw_only=True)
class Read:
    """Somebody's own draft of a form about a dispute, with what it takes to read it out.

    ``may_add``: they may open the dispute still, and so put their text into its record.
    """

    draft: Draft
    dispute: Dispute
    procedure: Procedure
    directory: Directory
    may_add: bool


def read(desk: Desk, draft: Draft, dispute_id: str) -> Read:
    """Give somebody their own text to read. Of the dispute it says where it stands, no more."""
    with desk.store.read() as work:
        dispute = work.dispute(dispute_id)
        procedure = procedure_of(desk, work, dispute)
        here = here_for(desk, work, procedure, draft.person, dispute)
        return Read(
            draft=draft,
            dispute=dispute,
            procedure=procedure,
            directory=work.directory(today(desk)),
            may_add=may_open(procedure, dispute, here),
        )


def find(desk: Desk, person: str, draft_id: str) -> Draft | None:
    """Give somebody's own draft, sent or not."""
    with desk.store.read() as work:
        return work.draft(draft_id, person)


@dataclass(frozen=True, kw_only=True)
class Mine:
    """A draft that somebody wrote something in and has not sent, and the dispute it is about.

    ``under`` is the title of the procedure of a new dispute, where several are in use. ``apart`` is
    what would be sent without a dispute, as its button calls it. ``begins`` is the beginning of
    what was written: for its writer's eyes, in a form only. ``procedure`` is that of its form,
    where it is in use for this person.
    """

    draft: Draft
    dispute: Dispute | None
    procedure: Procedure | None
    directory: Directory
    under: str = ""
    apart: str = ""
    begins: str = ""


def mine(desk: Desk, work: Work, person: str) -> tuple[Mine, ...]:
    """Give somebody's drafts, newest first."""
    directory = work.directory(today(desk))
    found = ((draft, _procedure(desk, work, draft)) for draft in work.drafts_of(person))
    return tuple(
        Mine(
            draft=draft,
            dispute=work.dispute(about) if (about := draft.about.dispute) else None,
            procedure=procedure,
            directory=directory,
            under=_title(desk, draft, procedure),
            apart=_apart(draft, procedure),
            begins=_begins(draft, procedure),
        )
        for draft, procedure in found
        if procedure is None or has_words(procedure.forms, draft.answers)
    )


def _title(desk: Desk, draft: Draft, procedure: Procedure | None) -> str:
    several = len(desk.library.procedures) > 1
    return procedure.title if procedure and several and draft.about.is_of_raising else ""


def _begins(draft: Draft, procedure: Procedure | None) -> str:
    if procedure is None:
        return ""
    started = beginning.text_of(procedure, draft.answers) if draft.about.is_of_raising else ""
    return started or begins(procedure.forms, draft.answers)


def _apart(draft: Draft, procedure: Procedure | None) -> str:
    if procedure is None or not draft.about.is_apart:
        return ""
    return procedure.apart[draft.about.choice].one


def all_of(desk: Desk, person: str) -> tuple[Mine, ...]:
    """Give somebody's drafts, newest first."""
    with desk.store.read() as work:
        return mine(desk, work, person)


def _procedure(desk: Desk, work: Work, draft: Draft) -> Procedure | None:
    """Give the procedure of a form; None where that is not in use now, or not for this person."""
    if draft.about.is_apart:
        return offered_apart(desk, work, draft.person).get(draft.about.choice)
    if draft.about.dispute is None:
        return desk.library.under(draft.about.choice)
    return procedure_of(desk, work, work.dispute(draft.about.dispute))


def drop(desk: Desk, person: str, draft_id: str, version: str) -> bool:
    """Forget what somebody typed: they asked for it, and what was sent is not theirs to drop.

    False where the draft says something else by now than the *version* that they saw.
    """
    with desk.store.begin() as work:
        draft = work.draft(draft_id, person)
        if draft and draft.version != version:
            return False
        work.drop_draft(draft_id, person)
        return True
