"""What ``/drp`` and its help say."""

FIRST = "If a child is in immediate danger, call 999 now. Do not wait for this process."
NEW = "/drp new: raise a dispute"
SHOW = "/drp show REF: open one, for example /drp show DRP-7F3K-92"
HELP = "/drp help: this list"
PRIVACY = (
    "What you type in forms is seen only by those involved. "
    "Messages carry a reference and a date, nothing about a child."
)
RAISE = "Raise a dispute"

# As in manifest.yml
DESCRIPTION = "Raise or find a dispute"
USAGE = "new | show DRP-7F3K-92 | help"
