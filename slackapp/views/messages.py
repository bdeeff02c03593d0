"""A notice as a posted message: text for the lock screen, and blocks that say no more."""

from collections.abc import Callable

from slackapp.views import (
    action_cards,
    apart_messages,
    blocks,
    by_rule,
    cards,
    cover,
    dates,
    lists,
    mail_mending,
    mending,
    notes,
    on_behalf,
    on_call,
    passing_on,
    report,
)
from slackapp.views.blocks import Json
from slackapp.views.letter import Letter, Written
from slackapp.wording import (
    adding,
    alarms,
    channel,
    exporting,
    joint,
    messages,
    telling,
    telling_mail,
)
from slackapp.wording import cover as cover_words
from slackapp.wording import dates as date_words
from slackapp.wording import meetings as meeting_words
from slackapp.wording import passing_on as passing_words
from workflows.kinds import Kind


def message(letter: Letter) -> Json:
    """Write the message: the arguments of chat.postMessage and chat.update but the address."""
    text, made = _WRITERS[letter.kind](letter)
    inert = blocks.escape(text)  # Slack reads signs in it, too
    return {"text": inert, "blocks": made, "unfurl_links": False, "unfurl_media": False}


_WRITERS: dict[Kind, Callable[[Letter], Written]] = {
    Kind.REQUEST: cards.card,
    Kind.AGREEMENT: cards.card,
    Kind.AGREE: cards.card,
    Kind.NEW_DATE: dates.card,
    Kind.DATE_AGREED: notes.telling(lambda letter: date_words.agreed(letter.facts)),
    Kind.DATE_KEPT: notes.telling(lambda letter: date_words.kept(letter.facts)),
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
    Kind.PASSED_ON: notes.telling(lambda letter: passing_words.to_raiser(letter.facts)),
    Kind.HAS_LEFT: passing_on.has_left,
    Kind.NOBODY_CHOOSES: notes.telling(
        lambda letter: passing_words.nobody_chooses(letter.facts), opens=False
    ),
    Kind.ACTION: action_cards.card,
    Kind.REPORTED: action_cards.card,
    Kind.RESOLVED: notes.telling(notes.resolved),
    Kind.CLOSED: notes.telling(notes.closed),
    Kind.ADDED: notes.telling(lambda letter: adding.told(letter.facts)),
    Kind.OUTCOME: notes.telling(notes.outcome),
    Kind.END_TOLD: by_rule.end_told,
    Kind.TOLD: by_rule.told,
    Kind.MEETING: notes.meeting,
    Kind.MEETING_CANCELLED: notes.telling(lambda letter: meeting_words.cancelled(letter.facts)),
    Kind.MEETING_REMINDER: notes.telling(lambda letter: meeting_words.reminder(letter.facts)),
    Kind.COPIED_IN: notes.telling(lambda letter: telling.copied_in(letter.facts)),
    Kind.COPIED: notes.telling(by_rule.copied),
    Kind.EMAILS_WAIT: notes.telling(lambda letter: telling.emails_wait(letter.facts)),
    Kind.ASKED_BY_EMAIL: on_behalf.asked_by_email,
    Kind.SEND_YOURSELF: notes.telling(lambda letter: telling.send_yourself(letter.facts)),
    Kind.SAFETY: notes.see_who,
    Kind.ON_CALL: on_call.to_raiser,
    Kind.ON_CALL_WHY: on_call.to_officer,
    Kind.OVERALL: notes.telling(lambda letter: messages.overall(letter.facts)),
    Kind.MORNING: lists.morning,
    Kind.APART: apart_messages.told,
    Kind.APART_SENT: apart_messages.sent,
    Kind.APART_REMINDER: apart_messages.reminder,
    Kind.APART_ACKNOWLEDGED: apart_messages.acknowledged,
    Kind.COVERING: cover.telling(cover_words.covering, leads=True),
    Kind.COVERED: cover.telling(cover_words.covered),
    Kind.COVERING_ENDED: cover.telling(cover_words.covering_ended),
    Kind.COVERED_ENDED: cover.telling(cover_words.covered_ended),
    Kind.POST_RAISED: notes.telling(lambda letter: channel.post_raised(letter.facts), opens=False),
    Kind.POST_MOVED: notes.telling(lambda letter: channel.post_moved(letter.facts), opens=False),
    Kind.POST_CHOSEN: notes.telling(notes.post_chosen, opens=False),
    Kind.POST_ENDED: notes.telling(notes.post_ended, opens=False),
    Kind.POST_TOLD: notes.telling(lambda letter: telling.told(letter.facts), opens=False),
    Kind.DIGEST: lists.digest,
    Kind.COPY_ASKED: notes.telling(lambda letter: exporting.asked_for(letter.facts), opens=False),
    Kind.NOBODY_IN_POST: notes.telling(
        lambda letter: alarms.nobody_in_post(letter.facts), opens=False
    ),
    Kind.NOBODY_DECIDES: notes.telling(
        lambda letter: alarms.nobody_decides(letter.facts), opens=False
    ),
    Kind.EMPTY_POSTS: mending.empty_posts,
    Kind.REPORT: report.message,
    Kind.NOT_DELIVERED: notes.telling(lambda letter: alarms.not_delivered(letter.facts)),
    Kind.MAIL_NOT_DELIVERED: mail_mending.not_delivered,
    Kind.FILE_NOT_DELIVERED: notes.telling(
        lambda letter: telling_mail.file_not_delivered(letter.facts), opens=False
    ),
    Kind.LEAD_NOT_REACHED: notes.telling(lambda letter: alarms.lead_not_reached(letter.facts)),
    Kind.RETENTION: notes.retention,
    Kind.HELD: notes.telling(lambda letter: alarms.held(letter.facts), opens=False),
    Kind.CHANNEL_CLOSED: notes.telling(lambda _: alarms.CHANNEL_CLOSED, opens=False),
    Kind.STANDSTILL: notes.telling(lambda letter: alarms.standstill(letter.facts), opens=False),
    Kind.WELL_AGAIN: notes.telling(lambda letter: alarms.well_again(letter.facts), opens=False),
}
