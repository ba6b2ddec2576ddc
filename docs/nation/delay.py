#!/usr/bin/python3
"""Passes TCP connections on, each byte later by so many milliseconds each way.

delay.py MILLISECONDS LISTEN:PORT=HOST:PORT…   For rehearse.sh, where the kernel
has no netem. The connection's own handshake is not delayed.
"""
import asyncio
import sys


async def carry(reader, writer, late):
    queue = asyncio.Queue()

    async def deliver():
        while True:
            due, data = await queue.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if not data:
                writer.close()
                return
            writer.write(data)

    task = asyncio.create_task(deliver())
    data = b"?"
    while data:
        try:
            data = await reader.read(1 << 16)
        except ConnectionError:
            data = b""
        queue.put_nowait((asyncio.get_running_loop().time() + late, data))
    await task


async def serve(late, rule):
    here, there = (side.rsplit(":", 1) for side in rule.split("="))

    async def accept(reader, writer):
        try:
            far_reader, far_writer = await asyncio.open_connection(*there)
        except OSError:
            writer.close()
            return
        await asyncio.gather(carry(reader, far_writer, late), carry(far_reader, writer, late))

    server = await asyncio.start_server(accept, *here)
    await server.serve_forever()


async def main():
    late = float(sys.argv[1]) / 1000
    await asyncio.gather(*(serve(late, rule) for rule in sys.argv[2:]))


asyncio.run(main())
