"""The copy for the child's file, as it goes to the address of whoever asked for it."""

from collections.abc import Callable, Mapping, Sequence

from slackapp.documents import data, docx, html
from slackapp.mail.envelope import Attachment
from slackapp.mail.forms import NothingToSend
from slackapp.wording import mail as say
from workflows.desk import Desk
from workflows.file_copy.copying import Copy
from workflows.outbox import Owed
from workflows.use_cases import file_copying

#: What writes each format, and its kind.
_WRITERS: Mapping[str, tuple[Callable[[Copy], bytes], str]] = {
    "docx": (docx.write, docx.TYPE),
    "html": (html.write, "text/html"),
    "json": (data.write, "application/json"),
}


def copies(desk: Desk, owed: Owed) -> Sequence[Attachment]:
    """Make the documents; that they were read is recorded. Raises NothingToSend."""
    found = file_copying.for_files(desk, owed.facts.reference, None, owed.to)
    if not isinstance(found, tuple):
        raise NothingToSend
    return [
        Attachment(name=_name(copy, each), kind=_WRITERS[each][1], content=_WRITERS[each][0](copy))
        for copy in found
        for each in owed.facts.file.partition(":")[2].split(",")
    ]


def _name(copy: Copy, suffix: str) -> str:
    return say.copy_file(copy.kept.dispute.reference, copy.place, suffix)
