"""The forms that go with an e-mail, as documents: one for each child, of that child alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from slackapp.documents import docx, sent_apart, to_return, which_children
from slackapp.mail.envelope import Attachment
from slackapp.wording import mail as say
from workflows import by_mail
from workflows.desk import Desk
from workflows.file_copy.copying import children_of, of_forms
from workflows.file_copy.kept import Kept
from workflows.notices import Facts
from workflows.outbox import Owed
from workflows.procedure import Procedure
from workflows.use_cases import file_copying
from workflows.use_cases.world import procedure_kept, today


class NothingToSend(Exception):
    """None of the forms that an e-mail is about is there: it is not sent without them."""


#: What makes the files that are asked for by name: the word before the first colon of it.
Makers = Mapping[str, Callable[[Desk, Owed], Sequence[Attachment]]]


def of(desk: Desk, makers: Makers, owed: Owed) -> Sequence[Attachment]:
    """Make what goes with an e-mail. Raises NothingToSend."""
    if owed.facts.file:
        return _by_name(desk, makers, owed)
    if owed.facts.apart:
        return [_of_what_was_sent_apart(desk, owed.facts)]
    with desk.store.read() as work:
        kept = file_copying.kept(desk, work, work.dispute(owed.dispute or ""))
    returned_to = by_mail.returned_to(kept.dispute, kept.directory, desk.post_office)
    made = list(_of_a_dispute(kept, owed.facts, returned_to))
    if not made:
        raise NothingToSend
    return made


def _by_name(desk: Desk, makers: Makers, owed: Owed) -> Sequence[Attachment]:
    make = makers.get(owed.facts.file.partition(":")[0])
    if make is None:
        raise NothingToSend
    return make(desk, owed)


def _of_a_dispute(kept: Kept, facts: Facts, returned_to: str) -> Iterator[Attachment]:
    wanted = _wanted(kept.procedure, facts)
    until = facts.mail.until if facts.mail else 0
    count = len(children_of(kept))
    for place in range(1, count + 1):
        copy = of_forms(kept, place, wanted, until or None)
        if copy.given:
            name = say.file_of(facts.reference, place if count > 1 else 0)
            yield _document(name, docx.write(copy))
    if facts.mail and facts.mail.which_children:
        sheet = which_children.paper(kept, facts.mail.fact)
        yield _document(say.children_file(facts.reference), docx.of_paper(sheet, kept.now))
    if by_mail.asks(facts):
        paper = to_return.paper(kept.procedure, facts, returned_to)
        yield _document(say.form_file(facts.reference), docx.of_paper(paper, kept.now))


def _wanted(procedure: Procedure, facts: Facts) -> tuple[str, ...]:
    """Give the forms of a rule; of what is asked, all that is laid before whoever answers."""
    raised = procedure.raising.form
    if facts.mail is None:
        return tuple(dict.fromkeys((*raised, *procedure.steps[facts.step].shows.forms)))
    return facts.mail.attach or (raised if facts.mail.or_summary else ())


def _of_what_was_sent_apart(desk: Desk, facts: Facts) -> Attachment:
    with desk.store.read() as work:
        sent = work.apart(facts.apart)
        if sent is None:
            raise NothingToSend
        procedure = procedure_kept(desk, work, sent.procedure)
        paper = sent_apart.paper(procedure, sent, work.directory(today(desk)))
    return _document(say.file_of(sent.reference, 0), docx.of_paper(paper, desk.now()))


def _document(name: str, content: bytes) -> Attachment:
    return Attachment(name=name, kind=docx.TYPE, content=content)
