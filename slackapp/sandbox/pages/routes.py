"""Which page is at which address, and the files that come with them."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.pages import mail
from slackapp.sandbox.pages.drawing import Page
from slackapp.sandbox.values import NotPossible


async def _first_person(request: Request) -> Response:
    backend: Backend = request.app.state.backend
    everybody = backend.workspace.people
    first = next(person for person in everybody if not person.is_bot and not person.deleted)
    return RedirectResponse(f"/as/{first.id}")


async def _page(request: Request) -> Response:
    """One person's screen, at their direct messages with the app unless another is named."""
    return _drawn(request, request.path_params.get("conversation"))


async def _home(request: Request) -> Response:
    return _drawn(request, at_home=True)


def _drawn(
    request: Request, conversation_id: str | None = None, *, at_home: bool = False
) -> Response:
    backend: Backend = request.app.state.backend
    try:
        person = backend.actor(request.path_params["person"])
        conversation = backend.mailbox.joined(person.id, conversation_id)
        page = Page(backend, person, conversation, at_home)
    except NotPossible as impossible:
        return PlainTextResponse(str(impossible), 404)
    return HTMLResponse(page.html())


ROUTES: list[BaseRoute] = [
    Route("/", _first_person),
    *mail.ROUTES,
    Route("/as/{person}", _page),
    Route("/as/{person}/home", _home),
    Route("/as/{person}/{conversation}", _page),
    Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
]
