"""Where everything stands in the picture of a procedure, in pixels."""

from dataclasses import dataclass
from textwrap import shorten, wrap

from slackapp.procedures.arrows import Arrow, arrows
from slackapp.wording import in_plain_words as say
from slackapp.wording import picturing as briefly
from slackapp.wording.filling import capital
from workflows.procedure import Procedure

PADDING, LINE = 14, 16
#: The column that names the stage; a card; what stands between cards; above them; between bands.
LEFT, WIDE, GAP, CHANNEL, BETWEEN = 250, 320, 52, 56, 34
#: The head of a card, and one choice in it.
HEAD, ROW = 46, 42
FIRST = 100
#: About how many signs fit into the column of the stage, into a card, and into its bold title.
IN_COLUMN, IN_CARD, IN_TITLE = 38, 48, 40
#: At the end of what is cut short.
CUT = " ..."


@dataclass(frozen=True, kw_only=True)
class Card:
    """A step at a stage, with its choices; ``leads`` says where each of them leads."""

    step: str
    x: int
    y: int
    title: str
    about: str
    arrows: tuple[Arrow, ...]
    leads: tuple[str, ...]

    @property
    def tall(self) -> int:
        """How high it is."""
        return HEAD + ROW * len(self.arrows) + 6


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stage: its name and rules on the left, its cards beside them."""

    top: int
    bottom: int
    right: int
    title: str
    about: tuple[str, ...]
    cards: tuple[Card, ...]


def bands(procedure: Procedure) -> list[Band]:
    """Place each stage under the one before; all are as wide as the widest."""
    most = max(len(stage.steps) for stage in procedure.stages.values())
    right = PADDING + LEFT + most * (WIDE + GAP)
    placed: list[Band] = []
    for key in procedure.stages:
        top = placed[-1].bottom + BETWEEN if placed else FIRST
        placed.append(_band(procedure, key, top, right))
    return placed


def _band(procedure: Procedure, key: str, top: int, right: int) -> Band:
    stage = procedure.stages[key]
    cards = tuple(
        _card(procedure, key, step, PADDING + LEFT + number * (WIDE + GAP), top + CHANNEL)
        for number, step in enumerate(stage.steps)
    )
    about = tuple(_about(procedure, key))
    lowest = max((*(card.y + card.tall for card in cards), top + 50 + LINE * len(about)))
    return Band(
        top=top,
        bottom=lowest + PADDING,
        right=right,
        title=stage.title,
        about=about,
        cards=cards,
    )


def _about(procedure: Procedure, key: str) -> list[str]:
    stage = procedure.stages[key]
    gates = [procedure.gates[name].needs for name in stage.gates]
    said = [
        briefly.ANSWERED.format(who=say.who(procedure, stage.answered_by)),
        say.DIRECTLY if stage.enter.directly else say.ONLY_FROM_BELOW,
        *(briefly.NEEDS.format(needs=needs) for needs in gates),
        *([briefly.WHOLE_STAGE.format(limit=stage.limit.span)] if stage.limit else []),
    ]
    return [line for words in said for line in wrap(words, IN_COLUMN)]


def _card(procedure: Procedure, stage: str, key: str, x: int, y: int) -> Card:
    step = procedure.steps[key]
    limit = step.limit or procedure.stages[stage].answer_within
    all_of_them = tuple(arrows(procedure, stage, key))
    return Card(
        step=key,
        x=x,
        y=y,
        title=shorten(capital(say.step_named(procedure, key)), IN_TITLE, placeholder=CUT),
        about=short(f"{say.who(procedure, step.by)}, {briefly.limit(limit)}"),
        arrows=all_of_them,
        leads=tuple(short(_leads(procedure, arrow)) for arrow in all_of_them),
    )


def _leads(procedure: Procedure, arrow: Arrow) -> str:
    to = briefly.leads(procedure, arrow.to_step, arrow.to_stage, arrow.to_end)
    return briefly.on_condition(to, arrow.by, late=arrow.late)


def short(words: str) -> str:
    """Keep what fits into a card."""
    return shorten(words, IN_CARD, placeholder=CUT)
