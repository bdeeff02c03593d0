"""Immediate safety: the three steps, from every surface, and recording who was told."""

from slackapp import ids, keeping, refusing
from slackapp.front import Front
from slackapp.press import Answer, Press, opens, replaces
from slackapp.views import safety, small
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import refusals, times
from workflows.use_cases import opening
from workflows.use_cases import safety as use_case
from workflows.use_cases.world import procedure_for, today


def press(front: Front, pressed: Press) -> Answer:
    """Open the steps, whom to telephone, and a place to record it afterwards."""
    return opens(drawn(front, pressed))


def drawn(front: Front, pressed: Press) -> Json:
    """Draw them for whoever pressed, about the dispute that they came from, if that can be read."""
    dispute, desk = pressed.value.partition(":")[0], front.desk
    with desk.store.read() as work:
        procedure = procedure_for(desk, work, pressed.person)
        blank = opening.blank(desk, work, pressed.person, {}, procedure)
        lead = use_case.lead_for(desk, work, pressed.person)
        references = use_case.references_of(desk, work, pressed.person)
    known = {each for each, _ in references}
    meta = keeping.opened(Meta(dispute=dispute if dispute in known else ""))
    drawing = Drawing(
        procedure=blank.procedure,
        directory=blank.directory,
        stage="",
        now=blank.here.now,
        calendar=blank.here.calendar,
        person=pressed.person,
        answers={},
        meta=meta,
    )
    return safety.form(drawing, lead, front.numbers, references)


def submit(front: Front, pressed: Press) -> Answer:
    """Record who was told, and ask the safeguarding lead to telephone."""
    typed = pressed.typed
    dispute = str(typed.get(ids.WHICH_FORM, {}).get(ids.WHICH_FIELD, ""))
    form = pressed.meta.form
    refused = use_case.record(front.desk, pressed.person, dispute or None, typed, form)
    if refused and refused.at:
        said = refusals.recorded_otherwise(times.moment(refused.at))
        return refusing.on_first_box(refusals.not_sent(said), pressed.view)
    with front.desk.store.read() as work:
        if refused:
            procedure = procedure_for(front.desk, work, pressed.person)
            return refusing.on_boxes(refused, procedure, pressed.view)
        lead = use_case.lead_for(front.desk, work, pressed.person)
        held = work.is_held(front.desk.now())
    return replaces(safety.recorded(lead, held=held))


def see_who(front: Front, pressed: Press) -> Answer:
    """Say to the safeguarding lead or their cover, and to nobody else, whom to telephone."""
    with front.desk.store.read() as work:
        leads = use_case.leads_for(front.desk, work, pressed.value)
        directory = work.directory(today(front.desk))
    person = directory.people.get(pressed.value)
    if person is None or pressed.person not in {lead.id for lead in leads}:
        return opens(small.notice([refusals.NOT_LISTED]))
    return opens(safety.telephone_whom(person))
