"""Processes of their own that are forked from one that has imported the app: they start at once."""

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["slackapp.cli.run", "tests.world"])
