"""The control API: what tests and the pages see and do, and where.

There is nothing like it at Slack.
"""

from starlette.routing import Route

from slackapp.sandbox import changes, sights
from slackapp.sandbox.deeds import serve_deed
from slackapp.sandbox.serving import serving

_PERSON = "/people/{person}"

ROUTES = [
    Route("/changes", serving(sights.changes)),
    Route("/workspace", serving(sights.workspace)),
    Route("/log", serving(sights.log)),
    Route(f"{_PERSON}/views", serving(sights.views)),
    Route(f"{_PERSON}/home", serving(sights.home)),
    Route(f"{_PERSON}/messages", serving(sights.direct_messages)),
    Route(f"{_PERSON}/ephemeral", serving(sights.ephemeral)),
    Route(_PERSON, serving(changes.change_person), methods=["POST"]),
    Route(f"{_PERSON}/{{deed}}", serve_deed, methods=["POST"]),
    Route("/channels/{channel}/messages", serving(sights.channel_messages)),
    Route("/channels/{channel}/app", serving(changes.invite), methods=["POST"]),
    Route("/faults", serving(changes.order_fault), methods=["POST"]),
    Route("/faults", serving(changes.clear_faults), methods=["DELETE"]),
    Route("/outage", serving(changes.outage), methods=["POST"]),
    Route("/socket", serving(changes.disconnect), methods=["POST"]),
    Route("/events/redeliver", serving(changes.redeliver), methods=["POST"]),
    Route("/clock", serving(changes.jump), methods=["POST"]),
]
