# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What installers and workflows rest on. That a bundle works is `make package`'s to say, by its self-check."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest
from typer.testing import CliRunner

from pinportal_desktop import __version__
from pinportal_desktop.app.serve_settings import serve_settings
from pinportal_desktop.cli import app
from tests.conftest import REPOSITORY

PACKAGING = REPOSITORY / "packaging"
UNITS = sorted((PACKAGING / "linux").rglob("*.service"))
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))


class Tool(Protocol):
    def __call__(self, name: str) -> ModuleType: ...


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Tool:
    """A module of packaging/, which is no package: its name belongs to PyPI's."""
    for folder in (PACKAGING, PACKAGING / "linux", PACKAGING / "windows"):
        monkeypatch.syspath_prepend(str(folder))
    return import_module


# --- names and ids


def test_an_upgrade_finds_what_it_replaces_by_ids_that_never_change(tool: Tool) -> None:
    identity = tool("identity").IDENTITY
    assert identity["windows_app_id"] == "59E4304E-1C99-413A-A44A-7A494EBA4248"
    assert identity["macos_bundle_id"] == "org.pinportal.desktop"
    assert identity["program"] == "pinportal"


def test_every_installer_carries_the_packages_version(tool: Tool) -> None:
    said = subprocess.run(
        [sys.executable, str(PACKAGING / "identity.py"), "version"], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == __version__
    assert f'StringStruct("ProductVersion", "{__version__}")' in tool("windows_version").version_text("pinportal")
    assert f"/DVersion={__version__}" in tool("make_setup").command("iscc", None)


def test_windows_compares_four_numbers(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    windows_version = tool("windows_version")
    assert len(windows_version.numbers()) == 4
    monkeypatch.setitem(windows_version.IDENTITY, "version", "1.20.3rc4")
    assert windows_version.numbers() == (1, 20, 3, 4)


@pytest.mark.parametrize(
    ("version", "debian"),
    [("0.1.0", "0.1.0"), ("0.2.0rc1", "0.2.0~rc1"), ("1.0.0.dev3", "1.0.0~dev3"), ("1.0b2", "1.0~b2")],
)
def test_dpkg_sorts_what_comes_before_a_release_before_it(tool: Tool, version: str, debian: str) -> None:
    assert tool("make_deb").debian_version(version) == debian


def test_the_windows_installer_is_given_every_name_that_it_uses(tool: Tool) -> None:
    used = set(re.findall(r"\{#(\w+)\}", (PACKAGING / "windows" / "pinportal.iss").read_text("utf-8")))
    signed = tool("make_setup").command("iscc", "signtool sign $f")
    given = {part[2:].partition("=")[0] for part in signed if part.startswith("/D")}
    assert used == given
    assert given - {"SignTool"} == {
        part[2:].partition("=")[0] for part in tool("make_setup").command("iscc", None) if part.startswith("/D")
    }


def test_the_desktops_entry_starts_the_program_and_shows_its_icon(tool: Tool) -> None:
    program = tool("identity").IDENTITY["program"]
    lines = (PACKAGING / "linux" / "pinportal.desktop").read_text("utf-8").splitlines()
    # The entry's file is named as `setDesktopFileName` names it, so that a desktop puts window and entry together.
    assert {f"Exec={program}", f"Icon={program}", "Terminal=false"} <= set(lines)


def test_a_debian_package_brings_what_prints_the_letter_and_keeps_the_keys(tool: Tool) -> None:
    recommended = ", ".join(tool("make_deb")._CALLED)
    assert {"cups-client", "cups-ipp-utils"} <= set(recommended.split(", "))  # `lp`; `ipptool`
    assert "gnome-keyring" in recommended


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.parent.name}-{unit.stem}")
def test_a_service_runs_a_command_that_there_is_with_options_that_it_has(unit: Path) -> None:
    (typed,) = re.findall(r"^ExecStart=/usr/bin/pinportal (.+)$", unit.read_text("utf-8"), re.MULTILINE)
    command, *words = typed.split()
    assert command in {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    told = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"}).output
    assert all(word in told for word in words if word.startswith("--"))


def test_a_debian_package_brings_each_unit_and_each_example_that_there_is(tool: Tool) -> None:
    brought = dict(tool("make_deb").files_beside_the_program())
    assert set(brought) == {*UNITS, *(PACKAGING / "linux" / "examples").iterdir()}
    for unit in UNITS:
        for named in re.findall(r"/usr/share/doc/\S+", unit.read_text("utf-8")):
            assert named.removeprefix("/") in brought.values(), named


def test_the_example_of_settings_says_what_holds_without_it(tmp_path: Path) -> None:
    example = PACKAGING / "linux" / "examples" / "serve.toml"
    assert serve_settings({}, example, tmp_path) == serve_settings({}, None, tmp_path)
    commented = tmp_path / "serve.toml"
    commented.write_text(re.sub(r"^# (\w+ = )", r"\1", example.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert serve_settings({}, commented, tmp_path).keys == tmp_path / "keys.toml", "nor is a line without # wrong"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd itself looks at its units")
def test_the_systems_unit_of_the_pages_lets_them_do_little() -> None:
    unit = PACKAGING / "linux" / "system" / "pinportal-serve.service"
    asked = ["systemd-analyze", "security", "--offline=yes", "--threshold=15", str(unit)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert not re.search("unknown|ignoring", done.stderr, re.IGNORECASE), done.stderr


# --- what goes into the bundle


def test_qt_and_babel_keep_the_languages_that_we_ship(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "es").mkdir()
    names = [
        "PySide6/Qt/translations/qtbase_es.qm",
        "PySide6\\translations\\qtbase_fr.qm",
        "babel/locale-data/root.dat",
        "babel/locale-data/es_MX.dat",
        "babel/locale-data/fr.dat",
        "pinportal_desktop/resources/style.qss",
    ]
    kept = [entry[0] for entry in tool("leaving_out").data([(name, "", "DATA") for name in names], tmp_path)]
    assert kept == [names[0], names[2], names[3], names[5]]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries of the system are not carried along")
@pytest.mark.skipif(shutil.which("objdump") is None, reason="PyInstaller reads libraries with it")
def test_a_library_of_the_system_stays_only_while_something_needs_it(tool: Tool) -> None:
    import PySide6

    plugins = Path(PySide6.__path__[0]) / "Qt" / "plugins"
    xcb = ("PySide6/Qt/plugins/platforms/libqxcb.so", str(plugins / "platforms" / "libqxcb.so"), "BINARY")
    gtk = ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", str(plugins / "platformthemes" / "libqgtk3.so"), "BINARY")
    of_gtk = ("libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libgtk-3.so.0", "BINARY")
    pango = ("libpango-1.0.so.0", "/usr/lib/x86_64-linux-gnu/libpango-1.0.so.0", "BINARY")
    of_qt = ("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0", "BINARY")
    kept = [entry[0] for entry in tool("leaving_out").libraries([of_qt, xcb, gtk, of_gtk, pango])]
    assert kept == [xcb[0], of_qt[0]]


@pytest.mark.parametrize("before", [None, "/opt/of-the-practice/lib"])
def test_what_the_bundle_starts_loads_the_systems_libraries_not_the_bundles(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/pinportal/_internal")  # as PyInstaller's bootloader sets both
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(PACKAGING / "as_started.py"))
    assert (os.environ.get("LD_LIBRARY_PATH"), os.environ.get("LD_LIBRARY_PATH_ORIG")) == (before, None)
    assert '"as_started.py"' in (PACKAGING / "pinportal.spec").read_text("utf-8")


def test_the_bundle_carries_the_licenses_of_what_it_carries(tool: Tool, tmp_path: Path) -> None:
    entries = tool("third_parties").licenses(
        ["jinja2.environment", "PySide6/QtCore.abi3.so", "json", "pinportal_desktop.cli"],
        PACKAGING / "licenses",
        tmp_path,
    )
    assert all(Path(source).is_file() for _name, source, _kind in entries)
    names = {name for name, _source, _kind in entries}
    assert {"licenses/README.txt", "licenses/Qt/LGPL-3.0.txt", "licenses/Qt/GPL-3.0.txt"} < names
    assert any(name.startswith("licenses/Jinja2/LICENSE") for name in names)
    listed = (tmp_path / "README.txt").read_text("utf-8")
    assert re.search(r"^PySide6_Essentials [\d.]+: LGPL-3.0-only OR ", listed, re.MULTILINE)
    assert "pinportal" not in listed.partition("official_releases")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="packages of Debian are made on Linux")
@pytest.mark.skipif(shutil.which("readelf") is None, reason="the package's maker reads libraries with it")
def test_a_library_that_no_package_is_named_for_ends_the_build(tool: Tool, tmp_path: Path) -> None:
    import _sqlite3  # it needs libsqlite3, which a bundle would carry

    shutil.copy(_sqlite3.__file__, tmp_path / "one.so")
    with pytest.raises(SystemExit, match="libsqlite3"):
        tool("make_deb")._needed_of_system(tmp_path)


# --- workflows


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_run_what_there_is_and_pin_what_is_not_ours(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in used)
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    for target in re.findall(r"make (\w+)$", text, re.MULTILINE):
        assert f"\n{target}:" in makefile
    for script in re.findall(r"packaging/[\w/]+\.(?:py|sh)", text):
        assert (REPOSITORY / script).is_file()
    # Whatever comes in from outside must not be able to change anything here.
    assert "\npermissions:\n  contents: read\n" in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_there_are_workflows() -> None:
    assert [path.stem for path in WORKFLOWS] == ["package", "test"]
