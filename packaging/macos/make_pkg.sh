#!/bin/sh
# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
#
# Makes dist/PinPortal-VERSION-ARCHITECTURE.pkg of dist/PinPortal.app: into /Applications, for everybody on the computer.
#
# Signing and notarizing only where these are set (else Gatekeeper asks before the first start):
#   PINPORTAL_CODESIGN_IDENTITY   "Developer ID Application: …", which the bundle was built with (the spec signs it)
#   PINPORTAL_INSTALLER_IDENTITY  "Developer ID Installer: …"
#   PINPORTAL_NOTARY_PROFILE      a profile that `xcrun notarytool store-credentials` kept in the keychain
set -eu
cd "$(dirname "$0")/../.."

is() { uv run --locked --quiet python packaging/identity.py "$1"; }
name=$(is name) version=$(is version) id=$(is macos_bundle_id)
app="dist/$name.app"
pkg="dist/$name-$version-$(uname -m).pkg"
parts=build/pkg

[ -d "$app" ] || { echo "$app is missing: run packaging/bundle.py first." >&2; exit 1; }
[ -z "${PINPORTAL_CODESIGN_IDENTITY:-}" ] || codesign --verify --deep --strict "$app"

rm -rf "$parts"
mkdir -p "$parts/root"
cp -R "$app" "$parts/root/"
# An app that was moved would otherwise be upgraded where it lies now, and seem to be missing from /Applications.
pkgbuild --analyze --root "$parts/root" "$parts/components.plist"
plutil -replace 0.BundleIsRelocatable -bool NO "$parts/components.plist"
set -- --root "$parts/root" --component-plist "$parts/components.plist" --identifier "$id" --version "$version" \
    --install-location /Applications
[ -z "${PINPORTAL_INSTALLER_IDENTITY:-}" ] || set -- "$@" --sign "$PINPORTAL_INSTALLER_IDENTITY" --timestamp
pkgbuild "$@" "$pkg"

if [ -n "${PINPORTAL_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$pkg" --keychain-profile "$PINPORTAL_NOTARY_PROFILE" --wait
    xcrun stapler staple "$pkg"
fi
echo "$pkg"
