"""A daemon of a benchmark's own, built as it is installed, with a root of its own."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time


class Daemon:
    def __init__(self, program, root):
        self.root = root
        (root / "inbox").mkdir(parents=True)
        self.process = subprocess.Popen([program, "--root", root], stderr=subprocess.DEVNULL)
        while not (root / "control.sock").exists():
            time.sleep(0.01)
        while self.ask("Status")["state"] != "watching":
            time.sleep(0.01)

    def ask(self, method, **parameters):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
            control.connect(str(self.root / "control.sock"))
            control.sendall(json.dumps(
                {"method": f"io.ombudsd.Control.{method}", "parameters": parameters}).encode() + b"\0")
            reply = bytearray()
            while not reply.endswith(b"\0"):
                reply += control.recv(1 << 20)
        return json.loads(reply[:-1])["parameters"]

    def usage(self):
        """Its largest memory in MiB, its processor time, and that of its children that have ended, in seconds."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        peak = int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        own, children = (sum(map(int, fields[first:first + 2])) / os.sysconf("SC_CLK_TCK") for first in (11, 13))
        return peak, own, children

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        assert failure[0] or code == 0, f"the daemon ended with {code}"
