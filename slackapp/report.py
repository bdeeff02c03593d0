"""``/drp report``: figures for those who oversee. The form, the report after it, and its files."""

from datetime import date

from slackapp import ids
from slackapp.front import Front
from slackapp.press import Answer, Hands, Press, errors, opens
from slackapp.views import report as view
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.wording import report_in_slack as say
from workflows.procedure import Procedure
from workflows.reporting import files
from workflows.reporting.period import Period, month_before
from workflows.use_cases import overseeing
from workflows.use_cases.overseeing import Why
from workflows.use_cases.world import today

#: At which box it is said why there is no report.
AT = dict.fromkeys((Why.BACKWARDS, Why.NOT_OVER, Why.ENDS_WITHIN), ids.REPORT_TO)


def start(front: Front, press: Press) -> Answer:
    """Open the form, with last month in it."""
    if not front.is_overseen_by(press.slack_id):
        return Answer(ack={"response_type": "ephemeral", "text": say.FOR_OVERSEERS})
    first, last = month_before(today(front.desk))
    titles = {key: each.title for key, each in front.desk.library.procedures.items()}
    return opens(view.form(first, last, titles))


def submit(front: Front, press: Press) -> Answer:
    """Make the report that is asked for, while the form says so; then send it in short."""
    if not front.is_overseen_by(press.slack_id):
        return Answer(ack=_in_place(small.notice([say.FOR_OVERSEERS])))
    typed = press.typed.get(ids.REPORT_FORM, {})
    days = {name: str(typed.get(name, "")) for name in (ids.REPORT_FROM, ids.REPORT_TO)}
    if lacking := {_block(name): say.TYPE_A_DATE for name, day in days.items() if not day}:
        return errors(lacking)
    first, last = (date.fromisoformat(day) for day in days.values())
    procedure = front.desk.library.under(str(typed.get(ids.REPORT_PROCEDURE, "")))
    procedure = procedure or front.desk.library.default
    asked = overseeing.asked(front.desk, procedure, first, last)
    if isinstance(asked, Why):
        return errors({_block(AT.get(asked, ids.REPORT_FROM)): say.WHY[asked]})
    return Answer(
        ack=_in_place(view.progress(done=False)),
        then=lambda hands: _make(front, hands, procedure, asked, press.slack_id),
    )


def _make(front: Front, hands: Hands, procedure: Procedure, asked: Period, slack_id: str) -> None:
    overseeing.send(front.desk, procedure, asked, slack_id)
    hands.follow(view.progress(done=True))


def mail_files(front: Front, press: Press) -> Answer:
    """Have the files of a report sent to the overseer's own address, or say why they cannot be."""
    if not front.is_overseen_by(press.slack_id):
        return opens(small.notice([say.FOR_OVERSEERS]))
    key, _ = files.read(press.value)
    procedure = front.desk.library.procedures.get(key)
    if procedure is None:
        return opens(small.notice([say.NOT_IN_USE]))
    if cannot := overseeing.send_files(front.desk, procedure, press.value, press.slack_id):
        return opens(small.notice([say.FILES[cannot]]))
    return opens(small.notice([say.ARE_MAILED], title=say.TITLE))


def _in_place(page: Json) -> Json:
    return {"response_action": "update", "view": page}


def _block(name: str) -> str:
    return ids.block(ids.REPORT_FORM, name)
