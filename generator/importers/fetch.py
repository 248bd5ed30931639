"""A publication from its address, politely: whole, within limits, or not at all."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote, urlsplit

from generator.importers.errors import FetchError
from generator.importers.reading import Given

AGENT = "explainer-importer/0.1 (reads published statistics now and then, for a public explainer)"
Seen = Callable[[int, int | None], None]
_AGAIN = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Limits:
    """How long and how much. A wait follows each failed try and doubles."""

    silence: float = 20.0
    whole: float = 120.0
    size: int = 20_000_000
    tries: int = 4
    wait: float = 1.0


class _PassingError(Exception):
    """Something that may be gone at the next try."""


def fetch(url: str, seen: Seen, limits: Limits | None = None) -> Given:
    """Fetch an address. Raises FetchError with one sentence when it cannot be had whole."""
    limits = limits or Limits()
    if not _is_web(url):
        raise FetchError(f"{url} is not a web address that begins with https:// or http://.")
    end = time.monotonic() + limits.whole
    why = ""
    for number in range(limits.tries):
        if number:
            time.sleep(min(limits.wait * 2 ** (number - 1), max(end - time.monotonic(), 0)))
        try:
            return _once(url, seen, limits, end)
        except _PassingError as error:
            why = str(error)
        if time.monotonic() >= end:
            break
    raise FetchError(f"{url} could not be had: {why}.")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Follow to the web only, and never from https back to http."""
        old, new = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if new not in ("http", "https") or (old, new) == ("https", "http"):
            raise FetchError(f"{req.full_url} leads to {newurl}, which is not followed.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _once(url: str, seen: Seen, limits: Limits, end: float) -> Given:
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  the scheme is checked
    opener = urllib.request.build_opener(_Redirects())
    try:
        with opener.open(request, timeout=limits.silence) as answer:
            content = _read(answer, seen, limits, end)
            return Given(content, _name(answer.geturl()), answer.geturl())
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _AGAIN:
            raise _PassingError(f"the server answered {error.code}") from None
        if 300 <= error.code < 400:
            raise FetchError(f"{url} leads in circles, or to where we do not follow.") from None
        raise FetchError(f"{url} could not be had: the server answered {error.code}.") from None
    except http.client.IncompleteRead:
        raise _PassingError("it was cut short") from None
    except TimeoutError:
        raise _PassingError(f"nothing came for {limits.silence:g} seconds") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _PassingError(f"nothing came for {limits.silence:g} seconds") from None
        raise _PassingError(f"{error.reason}") from None
    except (http.client.HTTPException, ConnectionError, OSError) as error:
        raise _PassingError(f"{error or type(error).__name__}") from None
    except ValueError as error:
        raise FetchError(f"{url} is not a web address: {error}.") from None


def _read(answer: http.client.HTTPResponse, seen: Seen, limits: Limits, end: float) -> bytes:
    if answer.headers.get("Content-Encoding", "identity") not in ("identity", ""):
        raise FetchError("The server sent it packed, although it was asked not to.")
    stated = answer.headers.get("Content-Length", "")
    total = int(stated) if stated.isascii() and stated.isdigit() else None
    too_large = FetchError(f"It is larger than {limits.size // 1_000_000} MB: it is not fetched.")
    if total is not None and total > limits.size:
        raise too_large
    parts: list[bytes] = []
    done = 0
    while part := answer.read1(65536):
        parts.append(part)
        done += len(part)
        seen(done, total)
        if done > limits.size:
            raise too_large
        if time.monotonic() > end:
            raise _PassingError(f"it was not whole after {limits.whole:g} seconds")
    if total is not None and done < total:
        raise _PassingError(f"it was cut short after {done:,} of {total:,} bytes")
    return b"".join(parts)


def _name(url: str) -> str:
    return unquote(urlsplit(url).path.rpartition("/")[2]) or urlsplit(url).netloc
