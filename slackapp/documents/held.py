"""Everything that is held about a dispute or a child, in words, with what to look at marked."""

from collections.abc import Iterable, Iterator, Sequence

from slackapp.documents import answers, known, messages
from slackapp.documents.marked import Marking, Texts
from slackapp.documents.paper import Cell, Heading, Lines, Paper, Part, Table, plain
from slackapp.views import history
from slackapp.wording import auditing as say
from slackapp.wording import destroyed, times
from slackapp.wording import file_copy as copy_words
from slackapp.wording import on_call as on_call_words
from workflows import receipts
from workflows.auditing.marking import Marks, of_answer
from workflows.children import child_of, form_of
from workflows.drafts import Draft
from workflows.file_copy.copying import children_of
from workflows.file_copy.kept import Given, Kept, with_stages
from workflows.file_copy.naming import is_named, names_of_others
from workflows.forms import Filled
from workflows.history import Entry
from workflows.notices import IN_SLACK
from workflows.on_call import OnCall
from workflows.people import Directory
from workflows.retention import plans
from workflows.stored import Viewing
from workflows.use_cases.auditing import DisputeHeld
from workflows.use_cases.file_copying import COMMAND_LINE

Row = tuple[Cell, ...]


def paper(held: DisputeHeld) -> Paper:
    """Give the whole document."""
    kept = held.kept
    return Paper(
        title=say.of(kept.dispute.reference, kept.procedure.title),
        subtitle=say.HELD,
        parts=(*to_review(), *_parts(held)),
        foot=copy_words.printed_at(kept.dispute.reference, times.moment(kept.now)),
    )


def paper_of_child(disputes: Sequence[DisputeHeld], case_number: str) -> Paper:
    """Give the whole document about a child, dispute by dispute."""
    parts = [*to_review(), Lines(lines=(say.OF_CHILD,))]
    for held in disputes:
        kept = held.kept
        parts.append(Heading(level=1, text=say.of(kept.dispute.reference, kept.procedure.title)))
        parts += _parts(held)
    return Paper(
        title=say.child(case_number),
        subtitle=say.HELD,
        parts=tuple(parts),
        foot=say.written(times.moment(disputes[0].kept.now)),
    )


def _parts(held: DisputeHeld) -> Iterator[Part]:
    kept = held.kept
    of = Marking(directory=kept.directory, child=held.child)
    facts = {**_facts(kept), **_gone(held)}
    yield from of.table(say.ABOUT, (say.WHAT, say.SAYS), list(facts.items()))
    yield Heading(level=1, text=say.FORMS)
    for entry, stage in with_stages(kept.history):
        for key in kept.answers.get(entry.number, {}):
            yield from form(kept, entry, stage, key, of)
    yield from of.table(say.HISTORY, (say.WHEN, say.WHAT), told(kept, kept.history))
    yield from of.table(say.VIEWED, (say.WHEN, say.WHO, say.WHAT), viewings(held.viewings, of))
    on_call = [
        (times.moment(each.at), of.directory.name(each.person), why(each)) for each in held.on_call
    ]
    yield from of.table(on_call_words.HEADING, (say.WHEN, say.WHO, say.WHY), on_call)
    yield from of.table(say.MESSAGES, messages.HEADS, messages.rows(held.messages, of.directory))
    for draft in held.drafts:
        yield from drafted(draft, of.directory)
    rows = [(of.directory.name(who), times.moment(until)) for who, until in held.snoozes]
    yield from of.table(say.SNOOZES, (say.WHO, say.UNTIL), rows)
    yield from of.table(say.HOLDS, (say.WHEN, say.WHO, say.WHAT, say.REASON), holds(held.holds))


def _gone(held: DisputeHeld) -> dict[str, str]:
    return {say.DESTROYED: destroyed.gone(held.gone)} if held.gone else {}


def to_review() -> Iterator[Part]:
    """Say how to read the marks."""
    yield Heading(level=1, text=say.REVIEW)
    yield Lines(lines=(say.HOW_TO_REVIEW,))


def _facts(kept: Kept) -> dict[str, str]:
    dispute = kept.dispute
    return {
        copy_words.REFERENCE: dispute.reference,
        say.CHILDREN: str(len(children_of(kept))),
        copy_words.PROCEDURE: copy_words.procedure(kept.procedure.title, kept.procedure.key),
        copy_words.FINGERPRINT: dispute.procedure,
        copy_words.RAISED_BY: known.raised_by(kept),
        copy_words.RAISED_ON: times.moment(dispute.raised_at),
        copy_words.STANDS: known.stands(kept),
        copy_words.MADE: times.moment(kept.now),
    }


