"""Beginning to raise a dispute: who may, under which procedure, and what was begun before."""

import secrets

from slackapp import keeping, raise_dispute
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, opens_drawn
from slackapp.views import drafts, small
from slackapp.views.blocks import Json
from slackapp.views.meta import NEW, Meta
from slackapp.wording import refusals
from workflows.drafts import Draft
from workflows.procedure import Procedure
from workflows.use_cases import beginning, guests
from workflows.use_cases import drafting as use_drafts
from workflows.use_cases import raising as use_case
from workflows.use_cases.drafting import Mine


def start(front: Front, press: Press) -> Answer:
    """Open the form, for those whose post may raise; offer what they had begun first."""
    procedures = under_which(front, press.person)
    if not procedures:
        return show_form(press, small.notice([why_not(front, press.person)]))
    return begin(front, press, procedures)


def begin(front: Front, press: Press, procedures: tuple[Procedure, ...], new: Meta = NEW) -> Answer:
    """Open the form under the one of these procedures; or first what is begun, or the choice.

    *new* says which draft a new one begins with, and where that came from.
    """
    return opens_drawn(lambda: _first(front, press, procedures, new))


def offer(front: Front, press: Press, procedures: tuple[Procedure, ...], draft: Draft) -> Answer:
    """Offer the draft that was begun from a message before, and what else was begun."""
    return opens_drawn(lambda: _offered(front, press, procedures, draft))


def _offered(front: Front, press: Press, procedures: tuple[Procedure, ...], draft: Draft) -> Json:
    begun = _begun(front, press.person, procedures)
    again = [each for each in begun if each.draft.id == draft.id]
    others = [each for each in begun if each.draft.id != draft.id]
    return drafts.before_raising(others, procedures, again=again)


def _begun(front: Front, person: str, procedures: tuple[Procedure, ...]) -> list[Mine]:
    every = use_drafts.all_of(front.desk, person)
    return [each for each in every if _is_under(front, each.draft, procedures)]


def _first(front: Front, press: Press, procedures: tuple[Procedure, ...], new: Meta) -> Json:
    every = _begun(front, press.person, procedures)
    begun = [each for each in every if each.draft.id != new.draft]
    if begun or len(procedures) > 1:
        return drafts.before_raising(begun, procedures, new)
    return _new(front, press, procedures[0], new)


def _is_under(front: Front, draft: Draft, procedures: tuple[Procedure, ...]) -> bool:
    """Was a new dispute begun under one of these?"""
    is_new = draft.about.is_of_raising
    return is_new and front.desk.library.under(draft.about.choice) in procedures


def start_new(front: Front, press: Press) -> Answer:
    """Open an empty form under the procedure that was chosen."""
    procedures = under_which(front, press.person)
    chosen = next((each for each in procedures if press.value in ("", each.key)), None)
    if chosen is None:
        return show_form(press, small.notice([why_not(front, press.person)]))
    return show_form(press, _new(front, press, chosen, press.meta))


def _new(front: Front, press: Press, procedure: Procedure, new: Meta) -> Json:
    """Draw a new form: empty, or with what it was begun with."""
    if new.draft:
        begun = beginning.go_on_under(front.desk, press.person, new.draft, procedure)
        return (
            raise_dispute.drawn_from(front, press, begun, new.began)
            if begun
            else _empty(front, press, procedure)
        )
    return _empty(front, press, procedure, new.began)


def _empty(front: Front, press: Press, procedure: Procedure, began: tuple[str, ...] = ()) -> Json:
    new = Meta(draft=secrets.token_hex(8), procedure=procedure.key, began=began)
    return raise_dispute.form(front, press, procedure, {}, keeping.opened(new))


def why_not(front: Front, person: str, otherwise: str = refusals.MAY_NOT_RAISE) -> str:
    """Say why somebody raises nothing: they are a guest, or no post of theirs does."""
    return refusals.GUEST if guests.is_guest(front.desk, person) else otherwise


def under_which(front: Front, person: str) -> tuple[Procedure, ...]:
    """Give the procedures under which this person's posts raise disputes."""
    with front.desk.store.read() as work:
        return use_case.may_raise_under(front.desk, work, person)
