"""Finds a real browser, or installs one; ``python -m tests.browser.finding`` says which.

Found on the machine first; else Playwright's own; else Debian's, where that can be installed.
Without one the browser tests fail: they are never left out.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HOW_TO_GET_ONE = (
    "The browser tests need Chromium or Chrome, and none was found or could be installed.\n"
    "Install one (Debian and Ubuntu: apt install chromium), or run: "
    ".venv/bin/playwright install --with-deps chromium"
)
PATIENCE = 600


def browser() -> str | None:
    """Give the path of a browser, if there is one."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def installed() -> str | None:
    """Install a browser, by whichever way works here, and give its path."""
    for command in _ways():
        print(f"Installing a browser: {' '.join(command)}", flush=True)
        subprocess.run(command, timeout=PATIENCE, check=False)
        if path := browser():
            return path
    return None


def _ways() -> list[list[str]]:
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    apt = shutil.which("apt-get")
    if apt:
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        ways.append([*as_root, apt, "update", "-qq"])
        ways.append([*as_root, apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return ways


if __name__ == "__main__":
    path = browser() or installed()
    if path is None:
        sys.exit(HOW_TO_GET_ONE)
    print(f"Browser: {path}")
