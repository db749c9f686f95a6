import Foundation
import Glibc
import TestSupport
import Testing

/// The messages that a service manager gets, on a socket in its place (`sd_notify(3)`).
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct NotifySocketTests {
    /// A message's lines, by the names before the first `=`.
    private struct Message {
        let fields: [String: String]

        init(_ text: String) {
            let pairs = text.split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1) }
            fields = Dictionary(pairs.map { (String($0[0]), String($0.last ?? "")) }) { first, _ in first }
        }
    }

    /// Receives messages until one has a field.
    private static func next(_ name: String, from socket: DatagramSocket) throws -> Message {
        while true {
            let text = socket.receive()
            try #require(!text.isEmpty, "no message with \(name)")
            let message = Message(text)
            if message.fields[name] != nil { return message }
        }
    }

    private static func microseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }

    /// `Type=notify-reload` takes a reload for done at a `READY=1` behind a `RELOADING=1` whose time is that of the signal or later.
    @Test(arguments: [("log-level: debug\n", true), ("log-level: shout\n", false)])
    func `a reload by signal is told from its begin to its end, whether the settings are good or bad`(
        settings: String, areGood: Bool
    ) async throws {
        let directory = try TestDirectory()
        let socket = try DatagramSocket()
        let daemon = try await DaemonProcess(
            root: directory.url, launcher: ["env", "NOTIFY_SOCKET=\(socket.path)"])
        let start = try Self.next("READY", from: socket)
        #expect(start.fields["STATUS"]?.contains(directory["inbox"]) == true)

        try directory.write(settings, to: "ombudsd.yaml")
        let before = Self.microseconds()
        daemon.signal(SIGHUP)
        let begin = try Self.next("RELOADING", from: socket)
        let time = try #require(begin.fields["MONOTONIC_USEC"].flatMap { UInt64($0) })
        let end = try Self.next("READY", from: socket)

        #expect((before...Self.microseconds()).contains(time))
        #expect(begin.fields["READY"] == nil && end.fields["RELOADING"] == nil)
        try await daemon.awaitLine {
            $0.contains(areGood ? "The settings were read again" : "The settings stay as they were")
        }
        #expect(daemon.stop() == 0)
        #expect(try Self.next("STOPPING", from: socket).fields["STATUS"] != nil)
    }

    @Test func `the watchdog gets signs of life, and the status says what was read`() async throws {
        let directory = try TestDirectory()
        let socket = try DatagramSocket()
        let daemon = try await DaemonProcess(
            root: directory.url, launcher: ["env", "NOTIFY_SOCKET=\(socket.path)", "WATCHDOG_USEC=200000"])
        _ = try Self.next("READY", from: socket)
        for _ in 1...3 { _ = try Self.next("WATCHDOG", from: socket) }
        try daemon.drop(ShortLetter.text(), as: "letter.txt")
        while try Self.next("STATUS", from: socket).fields["STATUS"]?.contains("1 document read") != true {}
        #expect(daemon.stop() == 0)
    }
}
