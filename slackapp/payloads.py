"""What Slack sends, as far as the app and Slack's framework read it: anything else is not read.

See https://docs.slack.dev/reference/interaction-payloads and
https://docs.slack.dev/interactivity/implementing-slash-commands. What is not named here may be
there, too, and of any kind. Half a sign of two (a lone surrogate) is no text: no UTF-8 has it.
"""

import json
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

#: What Slack calls somebody: https://docs.slack.dev/reference/objects/user-object
_Who = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,32}$")]


class _Part(BaseModel):
    # How a part is read is worked out with the whole that it is a part of, once.
    model_config = ConfigDict(strict=True, extra="ignore", defer_build=True)


class _Named(_Part):
    id: str | None = None


class _User(_Part):
    id: _Who
    team_id: str | None = None


class _Option(_Part):
    value: str


class _Box(_Part):
    type: str
    value: str | None = None
    selected_date: str | None = None
    selected_date_time: int | None = None
    selected_options: list[_Option] | None = None
    selected_option: _Option | None = None
    selected_user: str | None = None


class _State(_Part):
    values: dict[str, dict[str, _Box]]


class _Element(_Part):
    type: str
    max_length: int | None = None


class _Block(_Part):
    type: str
    block_id: str
    element: _Element | None = None


class _View(_Part):
    id: Annotated[str, Field(min_length=1)]
    type: str
    callback_id: str = ""
    private_metadata: str = ""
    state: _State | None = None
    blocks: list[_Block]
    app_installed_team_id: str | None = None
    clear_on_close: bool | None = None


class _Form(_View):
    callback_id: str
    state: _State


class _Action(_Part):
    type: str
    action_id: str
    block_id: str
    action_ts: Annotated[str, Field(pattern=r"^\d{1,16}(\.\d{1,9})?$")]
    value: str | None = None
    selected_option: _Option | None = None


class _Where(_Part):
    """What comes with each of them."""

    team: _Named | None = None
    enterprise: _Named | None = None
    channel: _Named | None = None
    is_enterprise_install: bool | str | None = None
    trigger_id: str | None = None
    response_url: str | None = None


class _Pressed(_Where):
    type: Literal["block_actions"]
    user: _User
    trigger_id: str
    actions: Annotated[list[_Action], Field(min_length=1)]
    view: _View | None = None
    message: dict[str, object] | None = None


class _Sent(_Where):
    type: Literal["view_submission"]
    user: _User
    view: _Form


class _Chosen(_Where):
    type: Literal["shortcut", "message_action"]
    user: _User
    trigger_id: str
    callback_id: str
    message: dict[str, object] | None = None


class _Searched(_Where):
    type: Literal["block_suggestion"]
    user: _User
    action_id: str
    block_id: str
    value: str = ""
    view: _View | None = None


class _Event(_Part):
    type: Literal["app_home_opened"]  # the one that manifest.yml asks for
    user: _Who
    tab: str
    channel: str | None = None


class _Happened(_Part):
    type: Literal["event_callback"]
    event: _Event
    team_id: str | None = None
    enterprise_id: str | None = None
    authorizations: list[dict[str, object]] | None = None


class _Asked(_Part):
    """Slack checks the address: https://docs.slack.dev/reference/events/url_verification"""

    type: Literal["url_verification"]
    challenge: str


class _Checked(_Part):
    """Slack looks at the certificate of a command's address."""

    ssl_check: str


class _Typed(_Part):
    command: str
    text: str
    user_id: _Who
    trigger_id: str = ""
    team_id: str | None = None
    response_url: str | None = None


@cache
def _any() -> TypeAdapter[object]:
    """Give how any of them is read: worked out when the first comes, since it takes long."""
    return TypeAdapter(
        _Pressed | _Sent | _Chosen | _Searched | _Happened | _Asked | _Checked | _Typed
    )


def is_one(payload: object) -> bool:
    """Is this something that Slack sends?"""
    try:
        json.dumps(payload, ensure_ascii=False).encode()
        _any().validate_python(payload)
    except (ValueError, RecursionError):
        return False
    return True
