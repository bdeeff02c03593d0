"""Keeping what is typed and not sent, and giving it back to the person whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.dispute import Dispute
from workflows.drafts import About, Draft, has_words, merged
from workflows.forms import Answers
from workflows.people import Directory
from workflows.ports import Desk, Work
from workflows.procedure import Procedure
from workflows.use_cases.common import procedure_of, today


def keep(
    desk: Desk,
    person: str,
    draft_id: str,
    about: About,
    typed: Mapping[str, Mapping[str, object]],
) -> Answers:
    """Keep what is typed so far beside what was typed before, and give both together.

    A box that a choice took away comes back with its text when the choice comes back.
    """
    with desk.store.begin() as work:
        draft = work.draft(draft_id, person)
        together = merged(draft.answers if draft else {}, typed)
        is_over = bool(draft.sent_as) if draft else _has_answered(work, person, about)
        if not is_over:
            kept = Draft(
                id=draft_id, person=person, about=about, answers=together, saved_at=desk.now()
            )
            work.save_draft(kept)
        return together


def _has_answered(work: Work, person: str, about: About) -> bool:
    """Has this person answered the very question already, perhaps from another device?"""
    if about.dispute is None:
        return False
    return any(
        entry.person == person and entry.moved and entry.chosen.visit == about.visit
        for entry in work.history(about.dispute)
        if entry.chosen
    )


@dataclass(frozen=True, kw_only=True)
class Read:
    """Somebody's own draft of a form about a dispute, with what it takes to read it out."""

    draft: Draft
    dispute: Dispute
    procedure: Procedure
    directory: Directory


def read(desk: Desk, draft: Draft, dispute_id: str) -> Read:
    """Give somebody their own text to read. Of the dispute it says where it stands, no more."""
    with desk.store.read() as work:
        dispute = work.dispute(dispute_id)
        return Read(
            draft=draft,
            dispute=dispute,
            procedure=procedure_of(desk, work, dispute),
            directory=work.directory(today(desk)),
        )


def find(desk: Desk, person: str, draft_id: str) -> Draft | None:
    """Give somebody's own draft, sent or not."""
    with desk.store.read() as work:
        return work.draft(draft_id, person)


def mine(desk: Desk, work: Work, person: str) -> tuple[Draft, ...]:
    """Give the drafts in which somebody has written something and not sent it, newest first."""
    return tuple(
        draft
        for draft in work.drafts_of(person)
        if has_words(_procedure(desk, work, draft).forms, draft.answers)
    )


def _procedure(desk: Desk, work: Work, draft: Draft) -> Procedure:
    if draft.about.dispute is None:
        return desk.library.default
    return procedure_of(desk, work, work.dispute(draft.about.dispute))


def drop(desk: Desk, person: str, draft_id: str) -> None:
    """Forget what somebody typed, as they asked."""
    with desk.store.begin() as work:
        work.drop_draft(draft_id, person)
