"""What every command does alike: reading the settings, and saying why it cannot start."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from slackapp import settings
from slackapp.settings import CannotStart
from slackapp.wording import command_line as say
from workflows.ports import StoreUnavailable
from workflows.reading import NotAProcedure


def mended_first(command: Callable[..., int]) -> Callable[..., int]:
    """Turn whatever must be mended before a command can run into a sentence and exit status 1."""

    @wraps(command)
    def run(*arguments: Any) -> int:
        try:
            return command(*arguments)
        except (settings.WrongSettings, CannotStart, NotAProcedure) as error:
            print(error, file=sys.stderr)
        except StoreUnavailable:
            print(say.DATABASE_SILENT, file=sys.stderr)
        return 1

    return run
