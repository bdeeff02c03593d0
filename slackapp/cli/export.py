"""``drp export``: the copies of a dispute for the child's file, made without asking Slack."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping

from slackapp import saving, settings, wiring
from slackapp.cli import handing_over
from slackapp.cli.saying import mended_first
from slackapp.documents import composing, data, docx, html
from slackapp.saving import CannotSave
from slackapp.wording import destroyed, refusals
from slackapp.wording import exporting as say
from workflows.desk import Desk
from workflows.file_copy.copying import Copy
from workflows.references import Mistyped
from workflows.retention.plans import Gone
from workflows.use_cases import file_copying
from workflows.use_cases.file_copying import NoSuchChild, NoSuchReference, NothingYet

FORMATS: Mapping[str, Callable[[Copy], bytes]] = {
    "docx": docx.write,
    "html": html.write,
    "json": data.write,
}


@mended_first
def export(asked: Namespace) -> int:
    """Write a document of each format for each child, and say where they are."""
    try:
        formats = _formats(asked.format)
        into = saving.folder(asked.out)
        with wiring.open_desk(settings.read()) as desk:
            copies = _copies(desk, asked)
            files = {_name(copy, each): FORMATS[each](copy) for copy in copies for each in formats}
            written = handing_over.save(desk, [copies[0].kept.dispute.id], into, files)
        for file in written:
            print(say.written(file))
    except (CannotSave, CannotExport) as error:
        print(error, file=sys.stderr)
        return 1
    for line in dict.fromkeys(_besides(copies)):
        print(line)
    return 0


class CannotExport(Exception):
    """There is nothing to write; the text says why."""


def _formats(words: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    for each in asked or ("",):
        if each not in FORMATS:
            raise CannotExport(say.unknown_format(each, FORMATS))
    return asked


def _copies(desk: Desk, asked: Namespace) -> tuple[Copy, ...]:
    try:
        found = file_copying.for_files(desk, asked.reference, asked.child, handing_over.reader())
    except Mistyped:
        raise CannotExport(refusals.MISTYPED) from None
    match found:
        case NoSuchReference():
            raise CannotExport(say.no_such(asked.reference.upper()))
        case NoSuchChild():
            reference = asked.reference.upper()
            raise CannotExport(say.no_such_child(reference, asked.child, found.children))
        case Gone():
            raise CannotExport(destroyed.of_reference(asked.reference.upper(), found))
        case NothingYet():
            raise CannotExport("\n".join(_nothing(found.copy)))
        case _:
            return found


def _nothing(copy: Copy) -> Iterator[str]:
    yield say.nothing_yet(copy.kept.dispute.reference)
    yield from (composing.left_out(copy, each) for each in copy.left_out)


def _name(copy: Copy, suffix: str) -> str:
    """Name a file by the reference and the child's number, and by nobody's name."""
    return f"{copy.kept.dispute.reference}-child-{copy.place}.{suffix}"


def _besides(copies: tuple[Copy, ...]) -> Iterator[str]:
    """Say what is left out, what to look at, and that it is recorded."""
    for copy in copies:
        yield from (composing.left_out(copy, each) for each in copy.left_out)
        if naming := composing.naming_another(copy):
            yield say.names_another(copy.place, naming)
    yield say.recorded(copies[0].kept.dispute.reference)
