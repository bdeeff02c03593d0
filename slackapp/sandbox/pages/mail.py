"""What was mailed, to be read in the browser: a stand-in for everybody's mailbox at once."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.mail_catcher import Caught
from slackapp.sandbox.pages.drawing import TEMPLATES


async def _list(request: Request) -> Response:
    """Every e-mail, newest first."""
    backend: Backend = request.app.state.backend
    caught = list(enumerate(backend.mail.caught if backend.mail else ()))[::-1]
    template = TEMPLATES.get_template("mail.html")
    zone = backend.workspace.zone
    return HTMLResponse(template.render(caught=caught, backend=backend, zone=zone))


async def _file(request: Request) -> Response:
    """One attachment, to be kept: a browser opens none of them."""
    caught = _caught(request)
    number = int(request.path_params["file"])
    if caught is None or number >= len(caught.files):
        return PlainTextResponse("There is no such file here.", 404)
    part = caught.files[number]
    content = part.get_payload(decode=True)
    name = "".join(each for each in part.get_filename() or "file" if each.isalnum() or each in "-.")
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=part.get_content_type(), headers=kept)


def _caught(request: Request) -> Caught | None:
    backend: Backend = request.app.state.backend
    number = int(request.path_params["number"])
    every = backend.mail.caught if backend.mail else []
    return every[number] if number < len(every) else None


ROUTES: list[BaseRoute] = [
    Route("/mail", _list),
    Route("/mail/{number:int}/{file:int}", _file),
]
