#!/usr/bin/env bash
# The macOS disk image, made on a Mac after `pyinstaller clientdesk.spec`:
#   resources/installer/macos.sh dist/ClientDesk.app dist/ClientDesk-0.4.0.dmg
set -euo pipefail

if [ $# -ne 2 ] || [ ! -d "$1" ]; then
    echo "usage: macos.sh ClientDesk.app OUT.dmg" >&2
    exit 2
fi
app=$1
out=$2

inside=$(mktemp -d)
trap 'rm -rf "$inside"' EXIT
cp -R "$app" "$inside/"
ln -s /Applications "$inside/Applications"
# Signed for this machine only; to hand it to others, sign and notarise with the shop's own identity first.
codesign --force --deep --sign - "$inside/$(basename "$app")"
hdiutil create -volname ClientDesk -srcfolder "$inside" -format UDZO -ov "$out"
