"""Cover: the form to set it, the page of one, its part of App Home, and the messages about it."""

from collections.abc import Callable, Iterator
from datetime import date

from slackapp import ids
from slackapp.views import blocks, elements
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.views.meta import Meta
from slackapp.views.typed import Typed
from slackapp.wording import cover as say
from slackapp.wording import pages
from workflows.cover import Cover, Role
from workflows.notices import Facts
from workflows.overview import Show
from workflows.procedure import Procedure
from workflows.use_cases.setting_cover import Asked, Laid

#: The answer that hands over what is open already.
MOVES = "yes"
#: Covers that App Home shows, and the form.
AT_HOME = 5


def form(asked: Asked, typed: Typed, procedure: Procedure, meta: Meta) -> Json:
    """Ask who is away, who covers, and from when to when."""
    made = [blocks.safety_first(), *_who(asked, typed, procedure), *_days(asked, typed)]
    made += [*_open_requests(asked), *_there_is(asked)]
    made.append(blocks.context(say.NOTHING_CHANGES, "nothing_changes"))
    return blocks.modal(ids.COVER, say.SET, made, submit=say.SET, metadata=meta.write())


def _who(asked: Asked, typed: Typed, procedure: Procedure) -> Iterator[Json]:
    """Only whoever may set it for others is asked who is away."""
    directory = asked.directory
    if asked.for_others:
        away = elements.person_box(asked.away, directory, procedure)
        block_id = ids.block(ids.COVER_FORM, ids.AWAY_FIELD)
        yield blocks.input_block(say.WHO_IS_AWAY, away, block_id, redraws=True)
    cover = elements.person_box(_typed(typed, ids.COVER_FIELD), directory, procedure)
    block_id = ids.block(ids.COVER_FORM, ids.COVER_FIELD)
    help_ = say.WHO_COVERS_HELP
    yield blocks.input_block(say.WHO_COVERS, cover, block_id, hint=help_, redraws=True)


def _days(asked: Asked, typed: Typed) -> Iterator[Json]:
    labels = ((ids.SINCE_FIELD, say.SINCE, ""), (ids.UNTIL_FIELD, say.UNTIL, say.UNTIL_HELP))
    for field, label, hint in labels:
        day = elements.date_box(_typed(typed, field) or asked.today.isoformat())
        yield blocks.input_block(label, day, ids.block(ids.COVER_FORM, field), hint=hint)


def _typed(typed: Typed, field: str) -> str:
    return str(typed.get(ids.COVER_FORM, {}).get(field, ""))


def _open_requests(asked: Asked) -> Iterator[Json]:
    """Offer to hand over what waits; it is ticked, anew for each person who is chosen."""
    if asked.open.moved:
        options = [blocks.option(say.open_too(asked.open.moved), MOVES)]
        yield blocks.input_block(
            say.OPEN_REQUESTS,
            elements.tick_box(options, [MOVES]),
            ids.block(ids.COVER_FORM, ids.MOVES_FIELD, version=asked.away),
            optional=True,
        )
    yield from _stay(asked.open.stay, asked.directory.name(asked.away), cannot=True)


def _stay(number: int, name: str, *, cannot: bool) -> Iterator[Json]:
    """Count what stays with whoever is away, and say why, where the cover cannot act in it."""
    if number:
        yield blocks.context(blocks.escape(say.stay(number, name, cannot=cannot)), "stay")


def _there_is(asked: Asked) -> Iterator[Json]:
    """Show which cover they have already, with the way to end it."""
    for cover in asked.covers[:AT_HOME]:
        laid = Laid(cover=cover, directory=asked.directory)
        yield blocks.section(blocks.escape(_words(laid)), f"cover-{cover.id}", _change(cover))


def _change(cover: Cover) -> Json:
    label = say.change_label(cover)
    return blocks.button(say.CHANGE, ids.COVER_CHANGE, value=cover.id, label=label)


def is_set(laid: Laid) -> Json:
    """Say who acts for whom now."""
    told = blocks.context(say.BOTH_TOLD, "told")
    made = [_says(laid), *_stays(laid), told, blocks.safety_last()]
    return blocks.modal(ids.PAGE, say.IS_SET, made, clears=True)


def one(laid: Laid) -> Json:
    """Show one cover to whoever may end it, or change its last day."""
    end = blocks.button(
        say.END_NOW, ids.COVER_END, value=laid.cover.id, label=say.end_label(laid.cover)
    )
    made = [
        _says(laid),
        *_stays(laid),
        _last_day(laid.cover),
        *blocks.actions([end], "do"),
        blocks.context(say.END_HELP, "help"),
        blocks.safety_last(),
    ]
    return blocks.modal(
        ids.COVER_UNTIL,
        say.TITLE,
        made,
        submit=say.SAVE,
        close=pages.CLOSE,
        metadata=Meta(cover=laid.cover.id).write(),
    )


def _last_day(cover: Cover) -> Json:
    day = elements.date_box(cover.until.isoformat())
    block_id = ids.block(ids.COVER_FORM, ids.UNTIL_FIELD)
    return blocks.input_block(say.UNTIL, day, block_id, hint=say.UNTIL_HELP)


def _says(laid: Laid) -> Json:
    return blocks.section(blocks.escape(_words(laid)), "cover")


def _stays(laid: Laid) -> Iterator[Json]:
    return _stay(laid.stay, laid.directory.name(laid.cover.away), cannot=laid.cover.moves_open)


def _words(laid: Laid) -> str:
    name = laid.directory.name
    return say.acts_for(name(laid.cover.cover), name(laid.cover.away), laid.cover)


# ---- App Home -------------------------------------------------------------------------------


def start() -> Json:
    """The button to the form."""
    return blocks.button(say.SET, ids.COVER_SET)


def part(covers: tuple[tuple[Role, Cover], ...], today: date) -> Iterator[Json]:
    """Say which cover somebody has, and for whom they cover: without a name."""
    if covers:
        yield blocks.header(say.PART, "h-cover")
    for role, cover in covers[:AT_HOME]:
        words = say.row(role, cover, today)
        yield blocks.section(words, f"cover-{cover.id}", _button(role, cover))


def _button(role: Role, cover: Cover) -> Json:
    """Whoever covers cannot end it: what they were asked would then wait for somebody away."""
    return see_open(say.see_open_label(cover)) if role is Role.COVERS else _change(cover)


def see_open(label: str = "") -> Json:
    """The way to what waits."""
    return blocks.button(say.SEE_OPEN, ids.LIST_OPEN, value=Show.WAITING, label=label)


# ---- messages -------------------------------------------------------------------------------


def telling(words: Callable[[Facts], str], *, leads: bool = False) -> Callable[[Letter], Written]:
    """Make a message of one sentence; to whoever covers, with the way to what is open."""

    def write(letter: Letter) -> Written:
        said = words(letter.facts)
        made = blocks.actions([see_open()] if leads else [], "do")
        return said, [blocks.section(said, "what"), *made]

    return write
