#!/bin/sh
# Runs after the files are in place: in Debian packages as postinst, in RPM packages as its like.
set -e

folder='/opt/${sanitizedProductName}'

# Debian also calls this to take back a removal that failed; all that follows is right then, too.

# Chromium's sandbox needs user namespaces that an ordinary account may make. Where the system
# refuses these, it needs its helper with the rights of root instead. Asked as the account "nobody",
# because root may make them on every system.
if setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user true >/dev/null 2>&1; then
    chmod 0755 "$folder/chrome-sandbox"
else
    chmod 4755 "$folder/chrome-sandbox"
fi

# Ubuntu from 24.04 allows these namespaces only to programs with an AppArmor profile. Where AppArmor
# is too old to read it (it is only read here, not loaded), nothing asks for one either.
if apparmor_status --enabled >/dev/null 2>&1 &&
    apparmor_parser --skip-kernel-load --debug "$folder/resources/apparmor-profile" >/dev/null 2>&1; then
    cp -f "$folder/resources/apparmor-profile" '/etc/apparmor.d/${executable}'
    # The image of another computer has no kernel to tell.
    if ! ischroot 2>/dev/null; then
        apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
    fi
fi
