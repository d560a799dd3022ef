#!/bin/sh
# Runs after the files are gone: in Debian packages as postrm, in RPM packages as its like.
set -e

# Debian says what happens, RPM how many versions remain. What an upgrade does stays as it is.
case "$1" in
    remove | purge | disappear | 0) ;;
    *) exit 0 ;;
esac

# Where this was the only program in it, dpkg has taken the folder of all such programs along.
mkdir -p /opt

if [ -f '/etc/apparmor.d/${executable}' ]; then
    if apparmor_status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
        apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
    fi
    rm -f '/etc/apparmor.d/${executable}'
fi
