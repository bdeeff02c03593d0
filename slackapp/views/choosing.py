"""The form of one choice."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, carrying, plan, rungs, who_reads
from slackapp.views.acting import Acting, history_button, shown
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.leading import asked_of, submit_of
from slackapp.views.meta import Meta
from slackapp.wording import acting as say
from slackapp.wording import times
from slackapp.wording.filling import fill, title_of
from workflows.choices import Choice
from workflows.forms import Answers
from workflows.use_cases.opening import Opened


def begun(opened: Opened, name: str, answers: Answers, meta: Meta) -> Meta:
    """Give a plan that is carried over, or was begun before, as many rows as it had."""
    forms = opened.procedure.forms
    asked = opened.procedure.choice_made(opened.dispute.step, name).form
    begun = {
        key: {
            **{
                field: carrying.begun(each, opened.latest, opened.directory)
                for field, each in forms[key].fields.items()
            },
            **opened.proposed.get(key, {}),
            **answers.get(key, {}),
        }
        for key in asked
    }
    return meta.with_rows(plan.rows_of(begun))


def choice_form(acting: Acting, name: str) -> Json:
    """Draw the form of one choice."""
    choice = acting.opened.procedure.choice_made(acting.opened.dispute.step, name)
    about = ids.about(acting.opened.dispute.id, acting.opened.dispute.visit)
    made = [blocks.safety_first(about)]
    if _answers(acting.opened, name, choice):
        made += _what_is_asked(acting, choice)
    else:
        made.append(rungs.stands(acting.opened.procedure, acting.opened.dispute))
        made += shown(acting, choice.shows) if choice.shows else ()
    if choice.intro:
        made.append(blocks.section(fill(choice.intro, acting.words), "intro"))
    made += asked_of(acting, choice)
    if choice.outro:
        made.append(blocks.context(choice.outro, "outro"))
    return blocks.modal(
        ids.CHOOSE,
        title_of(choice, acting.words),
        savable(made, acting.meta, acting.opened.dispute.reference),
        submit=submit_of(acting, choice),
        metadata=acting.meta.write(),
    )


def _answers(opened: Opened, name: str, choice: Choice) -> bool:
    """Is it an answer to the step: one of its own choices, or a shared one where it has none?

    Not what somebody else may do, who is not asked.
    """
    step = opened.procedure.steps[opened.dispute.step]
    return name in step.choices or not (step.choices or choice.by)


def _what_is_asked(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Lay what was raised, and what is due, before whoever answers (S1-82)."""
    opened = acting.opened
    dispute, procedure = opened.dispute, opened.procedure
    step = procedure.steps[dispute.step]
    due = say.now_due(dispute.stage, step.what, times.by(dispute.clock.due))
    raised = say.raised_by(
        opened.directory.name(dispute.raised_by), times.day_of(dispute.raised_at)
    )
    yield blocks.section(f"*{due}*\n{blocks.escape(raised)}", "now")
    if dispute.late:
        yield blocks.context(say.late_answer(step.what), "late")
    yield rungs.stands(procedure, dispute, who_reads.of_a_dispute(opened))
    yield from shown(acting, choice.shows or step.shows)
    yield from blocks.actions([history_button(opened)], "earlier")
