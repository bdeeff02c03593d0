"""What ``/drp`` and its help say."""

FIRST = "If a child is in immediate danger, call 999 now. Do not wait for this process."
LIST = "/drp list: what waits for you"
SHOW = "/drp show REF: open one, for example /drp show DRP-7F3K-09"
PEOPLE = "/drp people: who holds which post"
HELP = "/drp help: this list"
WAYS = "How a disagreement is moved up here:"
PRIVACY = (
    "What you type in forms is seen only by those involved. "
    "Messages carry a reference and a date, nothing about a child."
)
WHAT_WAITS = "What waits for me"

# As in manifest.yml
SHORTCUT = "Raise a dispute"
SEND_SHORTCUT = "Send a compliment"
MESSAGE_SHORTCUT = "Raise from this message"
DESCRIPTION = "Raise or find a dispute"
USAGE = "new | list | show DRP-7F3K-09 | people | help"
