"""Every kind of message that the app sends, and what sets some of them apart."""

from enum import StrEnum


class Kind(StrEnum):
    """What a notice is for; each has its words and its buttons."""

    REQUEST = "request"
    AGREEMENT = "agreement"
    AGREE = "agree"
    AGREED = "agreed"
    NEW_DATE = "new date"
    DATE_AGREED = "new date agreed"
    DATE_KEPT = "first date kept"
    SENT = "sent"
    STAYED = "stayed"
    MOVED_UP = "moved up"
    PASSED_OVER = "passed over"
    NOT_AGREED = "not agreed"
    PASSED_ON = "passed on"
    HAS_LEFT = "has left"
    NOBODY_CHOOSES = "nobody chooses"
    RESOLVED = "resolved"
    ACTION = "action"
    REPORTED = "action reported"
    ADDED = "added"
    OUTCOME = "outcome"
    CLOSED = "closed"
    END_TOLD = "end told"
    TOLD = "told"
    MEETING = "meeting"
    MEETING_CANCELLED = "meeting cancelled"
    MEETING_REMINDER = "meeting reminder"
    COPIED_IN = "copied in"
    COPIED = "copied"
    EMAIL = "e-mail"
    EMAILS_WAIT = "e-mails wait"
    ASKED_BY_EMAIL = "asked by e-mail"
    SEND_YOURSELF = "send it yourself"
    SAFETY = "safety"
    ON_CALL = "on call"
    ON_CALL_WHY = "on call: why"
    REMINDER = "reminder"
    NUDGE = "nudge"
    DECIDE = "decide"
    STAND_IN = "stand in"
    OVERALL = "overall"
    MORNING = "morning"
    COVERING = "covering"
    COVERED = "covered"
    COVERING_ENDED = "covering ended"
    COVERED_ENDED = "covered ended"
    APART = "apart"
    APART_SENT = "apart: sent"
    APART_REMINDER = "apart: reminder"
    APART_ACKNOWLEDGED = "apart: acknowledged"
    POST_RAISED = "post: raised"
    POST_MOVED = "post: moved"
    POST_CHOSEN = "post: chosen"
    POST_ENDED = "post: ended"
    POST_TOLD = "post: told"
    DIGEST = "digest"
    COPY_ASKED = "copy asked for"
    NOBODY_IN_POST = "nobody in post"
    NOBODY_DECIDES = "nobody decides"
    EMPTY_POSTS = "empty posts"
    REPORT = "report"
    NOT_DELIVERED = "not delivered"
    MAIL_NOT_DELIVERED = "e-mail not delivered"
    FILE_NOT_DELIVERED = "file not delivered"
    LEAD_NOT_REACHED = "lead not reached"
    CHANNEL_CLOSED = "channel closed"
    STANDSTILL = "standstill"
    WELL_AGAIN = "well again"
    RETENTION = "retention"
    HELD = "held"


#: Owed only while nothing has happened: cancelled by an act, and never sent twice.
NUDGES = frozenset(
    {Kind.REMINDER, Kind.NUDGE, Kind.DECIDE, Kind.STAND_IN, Kind.MORNING, Kind.ACTION}
)
#: Of several disputes they are told in one list: who must act in which, and who decides.
OF_A_LIST = frozenset({Kind.NUDGE, Kind.DECIDE})
#: That something did not arrive; that this did not arrive either is told nobody.
NEWS_OF_LOSS = frozenset(
    {
        Kind.NOT_DELIVERED,
        Kind.MAIL_NOT_DELIVERED,
        Kind.FILE_NOT_DELIVERED,
        Kind.LEAD_NOT_REACHED,
        Kind.CHANNEL_CLOSED,
    }
)
#: Whoever knows to whom one of them went, and about what, knows of an alert.
OF_AN_ALERT = frozenset({Kind.SAFETY, Kind.LEAD_NOT_REACHED})
#: They wait for working hours (ADR 0006). What carries out a person's act never waits.
IN_HOURS = NUDGES | {
    Kind.OVERALL,
    Kind.NOBODY_DECIDES,
    Kind.EMPTY_POSTS,
    Kind.DIGEST,
    Kind.APART_REMINDER,
    Kind.MEETING_REMINDER,
    Kind.POST_RAISED,
    Kind.POST_MOVED,
    Kind.POST_CHOSEN,
    Kind.POST_ENDED,
    Kind.POST_TOLD,
}
#: Owed long before they go; and those that go on the next working morning, of all that do not wait
#: for working hours. Everything else goes at once.
PLANNED = frozenset({Kind.APART_REMINDER, Kind.MEETING_REMINDER})
NEXT_MORNING = frozenset({Kind.ON_CALL, Kind.ON_CALL_WHY, Kind.REPORT, Kind.EMAIL})
#: An unknown outcome is never sent again; anything else once more at most.
NEVER_TWICE = NUDGES | {
    Kind.DIGEST,
    Kind.APART_REMINDER,
    Kind.MEETING_REMINDER,
    Kind.EMPTY_POSTS,
}
