"""A server that speaks as much of Google Cloud Storage's JSON API as pyarrow's file system asks for."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

OBJECTS, UPLOAD = "/storage/v1/b/{}/o", "/upload/storage/v1/b/{}/o"


class Handler(BaseHTTPRequestHandler):
    """One bucket in memory: metadata, listing, ranged reads, uploads in parts, removal."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Stay quiet."""

    def do_GET(self):
        address = urlsplit(self.path)
        asked = {key: values[0] for key, values in parse_qs(address.query).items()}
        bucket = self.server.bucket
        objects = OBJECTS.format(bucket)
        if address.path == objects:
            found = sorted(name for name in self.server.files if name.startswith(asked.get("prefix", "")))
            self._json({"kind": "storage#objects", "items": [self._meta(name) for name in found]})
        elif address.path.startswith(objects + "/"):
            self._object(unquote(address.path[len(objects) + 1 :]), asked)
        elif address.path.startswith(f"/{bucket}/"):
            self._object(unquote(address.path[len(bucket) + 2 :]), {"alt": "media"})
        else:
            self._json({"kind": "storage#bucket", "name": bucket, "id": bucket})

    def do_POST(self):
        asked = parse_qs(urlsplit(self.path).query)
        self._body()
        name = asked["name"][0]
        self.server.parts[name] = b""
        host = f"http://{self.headers['Host']}{UPLOAD.format(self.server.bucket)}?upload_id={name}"
        self._send(200, b"", {"Location": host})

    def do_PUT(self):
        name = parse_qs(urlsplit(self.path).query)["upload_id"][0]
        self.server.parts[name] += self._body()
        if self.headers["Content-Range"].endswith("/*"):
            self._send(308, b"", {"Range": f"bytes=0-{len(self.server.parts[name]) - 1}"})
            return
        self.server.files[name] = self.server.parts.pop(name)
        self._json(self._meta(name))

    def do_DELETE(self):
        name = unquote(urlsplit(self.path).path.partition("/o/")[2])
        del self.server.files[name]
        self._send(204, b"")

    def _object(self, name, asked):
        if name not in self.server.files:
            self._json({"error": {"code": 404, "message": "no such object"}}, 404)
        elif asked.get("alt") == "media":
            data = self.server.files[name]
            first, _, last = self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
            start, end = int(first), min(int(last or len(data)), len(data) - 1) + 1
            headers = {"Content-Range": f"bytes {start}-{end - 1}/{len(data)}"} if "Range" in self.headers else {}
            self._send(206 if headers else 200, data[start:end], headers)
        else:
            self._json(self._meta(name))

    def _meta(self, name):
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        own = {"kind": "storage#object", "name": name, "bucket": self.server.bucket, "generation": "1"}
        return own | {"size": str(len(self.server.files[name])), "timeCreated": now, "updated": now}

    def _body(self):
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _json(self, value, code=200):
        self._send(code, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send(self, code, data, headers=()):
        self.send_response(code)
        for key, value in dict(headers).items():
            self.send_header(key, value)
        if code != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def google_bucket(name):
    """Serve an empty bucket of that name, and yield the form of addresses in it.

    The server is a process of its own: pyarrow holds the interpreter's lock while it waits for an answer.
    """
    command = [sys.executable, "-u", "-m", __name__, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        host = server.stdout.readline().strip()
        try:
            yield f"gs://anonymous@{name}/{{}}?scheme=http&endpoint_override={host}&retry_limit_seconds=3"
        finally:
            server.kill()


def serve(name):
    """Serve an empty bucket for ever at a free port, whose address goes to standard output."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.bucket, server.files, server.parts = name, {}, {}
    print("{}:{}".format(*server.server_address))
    server.serve_forever()


if __name__ == "__main__":
    serve(sys.argv[1])
