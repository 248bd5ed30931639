"""The program that draws in a reader's browser: Vega and Vega-Lite, as one file of our own host.

It is taken from the locked drawing library, so that the page and the build draw with one version.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path

_OPEN = "(()=>{\n"
_CLOSE = "\n})();\n"
_LICENCE = """/*! Vega, Vega-Lite and Vega-Embed.
Copyright (c) 2015-2023, University of Washington Interactive Data Lab. All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions
   and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of
   conditions and the following disclaimer in the documentation and/or other materials provided
   with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to
   endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER
IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT
OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

It holds parts of d3 (ISC licence, copyright Mike Bostock) and of other libraries under the MIT and
ISC licences. */
"""


def program(folder: Path) -> tuple[str, bytes]:
    """Give its name, which follows from its contents, and the file itself; kept in a folder."""
    digest = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    kept = folder / f"program-{version('vl-convert-python')}-{digest}.js"
    if kept.is_file() and (content := kept.read_bytes()).endswith(_CLOSE.encode()):
        return _name(content), content
    content = made()
    folder.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(".half")
    half.write_bytes(content)
    half.replace(kept)
    return _name(content), content


def made() -> bytes:
    """Make the program. Its names are its own: it would clash with other scripts otherwise."""
    import vl_convert  # noqa: PLC0415  loads 90 MB, and rarely

    code = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return f"{_LICENCE}{_OPEN}{code}{_CLOSE}".encode()


def _name(content: bytes) -> str:
    return f"vega-{hashlib.sha256(content).hexdigest()[:12]}.js"
