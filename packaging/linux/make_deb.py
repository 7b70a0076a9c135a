# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes dist/pinportal_VERSION_ARCHITECTURE.deb of the bundle in dist/. Needs dpkg-deb and readelf.

Program under /opt/pinportal, a link in /usr/bin, an entry in the desktop's menu, and as services of a user the parents'
pages, the folder of patients and the outbox; the pages as a service of the system besides, with examples of what stands
around it. All of it is off until somebody turns it on. It runs nothing at installing, and never touches a practice's
data.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from identity import IDENTITY  # noqa: E402 - found beside the folder

PROGRAM: Final = IDENTITY["program"]
BUNDLE: Final = ROOT / "dist" / PROGRAM
WORK: Final = ROOT / "build" / "deb"

# What the bundle leaves to the system, as Debian and Ubuntu name it: libraries that must fit its drivers and its
# display server, then what bundled libraries read: keyboards, dead keys, the list of fonts.
_PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
}
_READ: Final = ("fontconfig-config", "libx11-data", "xkb-data")
# What it calls where it is there: a keyring, `lp` to print, `ipptool` to see how that ended, the way to the browser.
_CALLED: Final = ("gnome-keyring | kwalletmanager", "cups-client", "cups-ipp-utils", "xdg-utils")
_UNITS: Final = ("serve", "watch", "deliver")
_EXAMPLES: Final = ("serve.toml", "nginx.conf", "Caddyfile")
_OF_GLIBC: Final = re.compile(r"ld-linux.*|lib(c|dl|m|pthread|resolv|rt|util)\.so\.\d")

_CONTROL: Final = """\
Package: {program}
Version: {version}
Architecture: {architecture}
Section: misc
Priority: optional
Maintainer: {publisher}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Description: {summary}
 The front desk finds the patient, issues a PIN and hands it to the parents;
 they make their account with the child's date of birth and the PIN.
"""


def main() -> None:
    """Lay the files out as they will lie, and pack them."""
    tree = WORK / "tree"
    shutil.rmtree(WORK, ignore_errors=True)
    _lay_out(tree)
    architecture = _said("dpkg", "--print-architecture")
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        _CONTROL.format(
            **IDENTITY | {"version": debian_version(IDENTITY["version"])},
            architecture=architecture,
            kilobytes=sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file()) // 1024,
            depends=", ".join((*_needed_of_system(BUNDLE), *_READ)),
            recommends=", ".join(_CALLED),
        ),
        "utf-8",
    )
    made = ROOT / "dist" / f"{PROGRAM}_{debian_version(IDENTITY['version'])}_{architecture}.deb"
    _said("dpkg-deb", "--root-owner-group", "--build", str(tree), str(made))
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1_000_000:.0f} MB")  # noqa: T201 - a developer's script


def debian_version(version: str) -> str:
    """The version so that dpkg sorts what comes before a release before it: 0.2.0rc1 → 0.2.0~rc1."""
    return re.sub(r"\.?(a|b|rc|dev)(?=\d)", r"~\1", version)


def files_beside_the_program() -> tuple[tuple[Path, str], ...]:
    """Units and examples, and where they lie."""
    here = Path(__file__).parent
    return (
        *((here / f"pinportal-{unit}.service", f"usr/lib/systemd/user/{PROGRAM}-{unit}.service") for unit in _UNITS),
        (here / "system" / "pinportal-serve.service", f"usr/lib/systemd/system/{PROGRAM}-serve.service"),
        *((here / "examples" / name, f"usr/share/doc/{PROGRAM}/examples/{name}") for name in _EXAMPLES),
    )


def _lay_out(tree: Path) -> None:
    here = Path(__file__).parent
    shutil.copytree(BUNDLE, tree / "opt" / PROGRAM, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / PROGRAM).symlink_to(f"/opt/{PROGRAM}/{PROGRAM}")
    for source, place in (
        (here / "pinportal.desktop", f"usr/share/applications/{PROGRAM}.desktop"),
        *files_beside_the_program(),
        (ROOT / "resources/icons/app.svg", f"usr/share/icons/hicolor/scalable/apps/{PROGRAM}.svg"),
        (ROOT / "LICENSE", f"usr/share/doc/{PROGRAM}/copyright"),
    ):
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / place)
    for file in (tree, *tree.rglob("*")):
        if not file.is_symlink():
            # Whatever the umask of whoever builds: everybody reads, what ran before still runs.
            file.chmod(0o755 if file.is_dir() or file.stat().st_mode & 0o100 else 0o644)


def _needed_of_system(bundle: Path) -> list[str]:
    """The packages of the libraries that the bundle needs and does not carry. Ends the build at one without a name."""
    files = [file for file in bundle.rglob("*") if file.is_file() and (file.name == PROGRAM or ".so" in file.suffixes)]
    read = _said("readelf", "--dynamic", "--version-info", *map(str, files))
    carried = {file.name for file in bundle.rglob("*.so*")}
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", read)) - carried
    unknown = {name for name in needed if name not in _PACKAGES and not _OF_GLIBC.fullmatch(name)}
    if unknown:
        sys.exit(f"No package is named for {sorted(unknown)}: add them to _PACKAGES.")
    glibc = max(tuple(map(int, found)) for found in re.findall(r"GLIBC_(\d+)\.(\d+)", read))
    return [f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted({_PACKAGES[name] for name in needed if name in _PACKAGES})]


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - our own files


if __name__ == "__main__":
    main()
