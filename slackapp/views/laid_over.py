"""Pages that are laid over a form: what was raised, and one entry of the history in full."""

from slackapp import ids
from slackapp.views import blocks, history, reading, records
from slackapp.views.blocks import Json
from slackapp.wording import acting as acting_words
from slackapp.wording import showing as say
from slackapp.wording import times
from slackapp.wording.filling import words_for
from workflows.children import form_of
from workflows.forms import Answers
from workflows.history import Entry
from workflows.use_cases.opening import Opened


def raised_page(opened: Opened) -> Json:
    """What was raised, to lay over a form."""
    procedure = opened.procedure
    stage = procedure.stages[opened.dispute.rungs[0].stage]
    gates = (procedure.gates[gate].form for gate in stage.gates)
    keys = (*procedure.raising.form, *stage.form, *gates)
    return _page(opened, acting_words.SEE_RAISED, keys, opened.latest)


def entry_page(opened: Opened, entry: Entry, answers: Answers) -> Json:
    """One entry in full, as it was given, with every box."""
    when = f"{times.day_of(entry.at)}, {times.clock(entry.at)}"
    given = {form_of(key) for key in answers}
    keys = tuple(key for key in opened.procedure.forms if key in given)
    words = f"{when}. {history.sentence(entry, opened)}"
    where = "\n".join(records.said_in(answers))
    return _page(opened, words, keys, answers, where, in_full=True)


def _page(
    opened: Opened,
    first: str,
    keys: tuple[str, ...],
    answers: Answers,
    then: str = "",
    *,
    in_full: bool = False,
) -> Json:
    words = words_for(
        opened.procedure, reference=opened.dispute.reference, stage=opened.dispute.stage
    )
    stage = opened.procedure.stages[opened.dispute.rungs[0].stage]
    words["Post"] = opened.procedure.titles_of(stage.answered_by).capitalize()
    made = blocks.read_out(first, then, "first")
    made += reading.given(opened.procedure, keys, answers, opened.directory, words, in_full=in_full)
    made += [blocks.context(say.VIEWING, "viewing"), blocks.safety_last()]
    return blocks.modal(ids.PAGE, opened.dispute.reference, made)
