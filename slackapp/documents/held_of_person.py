"""Everything that is held about one person, put into words: what they did, and who named them."""

from collections.abc import Iterator

from slackapp.documents import held
from slackapp.documents.paper import Heading, Lines, Paper, Part, Table, plain
from slackapp.wording import auditing as say
from slackapp.wording import file_copy as copy_words
from slackapp.wording import times
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
    yield from held.to_review()
    yield from _listed(of)
    yield Heading(level=1, text=say.PART)
    if not of.parts:
        yield Lines(lines=(say.NOTHING,))
    for part in of.parts:
        yield from _part(part, of.person.id)
    rows = [
        (plain(times.moment(each.at)), plain(reference), plain(each.what))
        for reference, each in of.viewed
    ]
    yield from held.table(say.VIEWED, (say.WHEN, say.IN_WHICH, say.WHAT), rows)
    heads = (say.WHEN, say.IN_WHICH, say.KIND, say.STATE)
    sent = [
        tuple(map(plain, (times.moment(each.at), reference, each.kind, each.state)))
        for reference, each in of.messages
    ]
    yield from held.table(say.MESSAGES, heads, sent)
    for procedure, each in of.apart:
        yield from _apart(procedure, each, of)
    for draft in of.drafts:
        yield from held.drafted(draft, of.directory)


def _listed(of: PersonHeld) -> Iterator[Part]:
    person, name = of.person, of.directory.name
    mine = [each for each in of.directory.postings if each.person == person.id]
    facts = {
        say.NAME: person.name,
        say.EMAIL: person.email,
        say.PHONE: person.phone,
        say.ACCOUNT: person.slack_id or "",
        say.POSTS: "\n".join(map(_post, mine)),
    }
    yield Heading(level=1, text=say.LISTED)
    rows = tuple((plain(head), plain(said)) for head, said in facts.items())
    yield Table(name=say.LISTED, rows=rows)
    changes = [
        tuple(map(plain, (times.moment(each.at), each.by, f"{each.post}: {each.how}")))
        for each in of.changes
    ]
    yield from held.table(say.CHANGES, (say.WHEN, say.WHO, say.WHAT), changes)
    covers = [
        (
            plain(times.moment(each.set_at)),
            plain(say.cover(name(each.away), name(each.cover), times.days(each.since, each.until))),
        )
        for each in of.covers
    ]
    yield from held.table(say.COVERS, (say.WHEN, say.WHO), covers)


def _post(each: Posting) -> str:
    since, until = (times.day(day) if day else "" for day in (each.since, each.until))
    return say.post(each.post, each.team, each.agency, since, until)


def _part(part: PartIn, person: str) -> Iterator[Part]:
    """Give the lines that are theirs or name them, and the forms with them."""
    kept = part.kept
    yield Heading(level=2, text=say.part_in(kept.dispute.reference, kept.procedure.title))
    yield from list(held.told(kept, tuple(line.entry for line in part.lines)))[1:]
    stages = {entry.number: stage for entry, stage in with_stages(kept.history)}
    for line in part.lines:
        for key in line.forms:
            yield from held.form(kept, line.entry, stages[line.entry.number], key, person)


def _apart(procedure: Procedure | None, each: KeptApart, of: PersonHeld) -> Iterator[Part]:
    """Give what was sent or recorded without a dispute, who was told, and who viewed it."""
    name = of.directory.name
    yield Heading(level=1, text=say.APART)
    head = copy_words.given(name(each.person), times.moment(each.at))
    back = (say.sent_back(name(who), told.words) for who, told in each.told.items())
    yield Lines(lines=(f"{each.kind} {each.reference}".strip(), head, *back))
    rows = [
        (plain(_label(procedure, form, box)), plain(_said(value, of)), plain(say.OWN_WORDS))
        for form, filled in each.answers.items()
        for box, value in filled.items()
    ]
    yield from list(held.table(say.APART, (say.QUESTION, say.ANSWER, say.REVIEW), rows))[1:]
    seen = held.viewings(each.viewings, of.directory)
    yield from list(held.table(say.VIEWED, (say.WHEN, say.WHO, say.WHAT), seen))[1:]


def _label(procedure: Procedure | None, form: str, box: str) -> str:
    """Say a question; what was recorded under no procedure has its name alone."""
    return procedure.forms[form].fields[box].label if procedure else box


def _said(value: object, of: PersonHeld) -> str:
    is_somebody = isinstance(value, str) and value in of.directory.people
    return of.directory.name(str(value)) if is_somebody else str(value)
