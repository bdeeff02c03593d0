"""What Slack's answer means: for this message, for all that wait, and whether it was one at all.

The codes are those of https://docs.slack.dev/reference/methods/chat.postMessage and chat.update.
A code that stands in no list here is refused for now, and of this message only.
"""

import re
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

#: Slack will say this of the same message every time.
NEVER = frozenset({
    "channel_not_found", "not_in_channel", "is_archived", "user_not_found", "user_disabled",
    "user_not_visible", "cannot_dm_bot", "messages_tab_disabled", "restricted_action", "no_text",
    "msg_too_long", "invalid_blocks", "msg_blocks_too_long", "invalid_arguments",
})  # fmt: skip
#: Of those, what it also says of somebody whose account is gone.
PERHAPS_LEFT = frozenset({"channel_not_found", "user_not_found", "user_disabled"})
#: And this of a change to one that it has: what stands there stays.
UNCHANGEABLE = NEVER | {
    "message_not_found", "cant_update_message", "edit_window_closed", "block_mismatch",
}  # fmt: skip
#: The app itself is shut out: every message would be answered so, until somebody mends it.
SHUT_OUT = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
    "no_permission", "missing_scope", "not_allowed_token_type", "org_login_required",
    "ekm_access_denied", "accesslimited", "team_added_to_org",
})  # fmt: skip
LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})

#: Seconds that everything waits while the app is shut out, and where Slack does not say how long.
SHUT_OUT_FOR = 60
NOT_SAID = 30
#: Nor longer than this, whatever it says: it is asked again, and says so again.
AN_HOUR = 3600
_A_CODE = re.compile(r"[a-z_]{1,80}")
_SECONDS = re.compile(r"[0-9]{1,5}")


def code(error: SlackApiError) -> str:
    """Give Slack's own word for it, or the status: never a page that somebody put in between."""
    said = error.response.get("error", "") if isinstance(error.response.data, dict) else ""
    return said if _A_CODE.fullmatch(str(said)) else f"http {error.response.status_code}"


def seconds_to_wait(error: SlackApiError) -> int | None:
    """Give how long nothing may be sent, if this concerns more than the one message."""
    headers = {name.lower(): value for name, value in error.response.headers.items()}
    after, said = headers.get("retry-after"), code(error)
    if after is not None or error.response.status_code == 429 or said in LIMITED:
        return min(int(str(after)), AN_HOUR) if _SECONDS.fullmatch(str(after)) else NOT_SAID
    return SHUT_OUT_FOR if said in SHUT_OUT else None


def is_ill(error: SlackApiError) -> bool:
    """Is something wrong with Slack, rather than with what was asked of it?"""
    return int(error.response.status_code) >= 500


def is_no_answer(error: SlackApiError) -> bool:
    """Is it a "yes" of which only a part arrived, or another's page in place of Slack's answer?"""
    return code(error) == "http 200"


def never_left(error: Exception) -> bool:
    """Was the request never sent? ``urllib`` says URLError of connecting, and of sending.

    Connecting is refused, takes too long, or fails at a name or a certificate; a connection that
    breaks may break while it is sent.
    """
    if not isinstance(error, URLError):
        return False
    refused = isinstance(error.reason, ConnectionRefusedError)
    return refused or not isinstance(error.reason, ConnectionError)
