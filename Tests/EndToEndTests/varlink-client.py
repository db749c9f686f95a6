# Calls every method of a daemon with PyPI's varlink, and meets every error that a caller can cause.
#
#   varlink-client.py SOCKET
import json
import re
import socket
import sys

import varlink

client = varlink.Client.new_with_address("unix:" + sys.argv[1])
alert = "northmoor-district-council.2019-20.uphold-above-peers"
silence = dict(rule="uphold-above-peers", until="2099-01-01T00:00:00Z")
called = set()


def failing(expected, function, **arguments):
    try:
        function(**arguments)
    except varlink.VarlinkError as error:
        assert error.error() == expected, (expected, error.error(), error.parameters())
        return error.parameters()
    raise AssertionError("no " + expected)


with client.open("io.ombudsd.Control") as control:
    def call(method, **arguments):
        called.add(method)
        return getattr(control, method)(**arguments)

    assert call("Status")["state"] == "watching"
    assert [entry["id"] for entry in call("Alerts", all=False)["alerts"]].count(alert) == 1
    assert call("Alert", name=alert)["alert"]["rule"] == "uphold-above-peers"
    assert len(call("Authorities")["authorities"]) == 1
    assert call("Authority", name="Northmoor District Council", history=True)["years"]
    assert len(call("Documents")["documents"]) == 2
    assert len(control.Documents(state="rejected")["documents"]) == 1
    assert call("Figures", year="2019-20", figures=["uphold.rate"])["years"][0]["figures"]["uphold.rate"]["value"] == 75
    assert call("Rescan")["waiting"] == 0
    assert call("Acknowledge", name=alert, note="seen")["alert"]["acknowledged"]
    assert not call("Unacknowledge", name=alert)["alert"]["acknowledged"]
    number = call("Silence", **silence)["silences"][0]["id"]
    assert len(call("Silences")["silences"]) == 1
    assert call("Unsilence", id=number)["silences"][0]["id"] == number
    assert call("Reload")["settings"].endswith("ombudsd.yaml")
    assert call("Retry", document="fair.txt")["documents"] == ["fair.txt"]
    assert list(control.Documents(_more=True))[-1]["documents"]
    note = dict(act="note", authority="Northmoor District Council", year="2019-20", reason="Seen by the committee.")
    assert call("Mend", **note)
    assert call("Search", words="upheld") is not None
    called.add("Watch")
    with client.open("io.ombudsd.Control") as other:
        assert isinstance(next(iter(other.Watch(_more=True))), dict)

    own, service = "io.ombudsd.Control.", "org.varlink.service."
    assert failing(own + "NotFound", control.Alert, name="none")["message"]
    assert failing(service + "InvalidParameter", control.Silence, until="2001-01-01T00:00:00Z")["parameter"] == "until"
    assert failing(service + "InvalidParameter", control.Silence, until="yesterday")["parameter"] == "until"

with client.open("org.varlink.service") as service_interface:
    assert "io.ombudsd.Control" in service_interface.GetInfo()["interfaces"]
    description = service_interface.GetInterfaceDescription(interface="io.ombudsd.Control")["description"]
    assert set(re.findall(r"^method (\w+)", description, re.M)) == called
    assert failing(
        service + "InterfaceNotFound", service_interface.GetInterfaceDescription, interface="io.example.None"
    )["interface"] == "io.example.None"

with client.open("io.systemd.Metrics") as metrics:
    values = {}
    for metric in metrics.List(_more=True):
        values[metric["name"], tuple(sorted((metric.get("fields") or {}).items()))] = metric["value"]
    assert values["io.ombudsd.documents", (("kind", "letter"), ("outcome", "processed"))] == 1
    assert values["io.ombudsd.documents", (("kind", "unknown"), ("outcome", "rejected"))] == 1
    families = {family["name"]: family["type"] for family in metrics.Describe(_more=True)}
    assert {name for name, _ in values} <= set(families)
    assert families["io.ombudsd.files_processed_total"] == "counter"
    failing("org.varlink.service.ExpectedMore", metrics.List)

# A method and a parameter that the description does not have can only be called without it.


def raw(message):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(sys.argv[1])
        connection.sendall(json.dumps(message).encode() + b"\0")
        connection.shutdown(socket.SHUT_WR)
        reply = b""
        while part := connection.recv(65536):
            reply += part
        return json.loads(reply.rstrip(b"\0"))


assert raw({"method": own + "Nothing"})["error"] == service + "MethodNotFound"
reply = raw({"method": own + "Silence", "parameters": {"authorty": "x", "until": "2099-01-01T00:00:00Z"}})
assert reply == {"error": service + "InvalidParameter", "parameters": {"parameter": "authorty"}}
