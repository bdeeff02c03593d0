"""Calls that go wrong because somebody ordered it; every other call is answered as it should be."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from slackapp.sandbox.backend import Backend
from slackapp.sandbox.faults import Fault
from slackapp.sandbox.lines import hang_up
from slackapp.sandbox.web_api import calls


async def serve_call(request: Request) -> Response:
    backend: Backend = request.app.state.backend
    method = request.path_params["method"]
    fault = backend.faults.take(method)
    if fault is None:
        return await calls.serve_call(request)
    backend.journal.record("fault", method=method, fault=fault.kind)
    return await _DOES[fault.kind](request, fault)


async def _limit(request: Request, fault: Fault) -> Response:
    """docs.slack.dev/apis/web-api/rate-limits"""
    headers = {"Retry-After": str(fault.retry_after)}
    return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)


async def _break(request: Request, fault: Fault) -> Response:
    return PlainTextResponse("Something went wrong.", fault.status)


async def _refuse_politely(request: Request, fault: Fault) -> Response:
    return JSONResponse({"ok": False, "error": fault.error})


async def _hang(request: Request, fault: Fault) -> Response:
    await asyncio.sleep(fault.seconds)
    return hang_up(request)


async def _refuse(request: Request, fault: Fault) -> Response:
    return hang_up(request)


async def _drop(request: Request, fault: Fault) -> Response:
    await calls.serve_call(request)
    return hang_up(request)


_DOES: dict[str, Callable[[Request, Fault], Awaitable[Response]]] = {
    "ratelimited": _limit,
    "status": _break,
    "error": _refuse_politely,
    "hang": _hang,
    "refuse": _refuse,
    "drop": _drop,
    "outage": _refuse,
}
