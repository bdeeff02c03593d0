"""Making the channel's list of a morning."""

from workflows import digest, nudging
from workflows.desk import Desk
from workflows.ports import Work
from workflows.use_cases.settling import owe
from workflows.use_cases.world import procedure_of


def make(desk: Desk, work: Work) -> list[Exception]:
    """Write today's digest, if there is anything to say.

    Give why any dispute could not be read: it is left out, and keeps no other from the list.
    """
    now, failed, lines = desk.now(), list[Exception](), []
    for id in work.due_by(digest.reaches_to(now, desk.calendar)):
        try:
            dispute = work.dispute(id)
            lines.append(nudging.line(procedure_of(desk, work, dispute), dispute))
        except Exception as error:
            failed.append(error)
    notice = digest.of(lines, now)
    if notice:
        owe(desk, work, notice)
    return failed