def told(kept: Kept, entries: Iterable[Entry]) -> list[Texts]:
    """Give lines of the history in words."""
    return [(times.moment(each.at), history.sentence(each, kept)) for each in entries]


def viewings(seen: Iterable[Viewing], of: Marking) -> list[Texts]:
    """Say who was shown what, and when."""
    return [(times.moment(each.at), reader(each.person, of.directory), each.what) for each in seen]


def holds(every: Iterable[tuple[plans.Entry, str]]) -> list[Texts]:
    """Say when a legal hold was put on or taken off, from which account, and why."""
    return [
        (times.moment(each.at), each.account, say.HOLD_ACTS[each.act], why) for each, why in every
    ]


def why(opening: OnCall) -> str:
    """Say why a dispute was opened on call, and until when."""
    return f"{on_call_words.reason(opening)} {on_call_words.ended(opening)}"


def reader(person: str, directory: Directory) -> str:
    """Name who was shown something: somebody, or whoever ran a command."""
    at, _, account = person.partition(": ")
    if person.startswith(IN_SLACK):
        return say.officer(person.removeprefix(IN_SLACK))
    return say.command_line(account) if at == COMMAND_LINE else directory.name(person)


def form(kept: Kept, entry: Entry, stage: str, key: str, of: Marking) -> Iterator[Part]:
    """Give one form as it was given, each answer with what must be looked at."""
    filled = kept.answers[entry.number][key]
    name = kept.directory.name(entry.person) if entry.person else ""
    when = times.moment(entry.at)
    if receipts.is_one(key):
        yield Heading(level=2, text=say.form(say.RECEIPT, stage, when, name))
        said = [(plain(box), plain(str(value)), plain("")) for box, value in filled.items()]
        yield Table(name=say.RECEIPT, heads=_HEADS, rows=tuple(said))
        return
    asked = kept.procedure.forms[form_of(key)]
    title = say.of_child(asked.title, child_of(key)) if asked.per_child else asked.title
    yield Heading(level=2, text=say.form(title, stage, when, name))
    if entry.proposed:
        yield Lines(lines=(say.PROPOSED,), small=True)
    rows = tuple(_answers(kept, entry, stage, key, filled, of))
    yield Table(name=title, heads=_HEADS, rows=rows)


_HEADS = (say.QUESTION, say.ANSWER, say.REVIEW)


def _answers(
    kept: Kept, entry: Entry, stage: str, key: str, filled: Filled, of: Marking
) -> Iterator[Row]:
    asked = kept.procedure.forms[form_of(key)]
    others = len(children_of(kept)) > 1 and child_of(key) != of.child
    named = names_of_others(kept, of.child) if of.child else frozenset[str]()
    given = Given(number=entry.number, key=key, stage=stage, at=entry.at, by=(), filled=filled)
    for name, field in asked.fields.items():
        if name not in filled:
            continue
        marks = of_answer(asked, field, filled[name], of.directory, of.about, others=others)
        question = answers.label(kept, given, field)
        why = marked(marks, names_child=is_named(named, filled[name]))
        yield plain(question), plain(answers.answer(kept, given, name)), plain(why)


def marked(marks: Marks, *, names_child: bool) -> str:
    """Say why somebody must look at an answer."""
    said = (
        say.ONE_CHILD if marks.one_child else "",
        say.NAMES_CHILD if names_child else "",
        say.names(marks.names) if marks.names else "",
        say.OWN_WORDS if marks.own_words else "",
    )
    return ". ".join(filter(None, said))


def drafted(draft: Draft, directory: Directory) -> Iterator[Part]:
    """Give what somebody has typed and not sent, box by box."""
    yield Heading(level=1, text=say.DRAFTS)
    head = copy_words.given(directory.name(draft.person), times.moment(draft.saved_at))
    yield Lines(lines=(head,), small=True)
    rows = [
        (plain(f"{key}, {name}"), plain(str(value)), plain(say.OWN_WORDS))
        for key, filled in draft.answers.items()
        for name, value in filled.items()
    ]
    if rows:
        yield Table(name=say.DRAFTS, heads=_HEADS, rows=tuple(rows))
