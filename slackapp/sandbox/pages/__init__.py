"""The workspace in a browser: server-rendered pages that a little script keeps up to date."""

from slackapp.sandbox.pages.routes import ROUTES

__all__ = ["ROUTES"]
