"""E-mail: the server, the message, who sends what waits, and when. Slack has no part in it."""
