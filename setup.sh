#!/bin/sh
# Makes .venv with exactly the locked packages. Usage: setup.sh PYTHON REQUIREMENTS
set -eu
python=$1
requirements=$2
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is needed; '$python' is older or missing. Try: make PYTHON=python3.12" >&2
    exit 1
fi
if [ ! -x .venv/bin/python ]; then
    echo "Making an environment in .venv ..."
    "$python" -m venv .venv
fi
echo "Installing the locked packages ..."
install="--disable-pip-version-check --quiet --require-hashes"
if [ ! -x .venv/bin/uv ]; then
    # uv installs many times faster than pip; pip does the same work where uv cannot be had.
    .venv/bin/python -m pip install $install -r requirements-uv.txt 2>/dev/null || true
fi
if [ -x .venv/bin/uv ]; then
    .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "$requirements" ||
        .venv/bin/python -m pip install $install -r "$requirements"
else
    .venv/bin/python -m pip install $install -r "$requirements"
fi
.venv/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
