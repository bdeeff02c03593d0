"""Which forms an e-mail carries: those of its rule that were filled in by then, and agreed to."""

from dataclasses import replace

from workflows.mail import with_forms
from workflows.notices import Notice
from workflows.ports import Work
from workflows.procedure import Procedure


def attached(work: Work, procedure: Procedure, notice: Notice) -> Notice:
    """Name the very forms that an e-mail carries, as they stand now."""
    mail = notice.facts.mail
    if mail is None or notice.dispute is None:
        return notice
    counts = [entry for entry in work.history(notice.dispute) if entry.proposed is None]
    filled = [form for entry in counts for form in entry.forms]
    carried = replace(with_forms(procedure, mail, filled), until=counts[-1].number)
    return replace(notice, facts=replace(notice.facts, mail=carried))
