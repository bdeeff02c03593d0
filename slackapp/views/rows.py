"""One dispute in a list: the sentence first, then one button, named for what it does."""

from slackapp import ids
from slackapp.views import action_button, blocks
from slackapp.views.blocks import Json
from slackapp.views.cards import choice_button
from slackapp.views.following import which
from slackapp.views.joint import agree_button
from slackapp.views.passing_on import choose_button
from slackapp.wording import following as following_words
from slackapp.wording import lists as say
from slackapp.wording import opening
from slackapp.wording.filling import words_for
from workflows.choices import STAY
from workflows.overview import Row


def row(row: Row, block_id: str) -> Json:
    """Draw one row of App Home, with the button of what the person can do about it."""
    return _of_an_action(row, block_id) or _section(row, block_id, _button(row))


def row_to_open(row: Row, block_id: str) -> Json:
    """Draw one row of the list, in which every dispute is opened, and every action recorded."""
    return _of_an_action(row, block_id) or _section(row, block_id, _open(row))


def _of_an_action(row: Row, block_id: str) -> Json | None:
    """Say when one action is due. Whoever only does it may not open the dispute itself."""
    if row.action is None:
        return None
    place = following_words.place(row.dispute.reference)
    words = f"*{place}*\n{say.sentence(row)}"
    button = action_button.record(which(row.dispute, row.action))
    return blocks.section(words, f"{block_id}-{row.action.id}", button)


def _section(row: Row, block_id: str, button: Json) -> Json:
    words = f"*{say.place(row)}*\n{blocks.escape(say.sentence(row))}"
    return blocks.section(words, block_id, button)


def _button(row: Row) -> Json:
    """Name the act where one is asked; else what opens the dispute."""
    if row.chooses:
        return choose_button(row.dispute.id, row.dispute.visit, row.dispute.reference)
    if row.answers_date:
        return _about(row, say.DECIDE, ids.OPEN, say.decide_date_label(row.dispute.reference))
    if row.mine:
        return _act(row) or _open(row)
    if row.dispute.late and row.choices:
        return _about(row, say.DECIDE, ids.OPEN, say.decide_label(row.dispute.reference))
    return _open(row)


def _act(row: Row) -> Json | None:
    """Give the button of what is asked of this person, if they can still do it."""
    reference, stage = row.dispute.reference, row.dispute.stage
    if row.may_open_stage and row.dispute.opening and row.dispute.waits_to_open:
        record = opening.record(row.procedure, row.dispute.opening.stage)
        return _about(row, record, ids.AGREEMENT, f"{record} {reference}")
    if row.may_agree and not row.dispute.waits_to_open:
        return agree_button(row.dispute.id, row.dispute.visit, reference)
    one_form = row.procedure.steps[row.dispute.step].one_form
    if one_form and row.choices:
        return _about(row, one_form.button, ids.STEP, f"{one_form.button} {reference}")
    choices = row.procedure.choices_of(row.dispute.step)
    name = next((name for name, each in choices.items() if each.to != STAY), "")
    if name not in row.choices:  # what is asked for is not possible yet: only its other ways are
        return None
    words = words_for(row.procedure, reference=reference, stage=stage)
    return choice_button(
        row.dispute.id, row.dispute.visit, name, choices[name], words, primary=False
    )


def tell(row: Row) -> list[Json]:
    """Give the button with which whoever supervises tells those above, where the file has one."""
    if not row.tells:
        return []
    dispute, choice = row.dispute, row.procedure.any_time[row.tells]
    words = words_for(row.procedure, reference=dispute.reference, stage=dispute.stage)
    return [choice_button(dispute.id, dispute.visit, row.tells, choice, words, primary=False)]


def _open(row: Row) -> Json:
    return _about(row, say.OPEN, ids.OPEN, say.open_label(row.dispute.reference))


def _about(row: Row, words: str, action_id: str, label: str) -> Json:
    value = ids.about(row.dispute.id, row.dispute.visit)
    return blocks.button(words, action_id, value=value, label=label)
