"""Raising from a message that somebody chose: its text begins the form, and nothing else is kept.

It is kept as a draft at once: what stands in a form only would be lost with it. Whoever chooses
the same message again is offered that draft.
"""

from slackapp import begin_dispute, plain_words
from slackapp.choose import show_form
from slackapp.front import Front
from slackapp.press import Answer, Press
from slackapp.views import small
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from workflows import beginning
from workflows.procedure import Procedure
from workflows.use_cases import beginning as use_case
from workflows.use_cases.world import today


def start(front: Front, press: Press) -> Answer:
    """Open the form with the text of the message, for those whose post may raise."""
    procedures = begin_dispute.under_which(front, press.person)
    if not procedures:
        return show_form(press, small.notice([begin_dispute.why_not(front, press.person)]))
    text = _written(front, press.message)
    before = use_case.begun_before(front.desk, press.person, procedures, text)
    if before:
        return begin_dispute.offer(front, press, procedures, before)
    return begin_dispute.begin(front, press, procedures, _begun(front, press, procedures, text))


def _begun(front: Front, press: Press, procedures: tuple[Procedure, ...], text: str) -> Meta:
    """Keep the text under the procedure that takes most of it, until one is chosen."""
    said = ("files",) if press.message.get("files") else ()
    takes = max(procedures, key=beginning.longest_text)
    begun = beginning.with_text(takes, text)
    if not begun:
        return Meta(began=said)
    draft = use_case.keep(front.desk, press.person, takes, begun)
    return Meta(draft=draft.id, began=("message", *said))


def _written(front: Front, message: Json) -> str:
    """Give what a person wrote, in plain words; what an app posted is nobody's concern."""
    if message.get("bot_id"):
        return ""
    with front.desk.store.read() as work:
        directory = work.directory(today(front.desk))

    def name_of(slack_id: str) -> str:
        who = directory.in_slack(slack_id)
        return who.name if who else ""

    return plain_words.of(str(message.get("text") or ""), name_of)
