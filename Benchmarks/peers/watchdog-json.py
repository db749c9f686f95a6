#!/usr/bin/env python3
"""A peer of the daemon: watches a directory with Python's watchdog, reads each letter with `re`, and rewrites a JSON file.

    watchdog-json.py DIR FILE    runs until it is ended; FILE holds every document's figures

It is an hour's work: it synchronises nothing, puts nothing away, and is without alerts.
"""
import json
import pathlib
import sys

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "python"))
import reader  # noqa: E402


class Letters(FileSystemEventHandler):
    def __init__(self, file):
        self.file = file
        self.documents = {}

    def on_created(self, event):
        if not event.is_directory:
            self.take(pathlib.Path(event.src_path))

    def on_moved(self, event):
        self.take(pathlib.Path(event.dest_path))

    def take(self, path):
        self.documents[path.name] = reader.read(path.read_text())
        aside = self.file.with_suffix(".new")
        aside.write_text(json.dumps(self.documents, default=str))
        aside.rename(self.file)


observer = Observer()
observer.schedule(Letters(pathlib.Path(sys.argv[2])), sys.argv[1])
observer.start()
print("ready", flush=True)
observer.join()
