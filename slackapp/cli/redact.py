"""``drp redact``: what ``drp audit`` wrote, without what somebody has withheld on its sheet."""

import sys
from argparse import Namespace
from pathlib import Path

from slackapp import saving, wiring
from slackapp.documents import redacting
from slackapp.documents.redacting import CannotRedact
from slackapp.documents.review_sheet import NotASheet
from slackapp.saving import CannotSave
from slackapp.wording import exporting, times
from slackapp.wording import redacting as say


def redact(asked: Namespace) -> int:
    """Write a new page, new data, and what was withheld and why; what was there stays."""
    try:
        into = saving.folder(asked.out)
        content = redacting.content_of(_read(asked.data))
        name, now = Path(asked.data).stem, times.moment(wiring.system_clock())
        made = redacting.redacted(content, _read(asked.sheet), name, now)
        files = {
            f"{name}-redacted.html": made.page,
            f"{name}-redacted.json": made.data,
            f"{name}-withheld.csv": made.log,
        }
        for file in saving.save(into, files):
            print(exporting.written(file))
    except (CannotSave, CannotRedact, NotASheet) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _read(named: str) -> bytes:
    try:
        return Path(named).read_bytes()
    except OSError:
        raise CannotRedact(say.cannot_read(named)) from None
