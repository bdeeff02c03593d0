"""Slack's Web API, as much of it as an app like ours calls: docs.slack.dev/reference/methods."""

from slackapp.sandbox.web_api.misbehaving import serve_call

__all__ = ["serve_call"]
