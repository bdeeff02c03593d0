"""Everything that a report says, in the order of its page: the files are three forms of this."""

from collections.abc import Iterator
from dataclasses import dataclass

from slackapp.reporting.imprint import Imprint
from slackapp.reporting.naming import Names, calendar
from slackapp.reporting.sections import Section, sections
from slackapp.wording import report_measures as measured
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say
from slackapp.wording.report_in_slack import headlines
from workflows.reporting.report import Report
from workflows.reporting.summary import summary
from workflows.reporting.survival import Curve


@dataclass(frozen=True, kw_only=True)
class CurveSection:
    """The measure that is a curve: one picture for each stage that has enough, and quartiles."""

    title: str
    definition: str
    curves: tuple[tuple[str, Curve], ...]
    place: int  # how many sections come before it

    def quartiles(self) -> Iterator[tuple[str, tuple[int | str, ...]]]:
        """Give for each curve of how many it is, and within how many working days a quarter, half
        and more of them were resolved.
        """
        for label, curve in self.curves:
            said = (
                rows.working_days(q) if q is not None else rows.NOT_REACHED for q in curve.quartiles
            )
            yield label, (curve.n, *said)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A report in words. ``facts`` stand on page one."""

    title: str
    subtitle: str
    name: str
    facts: tuple[tuple[str, str], ...]
    headlines: tuple[str, ...]
    sections: tuple[Section, ...]
    time: CurveSection
    not_kept: tuple[str, ...]
    absent: tuple[str, ...]
    is_empty: bool
    is_sample: bool = False


def document(report: Report, imprint: Imprint) -> Document:
    """Put a report in words."""
    names, procedure = Names(report.paper), report.paper.procedure
    title = say.heading(say.TITLE, imprint.organisation)
    return Document(
        title=f"{title}: {procedure.title}",
        subtitle=say.heading(procedure.title, imprint.organisation),
        name=f"{procedure.key}-{report.period.first}-{report.period.last}",
        facts=tuple(_facts(report, imprint)),
        headlines=headlines(summary(report)),
        sections=sections(report, names),
        time=_time(report, names),
        not_kept=tuple(names.local(each) for each in measured.NOT_KEPT),
        absent=tuple(_absent(report)),
        is_empty=report.is_empty,
        is_sample=imprint.is_sample,
    )


def _facts(report: Report, imprint: Imprint) -> Iterator[tuple[str, str]]:
    period, procedure = report.period, report.paper.procedure
    yield say.PERIOD, say.period(period.first, period.last)
    yield say.ORGANISATION, imprint.organisation or say.NOT_NAMED
    yield say.PROCEDURE, f"{procedure.title} ({procedure.key})"
    yield say.VERSION, say.version(procedure.hash)
    earlier = [say.version(each.hash) for each in report.paper.texts[1:]]
    if earlier:
        yield say.EARLIER, say.LIST_BETWEEN.join(earlier)
    yield say.CALENDAR, say.calendar(report.calendar, calendar(procedure, imprint.calendar))
    yield say.MADE, say.made(period.made_at)


def _time(report: Report, names: Names) -> CurveSection:
    measure = next(each for each in report.measures if each.key == "time")
    found = ((names.stage(stage), report.curves[stage]) for stage in report.curves)
    place = next(n for n, each in enumerate(report.measures) if each.key == "time")
    return CurveSection(
        title=names.title(measure),
        definition=names.definition(measure),
        curves=tuple(found),
        place=place,
    )


def _absent(report: Report) -> Iterator[str]:
    yield from (measured.ABSENT[key] for key in report.absent)
    if not report.paper.counted:
        yield measured.QUESTIONS_ABSENT
