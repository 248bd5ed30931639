"""Without a browser the tests stop with a sentence; they never pass by leaving something out."""

import browser
import pytest


def test_a_system_browser_is_used_as_it_is(monkeypatch, tmp_path):
    chromium = tmp_path / "chromium"
    chromium.touch()
    monkeypatch.setenv("CHROMIUM", str(chromium))
    assert browser.find_or_install() == str(chromium)


def test_a_browser_is_installed_when_there_is_none(monkeypatch, tmp_path):
    chromium = tmp_path / "chromium"
    monkeypatch.setenv("CHROMIUM", str(chromium))
    monkeypatch.setattr(browser, "_playwright_install", lambda: ["false"])
    monkeypatch.setattr(browser, "_system_install", lambda: [["touch", str(chromium)]])
    assert browser.find_or_install() == str(chromium)


def test_no_browser_at_all_is_said_plainly(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nothing"))
    monkeypatch.setattr(browser, "_playwright_install", lambda: ["false"])
    monkeypatch.setattr(browser, "_system_install", list)
    with pytest.raises(SystemExit, match="No browser: the tests need Chromium"):
        browser.find_or_install()
