"""What a dispute is begun with is kept as a draft, before any form is drawn from it."""

import secrets
from collections.abc import Iterable

from workflows import beginning
from workflows.desk import Desk
from workflows.drafts import Draft, raising_under
from workflows.forms import Answers
from workflows.ports import Work
from workflows.procedure import Procedure


def keep(desk: Desk, person: str, procedure: Procedure, answers: Answers) -> Draft:
    """Keep what somebody begins with under a procedure, and give their new draft."""
    with desk.store.begin() as work:
        return _keep(desk, work, person, procedure, answers)


def _keep(desk: Desk, work: Work, person: str, procedure: Procedure, answers: Answers) -> Draft:
    draft = Draft(
        id=secrets.token_hex(8),
        person=person,
        about=raising_under(procedure.key),
        answers=answers,
        saved_at=desk.now(),
        version=secrets.token_hex(4),
    )
    work.save_draft(draft)
    return draft


def begun_before(
    desk: Desk, person: str, procedures: Iterable[Procedure], text: str
) -> Draft | None:
    """Give somebody's draft under one of these that still begins with this very text.

    The text is compared, since nothing else of a message is kept: whoever has changed it since
    begins anew.
    """
    under = {each.key for each in procedures}
    with desk.store.read() as work:
        for draft in work.drafts_of(person):
            procedure = _raised_under(desk, draft)
            is_one = procedure is not None and procedure.key in under
            if procedure and is_one and beginning.is_begun_with(procedure, draft.answers, text):
                return draft
    return None


def _raised_under(desk: Desk, draft: Draft) -> Procedure | None:
    return desk.library.under(draft.about.choice) if draft.about.is_of_raising else None


def go_on_under(desk: Desk, person: str, draft_id: str, chosen: Procedure) -> Draft | None:
    """Give what was begun, under the procedure that was chosen; None where it is not held.

    Under another than it was kept under, its text is begun with anew. What was begun is then let
    go of, unless more was written in it since.
    """
    with desk.store.begin() as work:
        draft = work.draft(draft_id, person)
        if draft is None or draft.sent_as:
            return None
        before = desk.library.under(draft.about.choice)
        if before is None or before.key == chosen.key:
            return draft
        if beginning.text_box(chosen) is None:
            return None
        text = beginning.text_of(before, draft.answers)
        if draft.answers == beginning.with_text(before, text):
            work.drop_draft(draft_id, person)
        return _keep(desk, work, person, chosen, beginning.with_text(chosen, text))
