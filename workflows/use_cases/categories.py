"""The categories of disputes that were raised before categories were kept: filled in once.

What was answered stands sealed, so that it is the app that reads it, and no migration.
"""

from workflows import category
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.ports import Work
from workflows.use_cases.world import procedure_of


def fill_in(desk: Desk, failed: list[Exception]) -> int:
    """Keep the category of each dispute that has none yet, where it can be known; say how many.

    One that cannot be read keeps no other from its category: why it *failed* is kept.
    """
    with desk.store.begin() as work:
        return sum(_alone(desk, work, each, failed) for each in work.without_category())


def _alone(desk: Desk, work: Work, dispute: Dispute, failed: list[Exception]) -> bool:
    try:
        with work.alone():
            return _fill_in(desk, work, dispute)
    except Exception as error:
        failed.append(error)
        return False


def _fill_in(desk: Desk, work: Work, dispute: Dispute) -> bool:
    began = procedure_of(desk, work, dispute)
    now = desk.library.procedures.get(began.key, began)
    box = category.box_of(began) or category.box_of(now)
    if box is None:
        return False
    kind = category.chosen(box, began, work.latest_answers(dispute.id))
    if kind:
        work.keep_category(dispute.id, kind)
    return bool(kind)
