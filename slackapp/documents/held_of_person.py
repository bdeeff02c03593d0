"""Everything that is held about one person, put into words: what they did, and who named them."""

from collections.abc import Iterator

from slackapp.documents import held, messages
from slackapp.documents.marked import Marking
from slackapp.documents.paper import Heading, Lines, Paper, Part, Table, plain
from slackapp.wording import auditing as say
from slackapp.wording import destroyed, on_call, times
from slackapp.wording import file_copy as copy_words
from workflows.auditing.parts import PartIn
from workflows.file_copy.kept import with_stages
from workflows.people import Posting
from workflows.procedure import Procedure
from workflows.stored import KeptApart
from workflows.use_cases.auditing import PersonHeld


def paper(of: PersonHeld) -> Paper:
    """Give the whole document."""
    return Paper(
        title=of.person.name,
        subtitle=say.HELD,
        parts=tuple(_parts(of)),
        foot=say.written(times.moment(of.now)),
    )


def _parts(of: PersonHeld) -> Iterator[Part]:
    marking = Marking(directory=of.directory, about=of.person.id)
    yield from held.to_review()
    yield from _listed(of, marking)
    yield Heading(level=1, text=say.PART)
    if not of.parts:
        yield Lines(lines=(say.NOTHING,))
    for part in of.parts:
        yield from _part(part, of, marking)
    rows = [(times.moment(each.at), reference, each.what) for reference, each in of.viewed]
    yield from marking.table(say.THEY_VIEWED, (say.WHEN, say.IN_WHICH, say.WHAT), rows)
    sent = messages.rows(of.messages, of.directory)
    yield from marking.table(say.MESSAGES, messages.HEADS, sent)
    unwanted = [(reference, times.moment(until)) for reference, until in of.snoozes]
    yield from marking.table(say.SNOOZES, (say.IN_WHICH, say.UNTIL), unwanted)
    opened = [(times.moment(each.at), ref, held.why(each)) for ref, each in of.on_call]
    yield from marking.table(on_call.HEADING, (say.WHEN, say.IN_WHICH, say.WHY), opened)
    for procedure, each in of.apart:
        yield from _apart(procedure, each, of, marking)
    for draft in of.drafts:
        yield from held.drafted(draft, of.directory)


def _listed(of: PersonHeld, marking: Marking) -> Iterator[Part]:
    person, name = of.person, of.directory.name
    mine = [each for each in of.directory.postings if each.person == person.id]
    facts = {
        say.NAME: person.name,
        say.EMAIL: person.email,
        say.PHONE: person.phone,
        say.ACCOUNT: person.slack_id or "",
        say.POSTS: "\n".join(map(_post, mine)),
    }
    yield from marking.table(say.LISTED, (say.WHAT, say.SAYS), list(facts.items()))
    people = of.directory.people
    changes = [
        (
            times.moment(each.at),
            people[each.by].name if each.by in people else each.by,
            f"{each.post}: {each.how}",
        )
        for each in of.changes
    ]
    yield from marking.table(say.CHANGES, (say.WHEN, say.WHO, say.WHAT), changes)
    covers = [
        (
            times.moment(each.set_at),
            say.cover(name(each.away), name(each.cover), times.days(each.since, each.until)),
        )
        for each in of.covers
    ]
    yield from marking.table(say.COVERS, (say.WHEN, say.WHO), covers)


def _post(each: Posting) -> str:
    since, until = (times.day(day) if day else "" for day in (each.since, each.until))
    return say.post(each.post, each.team, each.agency, since, until)


def _part(part: PartIn, of: PersonHeld, marking: Marking) -> Iterator[Part]:
    """Give the lines that are theirs or name them, the forms with them, and who viewed it."""
    kept = part.kept
    yield Heading(level=2, text=say.part_in(kept.dispute.reference, kept.procedure.title))
    if kept.dispute.destroyed_at:
        said = destroyed.in_list(times.day_of(kept.dispute.destroyed_at))
        yield Lines(lines=(said,))
    lines = held.told(kept, (line.entry for line in part.lines))
    yield from marking.table(say.HISTORY, (say.WHEN, say.WHAT), lines, level=3)
    stages = {entry.number: stage for entry, stage in with_stages(kept.history)}
    for line in part.lines:
        for key in line.forms:
            yield from held.form(kept, line.entry, stages[line.entry.number], key, marking)
    seen = held.viewings(of.viewings[kept.dispute.id], marking)
    heads = (say.WHEN, say.WHO, say.WHAT)
    yield from marking.table(say.viewed_of(kept.dispute.reference), heads, seen, level=2)


def _apart(
    procedure: Procedure | None, each: KeptApart, of: PersonHeld, marking: Marking
) -> Iterator[Part]:
    """Give what was sent or recorded without a dispute, who was told, and who viewed it."""
    name = of.directory.name
    yield Heading(level=1, text=say.APART)
    head = copy_words.given(name(each.person), times.moment(each.at))
    back = (say.sent_back(name(who), told.words) for who, told in each.told.items())
    gone = [destroyed.gone(each.gone)] if each.gone else []
    yield Lines(lines=(f"{each.kind} {each.reference}".strip(), head, *back, *gone))
    rows = [
        (plain(_label(procedure, form, box)), plain(_said(value, of)), plain(say.OWN_WORDS))
        for form, filled in each.answers.items()
        for box, value in filled.items()
    ]
    if rows:
        yield Table(name=say.APART, heads=(say.QUESTION, say.ANSWER, say.REVIEW), rows=tuple(rows))
    put = held.holds(each.holds)
    heads = (say.WHEN, say.WHO, say.WHAT, say.REASON)
    yield from marking.table(say.HOLDS, heads, put, level=2)
    seen = held.viewings(each.viewings, marking)
    yield from marking.table(say.VIEWED, (say.WHEN, say.WHO, say.WHAT), seen, level=2)


def _label(procedure: Procedure | None, form: str, box: str) -> str:
    """Say a question; what was recorded under no procedure has its name alone."""
    return procedure.forms[form].fields[box].label if procedure else box


def _said(value: object, of: PersonHeld) -> str:
    is_somebody = isinstance(value, str) and value in of.directory.people
    return of.directory.name(str(value)) if is_somebody else str(value)
