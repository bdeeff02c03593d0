"""A local stand-in for Slack itself, to try and to test an app; it knows nothing of the app."""
