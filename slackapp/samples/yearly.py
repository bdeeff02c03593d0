"""A sample report, over a year of invented disputes."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from slackapp import saving, settings, wiring
from slackapp.reporting import files
from slackapp.reporting.document import document
from slackapp.reporting.imprint import Imprint
from slackapp.samples.year import Year
from slackapp.samples.year_council import directory
from workflows.due import LONDON
from workflows.reporting.period import Period
from workflows.use_cases import reporting

MADE_AT = datetime(2026, 1, 5, 9, tzinfo=LONDON)
#: What was raised in the months before the year is still about in its first weeks.
BEGINS, DAYS, MANY, SEED = date(2024, 10, 1), 457, 520, 11
IMPRINT = Imprint(organisation="Sample Safeguarding Children Partnership", is_sample=True)
SAMPLE = "sample"


def main(folder: Path, many: int = MANY) -> None:
    """Let a year be lived, and put its report into a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        has = settings.of(
            DRP_DATABASE_URL=f"sqlite:///{scratch}/sample.db", DRP_ENCRYPTION_KEYS=wiring.new_key()
        )
        wiring.upgrade(has)
        desk, people = wiring.desk(has, now=lambda: MADE_AT), directory()
        with desk.store.begin() as work:
            work.keep_directory(people, date(2020, 1, 1))
        procedure = desk.library.default
        year = Year(desk=desk, procedure=procedure, directory=people, first=BEGINS, days=DAYS)
        year.fill(many, SEED)
        period = Period(first=date(2025, 1, 1), last=date(2025, 12, 31), made_at=MADE_AT)
        with desk.store.read() as work:
            report = reporting.make(desk, work, procedure, period)
        desk.store.close()
    named = files.forms(document(report, IMPRINT))
    ready = {f"{SAMPLE}-report.{name.rpartition('.')[2]}": made for name, made in named.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for file in saving.save(folder, ready):
        file.chmod(0o644)  # nothing in it is about anybody
