#!/bin/bash
# Installs the Debian packages that are missing, and nothing else.
#
#   scripts/install-packages.sh build        what `swift build` needs
#   scripts/install-packages.sh test         that, and the mail programs the tests talk to
#
# Silent when nothing is missing. Asks no question, starts no service and enables none: Postfix is unpacked without
# a configuration of its own, because the tests bring theirs.
set -euo pipefail

# package[:path], the path of a program or file that makes the package unnecessary, whoever installed it.
build_packages=(
    git:git ca-certificates:/etc/ssl/certs/ca-certificates.crt g++:g++ pkg-config:pkg-config libsqlite3-dev libcmark-dev
)
test_packages=(
    python3:python3 openssl:openssl procps:ps postfix:/usr/sbin/postfix sasl2-bin:/usr/sbin/saslpasswd2
    libsasl2-modules swaks:swaks libnet-ssleay-perl msmtp:msmtp curl:curl chromium:chromium
)

case ${1:-} in
build) wanted=("${build_packages[@]}") ;;
test) wanted=("${build_packages[@]}" "${test_packages[@]}") ;;
*) sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
esac

present() { # package[:path]
    local name=${1%%:*} path=
    case $1 in *:*) path=${1#*:} ;; esac
    case $path in
    /*) [ -e "$path" ] && return ;;
    ?*) command -v "$path" >/dev/null 2>&1 && return ;;
    esac
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ]
}

missing=()
for entry in "${wanted[@]}"; do
    present "$entry" || missing+=("${entry%%:*}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

fail() { echo "install-packages: $1" >&2; exit "${2:-1}"; }

command -v apt-get >/dev/null 2>&1 ||
    fail "missing: ${missing[*]}. This is not Debian or Ubuntu: install their counterparts by hand." 69

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
        fail "missing: ${missing[*]}. Run as root, or install sudo, or: apt-get install ${missing[*]}" 77
    # A terminal may ask for the password; without one sudo must already be allowed.
    [ -t 0 ] || sudo -n true 2>/dev/null ||
        fail "missing: ${missing[*]}. sudo wants a password and there is no terminal: run it once by hand, or as root." 77
    as_root=(sudo)
fi

log=$(mktemp)
denied=
cleanup() {
    rm -f "$log"
    [ -z "$denied" ] || "${as_root[@]}" rm -f "$denied"
}
trap cleanup EXIT

# Debian asks policy-rc.d before it starts a service of a new package; 101 means no.
if [ ! -e /usr/sbin/policy-rc.d ]; then
    denied=/usr/sbin/policy-rc.d
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$denied" >/dev/null
    "${as_root[@]}" chmod 755 "$denied"
fi

# Without a main.cf Postfix does not come up at the next boot either.
case " ${missing[*]} " in
*" postfix "*)
    echo 'postfix postfix/main_mailer_type select No configuration' |
        "${as_root[@]}" debconf-set-selections 2>/dev/null || true
    ;;
esac

apt() { # arguments of apt-get
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1
}

echo "install-packages: ${missing[*]}"
install=(install -y --no-install-recommends "${missing[@]}")
# The lists of a fresh machine are empty or old; they are fetched once, and only when the first try failed.
if ! apt "${install[@]}"; then
    apt update || { tail -n 20 "$log" >&2; fail "apt-get update failed: is there a network, and a package mirror?" 69; }
    apt "${install[@]}" || { tail -n 20 "$log" >&2; fail "apt-get could not install: ${missing[*]}" 69; }
fi
