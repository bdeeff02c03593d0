"""How Slack reaches the app, and where the app listens."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """Over a socket that the app opens (an app token), else over HTTP, signed.

    Without a ``port`` nothing listens, and nobody can ask how the app is; 0 is any free one.
    """

    app_token: str = ""
    signing_secret: str = ""
    host: str = "127.0.0.1"
    port: int | None = None
