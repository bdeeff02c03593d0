"""A procedure as a picture: a band for each stage, a card for each step, its choices in it."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from slackapp.procedures.layout import (
    HEAD,
    LEFT,
    LINE,
    PADDING,
    ROW,
    WIDE,
    Band,
    Card,
    bands,
    short,
)
from slackapp.wording import in_plain_words as say
from slackapp.wording import picturing as briefly
from workflows.procedure import Procedure

STYLE = """
text { font-family: sans-serif; font-size: 12px; fill: #1d1c1d }
.title { font-size: 20px; font-weight: bold }
.stage { font-size: 16px; font-weight: bold }
.step { font-weight: bold }
.quiet { fill: #565656 }
.band { fill: #f4f5f7 }
.card { fill: #ffffff; stroke: #9aa0a6 }
.choice { fill: #eef3fb }
.late { fill: #fdf3e1 }
.beside { fill: #fbe9e7 }
.end { font-weight: bold }
.way { fill: none; stroke: #3f51b5; stroke-width: 1.5 }
.up { fill: none; stroke: #1d1c1d; stroke-width: 2.5 }
"""


def svg(procedure: Procedure) -> str:
    """Draw the whole procedure; nothing but text, boxes and lines, so that any browser shows it."""
    placed = bands(procedure)
    bottom = placed[-1].bottom
    wide = max(band.right for band in placed) + PADDING
    tall = bottom + 60 + LINE * (len(procedure.any_time) + len(procedure.ends) + 2)
    parts = [*_title(procedure), *(part for band in placed for part in _band(band, placed))]
    parts += _foot(procedure, bottom + 30)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" '
        f'viewBox="0 0 {wide} {tall}" role="img"><title>{escape(procedure.title)}</title>'
        f"<style>{STYLE}</style>{_POINT}{_box(0, 0, wide, tall, 'card')}{''.join(parts)}</svg>\n"
    )


_POINT = (
    '<defs><marker id="point" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" '
    'markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>'
)


def _text(x: int, y: int, words: str, kind: str = "") -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(words)}</text>'


def _box(x: int, y: int, wide: int, tall: int, kind: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{tall}" rx="6" class="{kind}"/>'


def _line(points: list[tuple[int, int]], kind: str) -> str:
    path = " ".join(f"{'L' if at else 'M'}{x} {y}" for at, (x, y) in enumerate(points))
    return f'<path d="{path}" class="{kind}" marker-end="url(#point)"/>'


def _title(procedure: Procedure) -> Iterator[str]:
    yield _text(PADDING, 34, procedure.title, "title")
    for number, words in enumerate(wrap(procedure.about, 120)):
        yield _text(PADDING, 56 + number * LINE, words, "quiet")


def _band(band: Band, placed: list[Band]) -> Iterator[str]:
    yield _box(PADDING, band.top, band.right - PADDING, band.bottom - band.top, "band")
    yield _text(PADDING * 2, band.top + 28, band.title, "stage")
    for number, words in enumerate(band.about):
        yield _text(PADDING * 2, band.top + 50 + number * LINE, words, "quiet")
    for card in band.cards:
        yield from _card(card)
    yield from _ways(band)
    if any(arrow.to_stage for card in band.cards for arrow in card.arrows):
        yield from _up(band, placed)


def _card(card: Card) -> Iterator[str]:
    yield _box(card.x, card.y, WIDE, card.tall, "card")
    yield _text(card.x + PADDING, card.y + 20, card.title, "step")
    yield _text(card.x + PADDING, card.y + 36, card.about, "quiet")
    for number, arrow in enumerate(card.arrows):
        y = card.y + HEAD + number * ROW
        kind = "late" if arrow.late else "choice"
        yield _box(card.x + 6, y, WIDE - 12, ROW - 4, kind)
        yield _text(card.x + PADDING, y + 15, short(arrow.button))
        yield _text(
            card.x + PADDING, y + 31, card.leads[number], "end" if arrow.to_end else "quiet"
        )


def _ways(band: Band) -> Iterator[str]:
    """Lead a line from a choice over the cards into the card of the step it leads to."""
    cards = {card.step: card for card in band.cards}
    lane = 0
    for card in band.cards:
        for number, arrow in enumerate(card.arrows):
            if arrow.to_step:
                yield _line(_way(band, card, number, cards[arrow.to_step], lane), "way")
                lane += 1


def _way(band: Band, card: Card, number: int, to: Card, lane: int) -> list[tuple[int, int]]:
    y = card.y + HEAD + number * ROW + ROW // 2
    out = card.x + WIDE + 8 + 7 * (lane % 5)
    over = band.top + 10 + 7 * (lane % 5)
    down = to.x + WIDE // 2 + 12 * (lane % 9 - 4)
    return [(card.x + WIDE - 6, y), (out, y), (out, over), (down, over), (down, to.y)]


def _up(band: Band, placed: list[Band]) -> Iterator[str]:
    """Lead one line from a band to the next: a dispute climbs from here."""
    following = placed[placed.index(band) + 1]
    x = PADDING + LEFT // 2
    yield _line([(x, band.bottom), (x, following.top)], "up")


def _foot(procedure: Procedure, y: int) -> Iterator[str]:
    yield _text(PADDING, y, briefly.AT_ANY_TIME, "stage")
    for choice in procedure.any_time.values():
        y += LINE
        yield _text(PADDING, y, f"{choice.button}: {say.place(procedure, choice.to, '')}")
    y += LINE * 2
    yield _text(PADDING, y, briefly.ENDS, "stage")
    for end in procedure.ends.values():
        y += LINE
        yield _text(PADDING, y, f"{end.title}: {say.ENDED[end.kind]}")
