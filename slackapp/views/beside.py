"""What can be done at any time, on the page of a dispute: choices beside the ladder, adding."""

from slackapp.views import adding, blocks
from slackapp.views.blocks import Json
from slackapp.views.cards import choice_button
from slackapp.wording import showing as say
from slackapp.wording.filling import fill, words_for
from workflows.choices import ALERT, Choice
from workflows.use_cases.opening import Opened


def buttons(opened: Opened) -> list[Json]:
    """Give a button for each, and to add; immediate safety has its own place on every form."""
    made = [_button(opened, name) for name in opened.beside if name != ALERT]
    made.append(adding.button(opened.dispute))
    return [blocks.header(say.BESIDE, "h_beside"), *blocks.actions(made, "beside")]


def _button(opened: Opened, name: str) -> Json:
    dispute, choice = opened.dispute, opened.procedure.any_time[name]
    words = words_for(opened.procedure, reference=dispute.reference, stage=dispute.stage)
    button = choice_button(dispute.id, dispute.visit, name, choice, words, primary=False)
    if choice.to in opened.procedure.ends and not choice.form:
        button["confirm"] = _confirm(choice, words)
    return button


def _confirm(choice: Choice, words: dict[str, str]) -> Json:
    """Ask once more before a press that ends it; where a form is asked, that is asking enough."""
    title = fill(choice.title, {**words, "button": choice.button})
    text = fill(choice.intro or choice.help, words) or say.ENDS_IT
    return {
        "title": blocks.plain(title),
        "text": blocks.plain(text),
        "confirm": blocks.plain(fill(choice.says, words)),
        "deny": blocks.plain(say.LEAVE_IT),
    }
