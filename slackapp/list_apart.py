"""The part of ``/drp list`` that shows what was sent without a dispute."""

from dataclasses import replace

from slackapp.front import Front
from slackapp.views import apart_rows
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from workflows.use_cases import apart_lists as use_case
from workflows.use_cases.apart_lists import FoundApart
from workflows.use_cases.finding import ANYTHING, Wanted


def page(front: Front, person: str, meta: Meta, wanted: Wanted = ANYTHING) -> Json:
    """Give one page of what somebody sent or received, or of what is found in it.

    Raises Mistyped. Nothing is ever taken out of it, but what is found may have been fewer before.
    """
    if wanted.text:
        fits = use_case.found(front.desk, person, wanted.text, meta.page)
        if meta.page > 1 and not fits.rows:
            return page(front, person, replace(meta, page=1), wanted)
        return _drawn(front, fits, meta, wanted)
    return _drawn(front, use_case.listed(front.desk, person, meta.page), meta, wanted)


def waiting(front: Front, person: str) -> list[Json]:
    """Draw what waits to be acknowledged, as App Home does."""
    return list(apart_rows.at_home(use_case.waits_for(front.desk, person)))


def _drawn(front: Front, found: FoundApart, meta: Meta, wanted: Wanted) -> Json:
    called, apart = front.desk.library.called, use_case.called(front.desk)
    return apart_rows.page(found, meta, called, apart, wanted)
