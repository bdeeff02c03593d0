"""Charts as pictures inside the page: bars, lines and steps; labels and patterns beside colour.

Drawn in two colours that anybody tells apart, one of them hatched, so that they differ in grey too.
A figure that is not shown is an empty dashed box with its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from slackapp.reporting.sections import Cell, Row, Section
from slackapp.wording import report_rows as rows
from slackapp.wording import reporting as say
from workflows.reporting.survival import Curve

WIDE = 760
#: Room for labels on the left of bars, and for numbers on the right.
LABELS, NUMBERS = 290, 150
BAR, GAP = 22, 10
#: Of charts that stand up: their height, and the room around them.
TALL, LEFT, BELOW, ABOVE = 240, 48, 56, 44
#: Room for the words at the end of a curve.
AFTER = 50
STUB = 26
INK, SOLID = "#1d1d1b", "#1f4e79"

_HATCH = (
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff3e0"/>'
    '<line x1="0" y1="0" x2="0" y2="7" stroke="#b35c00" stroke-width="3"/></pattern></defs>'
)


def svg(width: int, height: int, title: str, parts: Iterable[str], name: str) -> str:
    """Frame a picture; its title says everything in it."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-alt">'
        f'<title id="{name}-alt">{escape(title)}</title>{"".join(parts)}</svg>'
    )


def bars(section: Section) -> str:
    """Draw one bar for each row, with its number and share at its end."""
    most = max([1, *(_height(row) for row in section.rows)])
    wide = WIDE - LABELS - NUMBERS
    parts = []
    for place, row in enumerate(section.rows):
        top, cell = place * (BAR + GAP) + GAP, row.cells[-1]
        parts.append(_text(LABELS - 8, top + BAR - 6, _short(row.label), "end"))
        parts.append(_bar(LABELS, top, wide * _height(row) / most, cell))
        at = LABELS + (wide * _height(row) / most if cell and cell.number else STUB) + 8
        parts.append(_text(at, top + BAR - 6, _value(cell)))
    tall = len(section.rows) * (BAR + GAP) + GAP
    alt = say.picture(section.title, (_said(row) for row in section.rows))
    return svg(WIDE, tall, alt, parts, section.key)


def _height(row: Row) -> int:
    cell = row.cells[-1]
    return cell.number or 0 if cell else 0


def _bar(left: float, top: float, wide: float, cell: Cell | None) -> str:
    if cell is None or cell.number is None:
        return f'<rect class="empty" x="{left}" y="{top}" width="{STUB}" height="{BAR}"/>'
    return f'<rect class="solid" x="{left}" y="{top}" width="{wide:.1f}" height="{BAR}"/>'


