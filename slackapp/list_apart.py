"""The part of ``/drp list`` that shows what was sent without a dispute."""

from slackapp.front import Front
from slackapp.views import apart_rows
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from workflows.use_cases import apart_lists as use_case
from workflows.use_cases.apart_lists import FoundApart
from workflows.use_cases.finding import ANYTHING, Wanted


def page(front: Front, person: str, meta: Meta) -> Json:
    """Give one page of what somebody sent or received; nothing is ever taken out of it."""
    return _drawn(front, use_case.listed(front.desk, person, meta.page), meta, ANYTHING)


def found(front: Front, person: str, wanted: Wanted) -> Json:
    """Give what a reference names. Raises Mistyped."""
    return _drawn(front, use_case.found(front.desk, person, wanted.text), Meta(), wanted)


def _drawn(front: Front, found: FoundApart, meta: Meta, wanted: Wanted) -> Json:
    called, apart = front.desk.library.called, use_case.called(front.desk)
    return apart_rows.page(found, meta, called, apart, wanted)
