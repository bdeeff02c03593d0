"""What people do at a browser, in the words of a story."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Picture = Callable[[Page, str], None]


def form(page: Page, title: str) -> Locator:
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    return dialog


def pick(dialog: Locator, label: str, name: str) -> None:
    box = dialog.get_by_role("combobox", name=label)
    box.fill(name)
    dialog.get_by_role("option", name=name).first.click()


def choose(dialog: Locator, question: str, answer: str) -> None:
    group = dialog.get_by_role("group", name=question)
    group.get_by_role("radio", name=re.compile(f"^{answer}")).check()


def message(page: Page, containing: str) -> Locator:
    found = page.get_by_role("listitem").filter(has_text=containing).last
    expect(found).to_be_visible()
    return found
