# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A real CUPS of its own on a port of its own, whose printers keep every job as a file; thrown away after the test."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

_STARTS_WITHIN = 20.0  # seconds; it takes a tenth of one
_SYSTEM = Path("/usr/lib/cups")
_KEEPS = """\
#!/bin/sh
[ $# -eq 0 ] && { echo 'direct keeping:/ "Unknown" "Keeps what it is given"'; exit 0; }
dir=${DEVICE_URI#keeping:}
cat "${6:--}" > "$dir/$1.part" && mv "$dir/$1.part" "$dir/$1.pdf"
printf '%s\n' "$3" > "$dir/$1.title"
"""
_JAMS = """\
#!/bin/sh
[ $# -eq 0 ] && { echo 'direct jamming:/ "Unknown" "Fails at every job"'; exit 0; }
echo "ERROR: Paper jam" >&2
exit 1
"""
_PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PASS.PPD"
*Manufacturer: "Test"
*Product: "(PassPDF)"
*ModelName: "PassPDF"
*ShortNickName: "PassPDF"
*NickName: "PassPDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: Letter
*PageSize Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: Letter
*PageRegion Letter/Letter: "<</PageSize[612 792]>>setpagedevice"
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: Letter
*ImageableArea Letter/Letter: "0 0 612 792"
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: Letter
*PaperDimension Letter/Letter: "612 792"
*PaperDimension A4/A4: "595 842"
"""
_FILES = """\
SystemGroup root lpadmin
User lp
Group lp
ServerRoot {0}/etc
RequestRoot {0}/spool
ServerBin {0}/bin
TempDir {0}/spool/tmp
CacheDir {0}/cache
StateDir {0}/run
ServerKeychain {0}/run/certs
AccessLog {0}/log/access
ErrorLog stderr
PageLog {0}/log/page
Sandboxing Relaxed
"""
_SERVER = """\
LogLevel info
Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
JobSheets none,none
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


@dataclass
class Cups:
    """The running server; `kept` is where its printers put what they print."""

    folder: Path
    kept: Path

    def add(self, name: str, *, jams: bool = False, description: str = "", default: bool = False) -> None:
        device = "jamming:/" if jams else f"keeping:{self.kept}"
        ppd = str(self.folder / "pass.ppd")
        policy = ["-o", "printer-error-policy=abort-job"] if jams else []
        self.say("lpadmin", "-p", name, "-E", "-v", device, "-P", ppd, *policy)
        if description:
            self.say("lpadmin", "-p", name, "-D", description)
        if default:
            self.say("lpadmin", "-d", name)

    def say(self, *words: str) -> None:
        """Run one of CUPS' programs."""
        subprocess.run(words, check=True, capture_output=True)

    def papers(self) -> list[bytes]:
        """What was printed, oldest first."""
        files = sorted(self.kept.glob("*.pdf"), key=lambda file: int(file.stem))
        return [file.read_bytes() for file in files]


@contextmanager
def running_cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    """The server, which CUPS' programs talk to while it runs. A missing program fails, it never skips.

    In a folder of its own: its printers run as another user, and each start of pytest closes its folders to those.
    """
    server = shutil.which("cupsd", path="/usr/sbin:/usr/bin:/sbin")
    if server is None or shutil.which("lpadmin") is None or shutil.which("ipptool") is None:
        pytest.fail("No CUPS. Debian, Ubuntu: apt-get install cups-daemon cups-client cups-ipp-utils.")
    with tempfile.TemporaryDirectory(prefix="pinportal-cups-") as own:
        yield from _running(server, Path(own), monkeypatch)


def _running(server: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    kept = _lay(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "etc" / "cupsd.conf").write_text(_SERVER.format(port=port), "utf-8")
    configuration = ["-c", str(folder / "etc" / "cupsd.conf"), "-s", str(folder / "etc" / "cups-files.conf")]
    running = subprocess.Popen([server, "-f", *configuration], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert running.stderr is not None
    listening = threading.Event()
    hearing = threading.Thread(target=_hear, args=(running.stderr, listening), daemon=True)
    hearing.start()
    try:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        assert listening.wait(_STARTS_WITHIN), "CUPS did not start"
        yield Cups(folder=folder, kept=kept)
    finally:
        running.terminate()
        running.wait()
        hearing.join()
        running.stderr.close()


def _hear(told: IO[bytes], listening: threading.Event) -> None:
    """Read what the server tells, so that it never waits to be heard, until it says that it takes connections."""
    for line in told:
        if b"Resuming new connection processing" in line:
            listening.set()


def _lay(folder: Path) -> Path:
    """Its folders, each as the server asks for it, and its two kinds of printer."""
    kept = folder / "kept"
    for name in ("etc/ppd", "spool/tmp", "cache", "run/certs", "log", "bin/backend", "kept"):
        (folder / name).mkdir(parents=True)
    if os.getuid() == 0:
        for owned in (folder / "spool" / "tmp", kept):
            shutil.chown(owned, "lp", "lp")
        folder.chmod(0o711)  # the printers' user may pass
    for linked in (*_SYSTEM.iterdir(), *(_SYSTEM / "backend").iterdir()):
        place = folder / "bin" / linked.relative_to(_SYSTEM)
        if linked.name != "backend":
            place.symlink_to(linked)
    for name, script in (("keeping", _KEEPS), ("jamming", _JAMS)):
        backend = folder / "bin" / "backend" / name
        backend.write_text(script, "utf-8")
        backend.chmod(0o755)
    (folder / "pass.ppd").write_text(_PPD, "utf-8")
    (folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder), "utf-8")
    return kept
