"""The Typer application: all commands and their options.

Each command imports its own module, so that none waits for what another needs.
"""

from pathlib import Path
from typing import Annotated

import typer

import naja
from naja.cli.options import Accel, Arch, Machine, Place, Platform

app = typer.Typer(
    help="Compile typed asyncio programs into images that boot by themselves.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON on stdout.")]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"naja {naja.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command("check")
def _check(
    program: Annotated[Path, typer.Argument(metavar="APP.py", help="The program.")],
    json: Json = False,
) -> None:
    """Check types and dialect; build nothing."""
    from naja.cli import check

    raise typer.Exit(check.command(program, json))


@app.command("build")
def _build(
    program: Annotated[Path, typer.Argument(metavar="APP.py", help="The program.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The image file [default: APP.elf].")
    ] = None,
    platform: Annotated[Platform, typer.Option(help="What the image runs on.")] = Platform.VM,
    arch: Annotated[Arch, typer.Option(help="The instruction set.")] = Arch.X86_64,
    level: Annotated[
        int, typer.Option("-O", min=0, max=2, help="0 builds fastest, 2 runs fastest.")
    ] = 2,
    json: Json = False,
) -> None:
    """Build an image; print its size by component and the time."""
    from naja.cli import build

    raise typer.Exit(build.command(program, output, platform, arch, level, json))


@app.command(
    "run",
    context_settings={"allow_interspersed_args": True},
)
def _run(
    program: Annotated[Path, typer.Argument(metavar="FILE", help="A program, or an image of one.")],
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="ARGS", help="Arguments of the program, after --.")
    ] = None,
    on: Annotated[
        Place | None, typer.Option("--on", help="Where to run it [default: qemu].")
    ] = None,
    machine: Annotated[Machine, typer.Option(help="The virtual machine's kind.")] = Machine.MICROVM,
    accel: Annotated[Accel, typer.Option(help="auto tries KVM first.")] = Accel.AUTO,
    memory: Annotated[
        str | None,
        typer.Option("-m", "--memory", metavar="SIZE", help="Such as 64M [default: 128M]."),
    ] = None,
    port: Annotated[
        list[str] | None,
        typer.Option("-p", "--port", metavar="HOST:GUEST", help="Forward a TCP port; repeatable."),
    ] = None,
    env: Annotated[
        list[str] | None,
        typer.Option("--env", metavar="K=V", help="Set an environment variable; repeatable."),
    ] = None,
    net: Annotated[
        list[str] | None,
        typer.Option(
            metavar="user|tap:NAME|none",
            help="The network [default: user]; once for each interface, the others tap:NAME.",
        ),
    ] = None,
    ip: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDR/LEN",
            help="Static, not DHCP; IPv6 after a comma; once for each --net, in order.",
        ),
    ] = None,
    gw: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDR", help="The gateway, or none; once for each --net, in order."),
    ] = None,
    dns: Annotated[str | None, typer.Option(metavar="ADDR", help="The name server.")] = None,
    secret: Annotated[
        str | None,
        typer.Option(metavar="HEX", help="What addresses of IPv6 depend on [default: drawn]."),
    ] = None,
    level: Annotated[
        int, typer.Option("-O", min=0, max=2, help="As for build; for a program only.")
    ] = 2,
) -> None:
    """Run a program or an image; exit with its status."""
    from naja.cli import run

    wanted = run.Wanted(
        program=program,
        arguments=arguments or [],
        place=on,
        machine=machine,
        accel=accel,
        memory=memory,
        ports=port or [],
        env=env or [],
        nets=net or ["user"],
        ips=ip or [],
        gateways=gw or [],
        name_server=dns,
        secret=secret,
        level=level,
    )
    raise typer.Exit(run.command(wanted))


@app.command("size")
def _size(
    image: Annotated[Path, typer.Argument(metavar="IMAGE", help="A built image.")],
    functions: Annotated[
        int, typer.Option("--functions", "-n", min=0, help="How many of the largest to list.")
    ] = 20,
    runtime: Annotated[
        bool, typer.Option("--runtime", help="Run it; measure what a connection costs.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="For --runtime: where it listens.")
    ] = 8080,
    connections: Annotated[
        int, typer.Option("--connections", min=1, max=16000, help="For --runtime: how many.")
    ] = 256,
    json: Json = False,
) -> None:
    """Show what is inside an image, by component and function, or what a connection costs."""
    from naja.cli import size

    if runtime:
        raise typer.Exit(size.runtime(image, port, connections, json))
    raise typer.Exit(size.command(image, functions, json))


@app.command("doctor")
def _doctor(json: Json = False) -> None:
    """Tell what this machine has and lacks."""
    from naja.cli import doctor

    raise typer.Exit(doctor.command(json))


@app.command("new")
def _new(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The directory to make.")],
) -> None:
    """Make a project that runs."""
    from naja.cli import new

    raise typer.Exit(new.command(name))
