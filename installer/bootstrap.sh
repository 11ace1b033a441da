#!/bin/sh
# Make .venv from the pinned, hashed requirements: `bootstrap.sh run|work|bundle`.
# On Debian and Ubuntu, as root or with password-less sudo, missing system packages are installed;
# elsewhere the one line to run is printed.
set -eu
what=${1:-run}
python=${PYTHON:-python3}
qt_run="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"
qt_window="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "caseapp needs Python 3.11 or newer; this is $("$python" --version). Set PYTHON=…" >&2
    exit 1
}

# What the tests need besides: a real Secret Service on a bus of its own, and a compiler for the
# shim that records and breaks writes.
tests=""
if [ "$what" != run ]; then
    tests="gnome-keyring dbus"
    command -v cc >/dev/null 2>&1 || tests="$tests gcc libc6-dev"
fi

missing=""
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="python3-venv"
if command -v dpkg-query >/dev/null 2>&1; then
    for package in $qt_run $qt_window $tests; do
        # Newer releases rename some of these (libglib2.0-0t64): "Provides" counts as installed.
        dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null |
            grep '^installed ' | tr ',' ' ' | grep -qw -- "$package" || missing="$missing $package"
    done
fi
if [ -n "$missing" ]; then
    line="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing system packages:$missing"
        apt-get update -qq || true
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo "Installing system packages:$missing"
        sudo -n apt-get update -qq || true
        # shellcheck disable=SC2086
        sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "System packages are missing. Run this line, then try again:" >&2
        echo "    sudo $line" >&2
        # Without the others the program or the tests say themselves what they lack.
        case $missing in *python3-venv*) exit 1 ;; esac
    fi
fi

# An environment that was interrupted while being made has Python, but no pip.
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv .venv
echo "Installing the pinned packages ($what) …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r "requirements/$what.txt"
echo "$PWD" > "$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/caseapp-checkout.pth"
cat > .venv/bin/caseapp <<SCRIPT
#!/bin/sh
exec "$PWD/.venv/bin/python" -m caseapp "\$@"
SCRIPT
chmod 755 .venv/bin/caseapp
