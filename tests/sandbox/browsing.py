"""A page of a real browser in which nothing may go wrong."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


@contextmanager
def browsing(browser: Browser, address: str) -> Iterator[Page]:
    """A page at *address*; afterwards no script has failed and nothing was missing."""
    page, wrong = browser.new_page(), list[str]()
    page.set_default_timeout(5_000)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    page.close()
    assert wrong == []
