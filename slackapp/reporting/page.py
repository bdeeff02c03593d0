"""The report as one page that holds everything: it fetches nothing, and needs no script."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from slackapp.reporting import charts
from slackapp.reporting.document import Document
from slackapp.reporting.sections import Cell, Section
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say
from workflows.reporting.life import Turn

#: The rows of the first chart.
TWO = (Turn.RAISED, Turn.RESOLVED)
#: The curves of single stages stand two in a row.
HALF = 400


@dataclass(frozen=True)
class Drawn:
    """A section with its picture; some are a table alone."""

    section: Section
    picture: Markup | None


def html(document: Document) -> str:
    """Lay the page out."""
    here = resources.files("slackapp.reporting")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((here / "page.html").read_text(encoding="utf-8"))
    style = (here / "page.css").read_text(encoding="utf-8")
    return template.render(
        document=document,
        drawn=list(_drawn(document)),
        curves=[
            (label, Markup(charts.steps(label, curve, f"time-{n}", HALF if n else charts.WIDE)))  # noqa: S704 # drawn here
            for n, (label, curve) in enumerate(document.time.curves)
        ],
        style=Markup(style),  # noqa: S704 # it comes with the app
        shade=shade,
        say=say,
        rows=rows,
    )


def shade(cell: Cell | None, section: Section) -> int:
    """Give how dark a cell of a table is, from 0 to 3, beside its number."""
    inner = [
        each.number or 0
        for row in section.rows
        for each, key in zip(row.cells, section.keys, strict=True)
        if each and row.key and key
    ]
    number = cell.number if cell else None
    return -(-3 * number // max([1, *inner])) if number else 0


def _drawn(document: Document) -> Iterator[Drawn]:
    for section in document.sections:
        picture = None if section.withheld else _picture(section)
        yield Drawn(section, Markup(picture) if picture else None)  # noqa: S704 # escaped in charts


def _picture(section: Section) -> str | None:
    several = len(section.columns) > 1
    match section.chart:
        case "grouped" if several:
            return charts.grouped(section, TWO)
        case "lines" if several:
            return charts.shares(section)
        case "bars" | "grouped" | "lines":
            return charts.bars(section)
        case _:  # a number, or a table that is shaded
            return None
