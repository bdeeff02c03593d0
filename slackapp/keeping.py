"""What is typed in an open form is kept, and a form begins with what was typed in it before."""

import secrets
from dataclasses import replace
from hashlib import sha256

from slackapp import ids
from slackapp.front import Front
from slackapp.press import Press
from slackapp.views import plan
from slackapp.views.meta import Meta
from workflows import children
from workflows.drafts import About, Draft, Place, id_of, of_apart, raising_under
from workflows.forms import Answers
from workflows.use_cases import drafting


def begin(front: Front, person: str, form: str, meta: Meta) -> tuple[Meta, Answers]:
    """Begin a form of a dispute; go on from what this person typed in it, on whatever device."""
    meta = replace(opened(meta), draft=id_of(person, _about(form, meta)))
    draft = drafting.find(front.desk, person, meta.draft)
    if draft is None:
        return meta, {}
    return drawn_from(draft, meta), draft.answers


def opened(meta: Meta) -> Meta:
    """Name a form that is opened now."""
    return replace(meta, form=secrets.token_hex(8))


def drawn_from(draft: Draft, meta: Meta) -> Meta:
    """Give what a form carries that begins with a draft."""
    return replace(meta, draft=draft.id, saved=draft.saved_at.isoformat(), version=draft.version)


def keep(front: Front, pressed: Press, meta: Meta) -> tuple[Meta, Answers]:
    """Keep what is typed so far; give all that is kept, and when, once somebody has asked for it.

    Every press in a form carries all of its boxes, so that each keeps them. A form that lacks what
    another device saved is to be drawn anew, with both. Raises DoNotFit, HeardBefore, FormRecorded.
    """
    about, here = _about(pressed.callback, meta), place(pressed)
    typed = children.without_others(pressed.typed, meta.children)
    kept = drafting.keep(front.desk, pressed.person, meta.draft, about, typed, here)
    meta = replace(meta, version=kept.version, other="")
    if kept.other:
        rows = plan.rows_of(kept.answers)
        drawn = here.drawn_anew.drawn
        meta = replace(meta, drawn=drawn, other=kept.other.isoformat()).with_rows(rows)
        meta = replace(meta, children=children.numbers(kept.answers))
    if meta.saved or pressed.id == ids.SAVE_DRAFT:
        meta = replace(meta, saved=front.desk.now().isoformat())
    return meta, kept.answers


def place(pressed: Press) -> Place:
    """Say which open form a press was made in, and what that shows."""
    meta = pressed.meta
    return Place(
        form=meta.form,
        drawn=meta.drawn,
        version=meta.version,
        pressed_at=pressed.pressed_at,
        sending=sha256(pressed.trigger.encode()).hexdigest()[:32] if pressed.trigger else "",
    )


def _about(form: str, meta: Meta) -> About:
    if form == ids.RAISE:
        return raising_under(meta.procedure)
    if form == ids.APART:
        return of_apart(meta.choice)
    return About(form=form, dispute=meta.dispute, visit=meta.visit, choice=meta.choice)
