"""The Content-Security-Policy: the same everywhere, strict, and heeded by a browser."""

import pytest
from conftest import ROOT

from generator.policy import header_file, policy

HOSTS = ("nginx.conf", "Caddyfile", "apache.conf")


def test_the_policy_allows_nothing_written_in_a_page_and_no_other_host():
    parts = {name: values for name, *values in (part.split() for part in policy().split(";"))}
    assert parts["default-src"] == ["'none'"]
    assert {"form-action", "base-uri", "object-src", "worker-src", "img-src"} <= set(parts)
    assert {value for values in parts.values() for value in values} == {"'none'", "'self'", "data:"}
    assert [name for name, values in parts.items() if "data:" in values] == ["img-src"]


@pytest.mark.parametrize("name", HOSTS)
def test_the_settings_for_a_web_server_repeat_the_policy_and_who_may_frame_a_page(name):
    text = (ROOT / "hosting" / name).read_text(encoding="utf-8")
    assert policy() in text
    for said in ("frame-ancestors 'none'", "frame-ancestors *", "nosniff", "Referrer-Policy"):
        assert said in text


def test_the_header_file_lets_only_pages_to_embed_stand_in_frames():
    text = header_file(["index.md", "facts/a.md", "embed/b.md", "data/c.csv"]).decode()
    rules = {part.splitlines()[0]: part for part in text.replace("\n/", "\n\n/").split("\n\n")}
    assert set(rules) == {"/*", "/", "/404.html", "/facts/*", "/embed/*", "/data/*"}
    for at in ("/", "/404.html", "/facts/*"):
        assert f"Content-Security-Policy: {policy()}; frame-ancestors 'none'" in rules[at]
    assert f"{policy()}; frame-ancestors *" in rules["/embed/*"]
    assert "Content-Security-Policy" not in rules["/*"] + rules["/data/*"]


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_chromium_refuses_what_the_policy_forbids(open_page):
    """Without this, no violation on any page could mean no policy at all."""
    page = open_page("")
    assert page.problems == []
    page.evaluate(
        """() => { for (const [tag, set] of [
            ["script", e => { e.textContent = "window.ran = 1"; }],
            ["style", e => { e.textContent = "body { color: red }"; }],
            ["p", e => { e.setAttribute("style", "color: red"); }],
            ["img", e => { e.src = "http://127.0.0.2:9/x.png"; }],
        ]) { const e = document.createElement(tag); set(e); document.body.append(e); } }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    assert len([said for said in page.problems if "Content Security Policy" in said]) >= 4
