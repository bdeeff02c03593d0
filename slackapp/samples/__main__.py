"""``make samples``: copies for the child's file and a report, put into a folder."""

import sys
from pathlib import Path

from slackapp.samples import making, yearly

if __name__ == "__main__":
    for each in (making, yearly):
        each.main(Path(sys.argv[1]))
