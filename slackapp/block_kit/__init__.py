"""Slack's rules for blocks, views and messages, as pure functions.

See docs.slack.dev/reference/block-kit and docs.slack.dev/reference/views.
"""

from slackapp.block_kit.rules import Code, Problem
from slackapp.block_kit.surfaces import (
    message_problems,
    options_problems,
    problems,
    view_problems,
)

__all__ = [
    "Code",
    "Problem",
    "message_problems",
    "options_problems",
    "problems",
    "view_problems",
]
