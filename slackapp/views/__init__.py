"""What Slack draws: plain dicts from small pure functions. No client, no store, no Bolt."""
