"""A notice as a posted message: text for the lock screen, and blocks that say no more."""

from collections.abc import Callable

from slackapp.views import action_cards, apart, by_rule, cards, lists, notes
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.wording import joint, messages, telling
from workflows.kinds import Kind


def message(letter: Letter) -> Json:
    """Write the message: the arguments of chat.postMessage and chat.update but the address."""
    text, made = _WRITERS[letter.kind](letter)
    return {"text": text, "blocks": made, "unfurl_links": False, "unfurl_media": False}


_WRITERS: dict[Kind, Callable[[Letter], Written]] = {
    Kind.REQUEST: cards.card,
    Kind.AGREEMENT: cards.card,
    Kind.AGREE: cards.card,
    Kind.AGREED: notes.telling(lambda letter: joint.all_agreed(letter.facts)),
    Kind.REMINDER: cards.card,
    Kind.NUDGE: cards.card,
    Kind.DECIDE: cards.card,
    Kind.STAND_IN: cards.card,
    Kind.SENT: notes.telling(lambda letter: messages.sent(letter.facts)),
    Kind.STAYED: notes.telling(notes.stayed),
    Kind.MOVED_UP: notes.telling(lambda letter: messages.moved_up(letter.facts)),
    Kind.PASSED_OVER: notes.telling(notes.passed_over),
    Kind.NOT_AGREED: notes.telling(lambda letter: messages.not_agreed(letter.facts)),
    Kind.ACTION: action_cards.card,
    Kind.REPORTED: action_cards.card,
    Kind.RESOLVED: notes.telling(notes.resolved),
    Kind.CLOSED: notes.telling(notes.closed),
    Kind.OUTCOME: notes.telling(notes.outcome),
    Kind.END_TOLD: by_rule.end_told,
    Kind.TOLD: by_rule.told,
    Kind.COPIED_IN: notes.telling(lambda letter: telling.copied_in(letter.facts)),
    Kind.COPIED: notes.telling(by_rule.copied),
    Kind.EMAILS_WAIT: notes.telling(lambda letter: telling.emails_wait(letter.facts)),
    Kind.SEND_YOURSELF: notes.telling(lambda letter: telling.send_yourself(letter.facts)),
    Kind.SAFETY: notes.see_who,
    Kind.OVERALL: notes.telling(lambda letter: messages.overall(letter.facts)),
    Kind.MORNING: lists.morning,
    Kind.APART: apart.told,
    Kind.APART_SENT: apart.sent_message,
    Kind.POST_RAISED: notes.telling(lambda letter: messages.post_raised(letter.facts), opens=False),
    Kind.POST_MOVED: notes.telling(lambda letter: messages.post_moved(letter.facts), opens=False),
    Kind.POST_CHOSEN: notes.telling(notes.post_chosen, opens=False),
    Kind.POST_ENDED: notes.telling(notes.post_ended, opens=False),
    Kind.POST_TOLD: notes.telling(lambda letter: telling.told(letter.facts), opens=False),
    Kind.DIGEST: lists.digest,
    Kind.NOBODY_IN_POST: notes.telling(
        lambda letter: messages.nobody_in_post(letter.facts), opens=False
    ),
    Kind.NOBODY_DECIDES: notes.telling(
        lambda letter: messages.nobody_decides(letter.facts), opens=False
    ),
    Kind.NOT_DELIVERED: notes.telling(lambda letter: messages.not_delivered(letter.facts)),
    Kind.LEAD_NOT_REACHED: notes.telling(lambda letter: messages.lead_not_reached(letter.facts)),
    Kind.CHANNEL_CLOSED: notes.telling(lambda _: messages.CHANNEL_CLOSED, opens=False),
}
