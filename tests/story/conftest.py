"""What stories about privacy look through."""

import logging

import pytest

from slackapp import faults


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that is logged with the app's own settings, at the most talkative of them."""
    faults.set_up_logging(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    faults.quieten()
    return caplog
