#!/bin/sh
# In place of AppImage's own runtime: mounts the image that follows at OFFSET of this file, as it can be read only, starts
# its AppRun in the place of itself, and takes the mount away when that has ended.
set -e
APPIMAGE=$(readlink -f "$0")
APPDIR=$(mktemp -d "${TMPDIR:-/tmp}/.mount_mot-cua-XXXXXX")
export APPIMAGE APPDIR
# What was handed on to the program is nobody else's.
squashfuse -o ro,offset=OFFSET "$APPIMAGE" "$APPDIR" 3>&-
(
  tail --pid=$$ -f /dev/null
  fusermount3 -uz "$APPDIR"
  rmdir "$APPDIR"
) </dev/null >/dev/null 2>&1 3>&- &
exec "$APPDIR/AppRun" "$@"
