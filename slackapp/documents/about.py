"""The head of a copy: of whom it is, under which text, where it stands, who has it."""

from collections.abc import Iterator

from slackapp.documents import known
from slackapp.documents.paper import Heading, Lines, Part, Table, plain
from slackapp.views import reading, records, rungs
from slackapp.wording import file_copy as say
from slackapp.wording import times
from workflows.file_copy.copying import Copy
from workflows.outward import CopiedIn


def about(copy: Copy) -> Iterator[Part]:
    """Give the head of a copy."""
    yield Heading(level=1, text=say.ABOUT)
    rows = tuple((plain(head), plain("\n".join(said))) for head, said in facts(copy).items())
    yield Table(name=say.ABOUT, rows=rows)
    yield Heading(level=2, text=say.STAGES)
    ladder = rungs.ladder(copy.kept.procedure, copy.kept.dispute)
    yield Lines(lines=tuple(line.strip("*") for line in ladder.split("\n")))


def facts(copy: Copy) -> dict[str, list[str]]:
    """Say what a copy is of, each thing under its head."""
    kept, dispute = copy.kept, copy.kept.dispute
    late = [say.RAISED_LATE] if dispute.raised_late else []
    return {
        say.REFERENCE: [dispute.reference],
        say.CHILD: child(copy),
        say.PROCEDURE: [say.procedure(kept.procedure.title, kept.procedure.key)],
        say.FINGERPRINT: [dispute.procedure],
        say.RAISED_BY: [known.raised_by(kept)],
        say.RAISED_ON: [f"{times.moment(dispute.raised_at)}.", *late],
        say.STANDS: [known.stands(kept)],
        say.COPIED_IN: copied_in(copy) or [say.NOBODY],
        say.COPIES: copies(copy) or [say.NONE_YET],
        say.MADE: [times.moment(kept.now)],
    }


def child(copy: Copy) -> list[str]:
    """Say in a line each what stands at the head of the dispute: of this child alone."""
    kept = copy.kept
    forms = kept.procedure.forms
    said = [
        reading.brief(forms[each.form], each.filled, kept.directory)
        for each in copy.given
        if each.form in kept.procedure.raising.form and forms[each.form].headline
    ]
    several = [say.one_of(copy.place, copy.children)] if copy.children > 1 else []
    return [*said, *several]


def copied_in(copy: Copy) -> list[str]:
    """Say which posts are copied into everything, and who held them when that began."""
    kept = copy.kept
    found = {
        event.post: event.person
        for entry in kept.history
        for event in entry.events
        if isinstance(event, CopiedIn)
    }
    titles = ((kept.procedure.posts[post].title, found.get(post)) for post in kept.dispute.copied)
    return [
        say.with_post(kept.directory.name(who), title) if who else title for title, who in titles
    ]


def copies(copy: Copy) -> list[str]:
    """Say of each copy that was made outside the app who made it, when, and where it is."""
    every = enumerate(copy.kept.dispute.records)
    return [
        records.said(copy.kept, number, each) for number, each in every if each.state == "filed"
    ]
