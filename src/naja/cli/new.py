"""`naja new`: a project that runs."""

import re
from pathlib import Path

from naja.cli.errors import ToolError
from naja.cli.talk import say

MAIN = '''\
"""{name}: a web server that boots by itself."""

import asyncio


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    request = (await reader.readline()).decode("latin-1").split()
    while (await reader.readline()).strip():
        pass
    path = request[1] if len(request) == 3 else "?"
    body = f"Hello from {name}! Path: {{path}}\\n".encode()
    head = f"HTTP/1.1 200 OK\\r\\nContent-Length: {{len(body)}}\\r\\nConnection: close\\r\\n\\r\\n"
    writer.write(head.encode() + body)
    await writer.drain()
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", 8080)
    print("listening on port 8080", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
'''

README = """\
# {name}

    naja run main.py -p 8080:8080               # boots in QEMU; curl http://127.0.0.1:8080/
    naja run --on python main.py -p 8080:8080   # the same under CPython
    naja build main.py -o {name}.elf            # the image alone
"""

IGNORE = "*.elf\n__pycache__/\n"


def command(where: Path) -> int:
    """Make the directory with `main.py`, `README.md` and `.gitignore`."""
    name = where.name
    if not re.fullmatch(r"[A-Za-z][\w.-]*", name):
        raise ToolError(f"{name!r} is no name for a project; begin with a letter: naja new hello")
    if where.exists() and (not where.is_dir() or any(where.iterdir())):
        raise ToolError(f"{where} is there already and not empty; choose another name")
    try:
        where.mkdir(parents=True, exist_ok=True)
        for file, text in (("main.py", MAIN), ("README.md", README)):
            (where / file).write_text(text.format(name=name), "utf-8")
        (where / ".gitignore").write_text(IGNORE, "utf-8")
    except OSError as error:
        raise ToolError(f"cannot make {where}: {error.strerror}") from error
    say(f"made {where}; try: naja run {where / 'main.py'} -p 8080:8080")
    return 0
