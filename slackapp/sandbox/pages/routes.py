"""Which page is at which address, and the files that come with them."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.pages.drawing import Page
from slackapp.sandbox.values import NotPossible


async def _first_person(request: Request) -> Response:
    backend: Backend = request.app.state.backend
    return RedirectResponse(f"/as/{backend.workspace.people[0].id}")


async def _page(request: Request) -> Response:
    """One person's screen, at their direct messages with the app unless another is named."""
    backend: Backend = request.app.state.backend
    try:
        person = backend.actor(request.path_params["person"])
        wanted = request.path_params.get("conversation")
        page = Page(backend, person, backend.mailbox.joined(person.id, wanted))
    except NotPossible as impossible:
        return PlainTextResponse(str(impossible), 404)
    return HTMLResponse(page.html())


ROUTES: list[BaseRoute] = [
    Route("/", _first_person),
    Route("/as/{person}", _page),
    Route("/as/{person}/{conversation}", _page),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
]
