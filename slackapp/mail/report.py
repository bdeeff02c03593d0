"""The files of a monitoring report, as they go to the address of an overseer."""

from collections.abc import Sequence

from slackapp.mail.envelope import Attachment
from slackapp.mail.forms import NothingToSend
from slackapp.reporting import files
from slackapp.reporting.document import document
from slackapp.reporting.imprint import Imprint
from workflows.desk import Desk
from workflows.outbox import Owed
from workflows.reporting import files as named
from workflows.use_cases import reporting

#: The kind of each, and what is said beside it, by how its name ends.
_KINDS = {
    "html": ("text/html", {"charset": "utf-8"}),
    "csv": ("text/csv", {"charset": "utf-8"}),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {}),
}


def report(imprint: Imprint, desk: Desk, owed: Owed) -> Sequence[Attachment]:
    """Make them, as of when they were asked for. Raises NothingToSend."""
    key, period = named.read(owed.facts.file)
    procedure = desk.library.procedures.get(key)
    if procedure is None:
        raise NothingToSend
    with desk.store.read() as work:
        made = document(reporting.make(desk, work, procedure, period), imprint)
    return [_attached(name, content) for name, content in files.forms(made).items()]


def _attached(name: str, content: bytes) -> Attachment:
    kind, says = _KINDS[name.rpartition(".")[2]]
    return Attachment(name=name, kind=kind, content=content, says=says)
