"""The one form of a step in which somebody chooses among several: what came in, what next."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, elements, rungs, who_reads
from slackapp.views.acting import Acting, history_button, shown
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.leading import asked_of, submit_of
from slackapp.wording import acting as say
from slackapp.wording import times
from slackapp.wording.filling import fill, listed
from workflows.choices import Choice
from workflows.engine import preview_stage
from workflows.forms import Answers
from workflows.use_cases.opening import Opened


def step_form(acting: Acting) -> Json:
    """Draw the one form of a step: what came in, then what happens next (S1-87 to S1-100)."""
    opened = acting.opened
    one_form = opened.procedure.steps[opened.dispute.step].one_form
    assert one_form  # noqa: S101 # only steps that have one are opened so
    chosen = chosen_in(acting.answers)
    choices = opened.procedure.choices_of(opened.dispute.step)
    made = [*_what_came_in(acting), blocks.divider("d1"), _next(acting, one_form.question, chosen)]
    made += _spent(acting)
    submit = fill(one_form.says, acting.words)
    if chosen in opened.offered:
        made += _chosen_parts(acting, choices[chosen])
        submit = submit_of(acting, choices[chosen])
    return blocks.modal(
        ids.REVIEW,
        fill(one_form.title, acting.words),
        savable(made, acting.meta, opened.dispute.reference),
        submit=submit,
        metadata=acting.meta.write(),
    )


def chosen_in(answers: Answers) -> str:
    """Give what was chosen to happen next, or nothing."""
    return str(answers.get(ids.NEXT_FORM, {}).get(ids.NEXT_FIELD, ""))


def proposed_in(opened: Opened) -> Answers:
    """Begin with what is proposed already, for those whose joint answer it is to be."""
    proposal = opened.dispute.proposal
    return (
        {ids.NEXT_FORM: {ids.NEXT_FIELD: proposal.choice}} if opened.proposed and proposal else {}
    )


def _chosen_parts(acting: Acting, choice: Choice) -> Iterator[Json]:
    if choice.intro:
        yield blocks.section(fill(choice.intro, acting.words), "intro")
    yield from asked_of(acting, choice)


def _what_came_in(acting: Acting) -> Iterator[Json]:
    opened = acting.opened
    dispute = opened.dispute
    about = ids.about(dispute.id, dispute.visit)
    yield blocks.safety_first(about)
    yield _came_from(opened)
    yield rungs.stands(opened.procedure, dispute, who_reads.of_a_dispute(opened))
    yield from shown(acting, opened.procedure.steps[dispute.step].shows)
    label = say.raised_label(dispute.reference)
    raised = blocks.button(say.SEE_RAISED, ids.RAISED, value=about, label=label)
    yield from blocks.actions([raised, history_button(opened)], "more")


def _came_from(opened: Opened) -> Json:
    """Say what is in, from whom, and whether in time."""
    dispute = opened.dispute
    led_here = next((each for each in reversed(opened.history) if each.moved), opened.history[0])
    chosen = led_here.chosen
    what = opened.procedure.steps[chosen.step].what if chosen else ""
    by = (chosen.by if chosen else ()) or (led_here.whose or "",)
    name = listed([opened.directory.name(each) for each in by])
    came = say.came_from(name, times.moment(led_here.at), in_time=not (chosen and chosen.late))
    first = say.is_in(dispute.stage, what)
    return blocks.section(f"*{first}*\n{blocks.escape(came)}", "now")


def _next(acting: Acting, question: str, chosen: str) -> Json:
    opened = acting.opened
    choices = opened.procedure.choices_of(opened.dispute.step)
    options = [
        blocks.option(choices[name].button, name, _help(acting, choices[name]))
        for name in opened.offered
    ]
    element = elements.radio_box(options, chosen)
    block_id = ids.block(ids.NEXT_FORM, ids.NEXT_FIELD)
    return blocks.input_block(question, element, block_id, redraws=True)


def _help(acting: Acting, choice: Choice) -> str:
    """Say what a choice does; to somebody who records it for another, what they did by it."""
    of = acting.meta.of
    if of:
        who = acting.opened.directory.name(of)
        return fill(choice.done, {**acting.words, "who": who, "Who": who})
    return fill(choice.help, {**acting.words, **_next_post(acting.opened)})


def _next_post(opened: Opened) -> dict[str, str]:
    """Name the post that the next stage would ask, as it is held today, or all who answer it."""
    above = opened.procedure.stage_after(opened.dispute.stage)
    if above is None:
        return {}
    leads = preview_stage(opened.procedure, opened.dispute, above, opened.here)
    posts = leads.together.people if leads.together else (leads.post,)
    return {"next_post": opened.procedure.post_titles(posts, "and")}


def _spent(acting: Acting) -> Iterator[Json]:
    """Say what is not offered any more, and why."""
    opened = acting.opened
    for name, choice in opened.procedure.choices_of(opened.dispute.step).items():
        used = opened.dispute.used.get(name, 0)
        if choice.spent and choice.times and used >= choice.times:
            yield blocks.context(choice.spent, f"spent-{name}")
