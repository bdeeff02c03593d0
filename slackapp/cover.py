"""Setting cover for oneself or for somebody else, and ending it."""

from datetime import date

from slackapp import ids
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, redraws, replaces
from slackapp.views import cover as view
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.views.typed import Typed
from slackapp.wording import cover as say
from workflows.cover import Cover, WhyNot
from workflows.use_cases import setting_cover as use_case
from workflows.use_cases.setting_cover import Wanted
from workflows.use_cases.world import procedure_for

#: At which box it is said why not.
_BOX = {
    WhyNot.NOT_YOURS: ids.AWAY_FIELD,
    WhyNot.BACKWARDS: ids.UNTIL_FIELD,
    WhyNot.PAST: ids.SINCE_FIELD,
    WhyNot.TOO_FAR: ids.SINCE_FIELD,
    WhyNot.TOO_LONG: ids.UNTIL_FIELD,
    WhyNot.OVERLAPS: ids.SINCE_FIELD,
}


def press(front: Front, pressed: Press) -> Answer:
    """Open the form; from a page about a dispute it takes the page's place."""
    return show_form(pressed, _form(front, pressed.person, "", {}))


def _form(front: Front, person: str, away: str, typed: Typed) -> Json:
    cover = str(typed.get(ids.COVER_FORM, {}).get(ids.COVER_FIELD, ""))
    asked = use_case.ask(front.desk, person, away, cover)
    with front.desk.store.read() as work:
        procedure = procedure_for(front.desk, work, person)
    return view.form(asked, typed, procedure, Meta())


def redraw(front: Front, pressed: Press) -> Answer:
    """Draw the form for whoever was chosen: how much waits, and how much of it stays, is said."""
    typed = pressed.typed
    away = str(typed.get(ids.COVER_FORM, {}).get(ids.AWAY_FIELD, ""))
    return redraws(_form(front, pressed.person, away, typed))


def submit(front: Front, pressed: Press) -> Answer:
    """Set it. It is committed before Slack is answered."""
    filled = pressed.typed.get(ids.COVER_FORM, {})
    typed = {field: value for field, value in filled.items() if isinstance(value, str)}
    text = {ids.AWAY_FIELD: pressed.person, **typed}
    if lacking := _lacking(text):
        return errors(lacking)
    wanted = Wanted(
        away=text[ids.AWAY_FIELD],
        cover=text[ids.COVER_FIELD],
        since=date.fromisoformat(text[ids.SINCE_FIELD]),
        until=date.fromisoformat(text[ids.UNTIL_FIELD]),
        moves_open=bool(filled.get(ids.MOVES_FIELD, True)),
    )
    if left := front.name_if_left(wanted.cover):
        return errors({ids.block(ids.COVER_FORM, ids.COVER_FIELD): say.has_left(left)})
    done = use_case.set_cover(front.desk, pressed.person, wanted)
    if isinstance(done, Cover):
        laid = use_case.lay_open(front.desk, pressed.person, done.id)
        return replaces(view.is_set(laid) if laid else small.notice([say.GONE]))
    return _refused(front, pressed, wanted, done)


def _lacking(text: dict[str, str]) -> dict[str, str]:
    """Say at each box that is empty what to do, where Slack has not."""
    asks = {
        ids.AWAY_FIELD: say.NOT_A_PERSON,
        ids.COVER_FIELD: say.NOT_A_PERSON,
        ids.SINCE_FIELD: say.NOT_A_DATE,
        ids.UNTIL_FIELD: say.NOT_A_DATE,
    }
    empty = (field for field in asks if not text.get(field))
    return {ids.block(ids.COVER_FORM, field): asks[field] for field in empty}


def _refused(front: Front, pressed: Press, wanted: Wanted, why: WhyNot) -> Answer:
    """Say why not at its box; whoever sets it for themselves has no box for who is away."""
    directory = use_case.ask(front.desk, pressed.person).directory
    said = say.why_not(why, directory.name(wanted.cover))
    there = {block["block_id"] for block in pressed.view["blocks"]}
    box = ids.block(ids.COVER_FORM, _BOX.get(why, ids.COVER_FIELD))
    if box not in there:
        box = ids.block(ids.COVER_FORM, ids.COVER_FIELD)
    return errors({box: said})


def change(front: Front, pressed: Press) -> Answer:
    """Show one cover, with the way to end it."""
    laid = use_case.lay_open(front.desk, pressed.person, pressed.value)
    return show_form(pressed, view.one(laid) if laid else small.notice([say.GONE]))


def submit_until(front: Front, pressed: Press) -> Answer:
    """Change its last day. It is committed before Slack is answered."""
    box = ids.block(ids.COVER_FORM, ids.UNTIL_FIELD)
    typed = str(pressed.typed.get(ids.COVER_FORM, {}).get(ids.UNTIL_FIELD) or "")
    if not typed:
        return errors({box: say.NOT_A_DATE})
    until = date.fromisoformat(typed)
    done = use_case.change_until(front.desk, pressed.person, pressed.meta.cover, until)
    if isinstance(done, WhyNot):
        return errors({box: say.why_not_until(done)})
    return replaces(view.is_set(done) if done else small.notice([say.GONE]))


def end(front: Front, pressed: Press) -> Answer:
    """End it. What it took is handed back before Slack is answered."""
    laid = use_case.end_now(front.desk, pressed.person, pressed.value)
    if laid is None:
        return redraws(small.notice([say.GONE]))
    return redraws(small.notice([say.BOTH_TOLD], title=say.ENDED))