def _value(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.number is None:
        return f"{cell.said} ({cell.share})" if cell.share else cell.said
    return f"{cell.said} ({cell.share})" if cell.share else cell.said


def _said(row: Row) -> str:
    cell = row.cells[-1]
    return say.bar(row.label, cell.said if cell else "", cell.share if cell else "")


def grouped(section: Section, keys: Sequence[str]) -> str:
    """Draw two bars for each month, side by side: one plain, one hatched."""
    chosen = [row for row in section.rows if row.key in keys]
    months = section.months
    most = max([1, *(_number(row, n) for row in chosen for n in months)])
    each = (WIDE - LEFT) / len(months)
    parts = [_HATCH, *_scale(most)]
    for place, row in enumerate(chosen):
        style = ("solid", "hatched")[place]
        parts.append(
            f'<rect class="{style}" x="{LEFT + place * 200}" y="0" width="16" height="14"/>'
        )
        parts.append(_text(LEFT + place * 200 + 22, 12, row.label))
        for at, month in enumerate(months):
            left = LEFT + at * each + 4 + place * (each - 8) / 2
            parts.append(_standing(left, (each - 8) / 2 - 2, row, month, most, style))
    parts += _months(section, each)
    alt = say.picture(section.title, _by_month(section, chosen))
    return svg(WIDE, TALL + ABOVE + BELOW, alt, parts, section.key)


def _by_month(section: Section, chosen: Iterable[Row]) -> Iterator[str]:
    for row in chosen:
        for n in section.months:
            cell, column = row.cells[n], section.columns[n]
            yield say.bar(f"{row.label}, {column}", cell.said if cell else "", "")


def _number(row: Row, place: int) -> int:
    cell = row.cells[place]
    return cell.number or 0 if cell else 0


def _standing(left: float, wide: float, row: Row, month: int, most: int, style: str) -> str:
    cell = row.cells[month]
    if cell is None or cell.number is None:
        top = ABOVE + TALL - STUB / 2
        box = (
            f'<rect class="empty" x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{STUB / 2}"/>'
        )
        return box + _text(left + wide / 2, top - 4, "<5" if _is_under(cell) else "?", "middle")
    tall = TALL * cell.number / most
    top = ABOVE + TALL - tall
    box = (
        f'<rect class="{style}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" '
        f'height="{tall:.1f}"/>'
    )
    return box + _text(left + wide / 2, top - 4, cell.said, "middle")


def _is_under(cell: Cell | None) -> bool:
    return cell is not None and cell.said == rows.UNDER


def _scale(most: int) -> Iterator[str]:
    """Draw the lines at a half and at all of the most there is."""
    for share in (0, 0.5, 1):
        at = ABOVE + TALL * (1 - share)
        yield f'<line class="grid" x1="{LEFT}" y1="{at}" x2="{WIDE}" y2="{at}"/>'
        yield _text(LEFT - 6, at + 4, f"{most * share:.0f}" if most > 1 else "", "end")


def _months(section: Section, each: float) -> Iterator[str]:
    for place, month in enumerate(section.months):
        middle = LEFT + each * (place + 0.5)
        words = say.month(section.keys[month], short=True)
        yield _text(middle, ABOVE + TALL + 18, words, "middle")


def shares(section: Section) -> str:
    """Draw the share of the first row month by month, as a line of points, with n under each."""
    row, months = section.rows[0], section.months
    each = (WIDE - LEFT) / len(months)
    parts, points = list(_percents()), list[tuple[float, float]]()
    for month in months:
        middle, cell, whole = LEFT + each * (month + 0.5), row.cells[month], section.totals[month]
        if cell and cell.percent is not None:
            at = ABOVE + TALL * (1 - cell.percent / 100)
            points.append((middle, at))
            parts.append(f'<circle class="dot" cx="{middle:.1f}" cy="{at:.1f}" r="5"/>')
            parts.append(_text(middle, at - 10, cell.share, "middle"))
        else:
            parts += _bound(middle, cell)
        number = say.number_of(whole.said if whole else "")
        parts.append(_text(middle, ABOVE + TALL + 36, number, "middle"))
    parts += [*_joined(points, each), *_months(section, each)]
    alt = say.picture(section.title, _points(section, row))
    return svg(WIDE, TALL + ABOVE + BELOW, alt, parts, section.key)


def _joined(points: Sequence[tuple[float, float]], each: float) -> Iterator[str]:
    """Join the points of months that follow each other."""
    for (left, low), (right, high) in pairwise(points):
        if right - left < each * 1.5:
            ends = f'x1="{left:.1f}" y1="{low:.1f}" x2="{right:.1f}" y2="{high:.1f}"'
            yield f'<line class="line" {ends}/>'


def _bound(middle: float, cell: Cell | None) -> Iterator[str]:
    """Draw what is known of a share that is not shown: a dashed box from there to the end."""
    words = cell.share if cell and cell.share else rows.HIDDEN
    known = int(words.split()[-1].rstrip("%")) if words[-1] == "%" else 0
    low, high = (known, 100) if "least" in words or not known else (0, known)
    top, tall = ABOVE + TALL * (1 - high / 100), TALL * (high - low) / 100
    if words[-1] == "%":
        yield (
            f'<rect class="empty" x="{middle - 9:.1f}" y="{top:.1f}" width="18" '
            f'height="{tall:.1f}"/>'
        )
    for line, part in enumerate(words.rsplit(" ", 1)):
        yield _text(middle, top + tall + 14 + 13 * line, part, "middle")


def _points(section: Section, row: Row) -> Iterator[str]:
    for n in section.months:
        cell, whole, column = row.cells[n], section.totals[n], section.columns[n]
        value = cell.share if cell and cell.share else rows.HIDDEN
        yield say.point(column, value, whole.said if whole else "")


def _percents(width: int = WIDE) -> Iterator[str]:
    for share in (0, 50, 100):
        at = ABOVE + TALL * (1 - share / 100)
        yield f'<line class="grid" x1="{LEFT}" y1="{at}" x2="{width}" y2="{at}"/>'
        yield _text(LEFT - 6, at + 4, rows.percent(share), "end")


def steps(title: str, curve: Curve, name: str, width: int = WIDE) -> str:
    """Draw how many are not resolved yet after so many working days."""
    last = max(10, *(point.days for point in curve.points), 1)
    wide = width - LEFT - AFTER
    path, at_left = f"M{LEFT} {ABOVE}", 1.0
    for point in curve.points:
        across = LEFT + wide * point.days / last
        path += f"H{across:.1f}V{ABOVE + TALL * (1 - point.left):.1f}"
        at_left = point.left
    parts = list(_percents(width))
    for days in range(0, last + 1, _apart(last, width)):
        across = LEFT + wide * days / last
        parts.append(_text(across, ABOVE + TALL + 18, str(days), "middle"))
    parts.append(_text(LEFT + wide / 2, ABOVE + TALL + 40, rows.DAYS, "middle"))
    parts.append(f'<path class="step" d="{path}"/>')
    ends = LEFT + wide * (curve.points[-1].days if curve.points else 0) / last
    parts.append(_text(ends + 6, ABOVE + TALL * (1 - at_left) + 5, _percent(at_left)))
    alt = say.picture(title, (say.step(p.days, _percent(p.left)) for p in curve.points))
    return svg(width, TALL + ABOVE + BELOW, alt, parts, name)


def _apart(last: int, width: int) -> int:
    """Give how many days apart the numbers under a curve stand, so that there is room."""
    return next((days for days in (5, 10, 20, 50, 100) if last / days <= width / 60), 200)


def _percent(share: float) -> str:
    return rows.percent(round(100 * share))


def _short(words: str, most: int = 38) -> str:
    """Cut a label to the room there is; the table has it whole."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _text(across: float, down: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{across:.1f}" y="{down:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
