"""Which room may import which: the table of the design, as a test."""

import sys

from support.tree import NAJA, Import, imports_of, module_name, python_files, room_of, submodules

SHARED = ("lang", "abi", "unsafe", "hal")
GUEST = (
    *SHARED,
    "machine",
    "runtime",
    "prelude",
    "stdlib",
    "drivers",
    "net",
    "fs",
    "http.proto",
    "http",
    "nfv",
    "boot",
)
HOST = ("compiler", "image", "launch", "sim", "cli")

# A room -> the rooms it may import beside itself. `prelude` is free for every guest room.
ALLOWED: dict[str, tuple[str, ...]] = {
    "": (),
    "lang": (),
    "abi": ("lang",),
    "unsafe": ("lang",),
    "hal": ("lang",),
    "machine": SHARED,
    "runtime": SHARED,
    "prelude": (*SHARED, "runtime"),
    "stdlib": ("lang", "hal", "runtime", "net", "fs"),
    "drivers": ("lang", "unsafe", "hal"),
    "net": ("lang", "hal"),
    "fs": ("lang", "hal"),
    "http.proto": ("lang",),
    "http": ("lang", "http.proto"),
    "nfv": ("lang", "hal"),
    "boot": GUEST,
    "compiler": ("lang", "abi"),
    "image": ("abi", "compiler"),
    "launch": ("abi", "image"),
    "sim": ("lang", "hal"),
    "cli": ("", "abi", "compiler", "image", "launch", "sim"),
    "stubs": (),
}

# Third-party packages and the places each is reached through. How mypy is run is the front
# end's matter alone (RUNNING_MYPY); its trees and types are what lowering reads.
ADAPTERS = {
    "mypy": ("naja.compiler.frontend", "naja.compiler.lower"),
    "llvmlite": ("naja.compiler.codegen", "naja.image.assembler"),
    "typer": ("naja.cli",),
    "rich": ("naja.cli",),
    "qemu": ("naja.launch",),
    "elftools": ("naja.image", "naja.cli"),
}
RUNNING_MYPY = ("mypy.build", "mypy.main", "mypy.api", "mypy.modulefinder", "mypy.parse")

# CPython modules that guest code names although an image has none of its own: what the
# stand-ins for intrinsics need when the room runs under CPython.
CPYTHON_ONLY = {"naja.lang.bits": {"math", "struct"}}


def naja_imports() -> list[tuple[str, Import, str]]:
    return [
        (module_name(path), item, target)
        for path in python_files()
        for item in imports_of(path)
        for target in submodules(item)
    ]


def test_every_room_is_in_the_table() -> None:
    rooms = {room_of(module_name(path)) for path in python_files()}
    assert rooms <= set(ALLOWED)


def test_rooms_import_only_what_the_table_allows() -> None:
    wrong: list[str] = []
    for module, item, target in naja_imports():
        if target.split(".")[0] != "naja":
            continue
        room, other = room_of(module), room_of(target)
        allowed = {room, *ALLOWED[room]}
        if room in GUEST:
            allowed.add("prelude")
        if other not in allowed:
            wrong.append(f"{item.place}: {room or 'naja'} must not import {target}")
    assert not wrong, "\n".join(wrong)


def test_imports_across_rooms_are_absolute() -> None:
    wrong = [
        f"{item.place}: write `from {target} import ...`"
        for module, item, target in naja_imports()
        if item.relative and room_of(module) != room_of(target)
    ]
    assert not wrong, "\n".join(wrong)


def test_third_party_packages_have_one_adapter_each() -> None:
    wrong: list[str] = []
    for module, item, target in naja_imports():
        top = target.split(".")[0]
        if top == "naja" or top in sys.stdlib_module_names or room_of(module) in GUEST:
            continue
        homes = ADAPTERS.get(top, ())
        if target.startswith(RUNNING_MYPY):
            homes = homes[:1]
        if not homes:
            wrong.append(f"{item.place}: {top} is not a dependency of naja")
        elif not f"{module}.".startswith(tuple(f"{home}." for home in homes)):
            wrong.append(f"{item.place}: {target} is reached only through {', '.join(homes)}")
    assert not wrong, "\n".join(wrong)


def test_guest_code_imports_only_modules_that_an_image_has() -> None:
    ours = {path.stem for path in (NAJA / "stdlib").glob("*.py*")}
    ours |= {path.name for path in (NAJA / "stdlib").glob("*") if path.is_dir()}
    wrong: list[str] = []
    for module, item, target in naja_imports():
        top = target.split(".")[0]
        if room_of(module) not in GUEST or top == "naja" or top in ours:
            continue
        if top not in CPYTHON_ONLY.get(module, set()):
            wrong.append(f"{item.place}: an image has no module {top}")
    assert not wrong, "\n".join(wrong)
