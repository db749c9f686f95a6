import ControlInterface
import Extraction
import Foundation
import Glibc
import Linux
import Oversight
import Specimens
import TestSupport
import Testing

/// Kills the daemon at moments that a seed gives, while documents arrive, and compares the store, the originals and the
/// journal with the documents.
struct KillRun {
    let root: URL
    let journal: PrivateJournal
    let seed: UInt64
    private static let settings = "inbox: {settle-seconds: 0.02}\n"

    /// The counts of a run.
    struct Result {
        var kills = 0
        var arrivals = 0
        var documents = 0
        var alerts = 0
        var events = 0

        static func += (left: inout Self, right: Self) {
            left.kills += right.kills
            left.arrivals += right.arrivals
            left.documents += right.documents
            left.alerts += right.alerts
            left.events += right.events
        }
    }

    func run(kills: Int) async throws -> Result {
        try FileManager.default.createDirectory(
            at: root.appending(path: "inbox"), withIntermediateDirectories: true)
        try Self.settings.write(to: root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
        var generator = SeededGenerator(seed: seed)
        var load = Load(root: root, seed: generator.next())
        for number in 1...kills {
            guard try live(&load, &generator) else {
                throw PrivateJournal.Failure(
                    text: "the daemon ended by itself at start \(number) of seed \(seed): \(try lastWords())")
            }
        }
        var result = try await compare(load)
        result.kills = kills
        return result
    }

    /// The end of what the daemon said on its standard error and in the journal.
    private func lastWords() throws -> String {
        let log = try String(contentsOf: root.appending(path: "daemon.log"), encoding: .utf8)
        let messages = try journal.entries("SYSLOG_IDENTIFIER=ombudsd").suffix(10).compactMap { $0["MESSAGE"] }
        return "\(log.suffix(2000)) \(messages)"
    }

    /// One start, some documents, and the kill.
    ///
    /// - Returns: false when the daemon ended by itself.
    private func live(_ load: inout Load, _ generator: inout SeededGenerator) throws -> Bool {
        let daemon = try KillableDaemon(root: root)
        // A start takes some 40 ms: a quarter of the kills fall within it.
        let life =
            Int.random(in: 0..<4, using: &generator) == 0
            ? Int.random(in: 0..<50_000, using: &generator) : Int.random(in: 30_000..<150_000, using: &generator)
        let count = Int.random(in: 0...4, using: &generator)
        let moments = (0..<count).map { _ in Int.random(in: 0...life, using: &generator) }.sorted()
        let retries = Int.random(in: 0..<25, using: &generator) == 0
        var now = 0
        func pass(until moment: Int) {
            usleep(UInt32(moment - now))
            now = moment
        }
        for moment in moments {
            pass(until: moment)
            try load.add()
        }
        let asking =
            retries
            ? try KillableDaemon.spawn(
                "ombudsctl", ["--root", root.path(), "retry", "--all"], log: root.appending(path: "ombudsctl.log"))
            : nil
        pass(until: life)
        let wasRunning = daemon.kill()
        if let asking { KillableDaemon.wait(asking) }
        return wasRunning
    }

    // MARK: Comparing

    private func compare(_ load: Load) async throws -> Result {
        let daemon = try await DaemonProcess(root: root, journal: journal, settings: Self.settings)
        let end = ContinuousClock.now + .seconds(60)
        while try !names(in: "inbox").isEmpty
            || daemon.answer(StatusReport.self, "status").documents.waiting > 0, .now < end
        {}
        let alerts = try daemon.answer(AlertsReport.self, "alerts", "--all").alerts
        let documents = try daemon.answer(DocumentsReport.self, "documents").documents
        // A start completes the list beside its other work.
        while try listFaults() != [], .now < end {}
        #expect(daemon.stop() == 0)

        #expect(try listFaults() == [], "the list of checksums")
        #expect(try names(in: "inbox") == [], "left in the inbox")
        compare(documents, load)
        try compareFiles(load)
        compare(alerts, load)
        let events = try compareJournal(alerts)
        return Result(arrivals: load.arrivals, documents: load.contents.count, alerts: alerts.count, events: events)
    }

    private func compare(_ documents: [DocumentsReport.Entry], _ load: Load) {
        let found = Dictionary(grouping: documents, by: \.sha256)
        #expect(Set(found.keys) == Set(load.contents.keys), "documents in the store")
        for (sha256, content) in load.contents {
            let outcomes = (found[sha256] ?? []).map(\.outcome)
            let first: DocumentsReport.Outcome = content.isLetter ? .processed : .rejected
            #expect(outcomes.count { $0 == first } == 1, "\(sha256) is \(outcomes)")
            #expect(outcomes.count { $0 == .duplicate } == content.arrivals - 1, "\(sha256) is \(outcomes)")
        }
    }

    /// Checks that every file was archived once, and that no other file is there.
    private func compareFiles(_ load: Load) throws {
        var found: [String: Int] = [:]
        var places: [String: [String]] = [:]
        for place in ["processed", "rejected"] {
            for path in try names(in: place) {
                if place == "rejected", path.hasSuffix(".reason.json") { continue }
                let file = root.appending(path: "\(place)/\(path)")
                let sha256 = SHA256.hexDigest(of: Array(try Data(contentsOf: file)))
                found[sha256, default: 0] += 1
                places[sha256, default: []].append("\(place)/\(path)")
                #expect(load.contents[sha256]?.isLetter == (place == "processed"), "\(place)/\(path)")
                if place == "rejected" {
                    #expect(FileManager.default.fileExists(atPath: file.path() + ".reason.json"), "\(path)")
                }
            }
        }
        for sha256 in Set(found.keys).union(load.contents.keys).sorted() {
            let (count, arrivals) = (found[sha256] ?? 0, load.contents[sha256]?.arrivals ?? 0)
            #expect(count == arrivals, "files put away: \(places[sha256] ?? [])")
        }
        let hidden = try FileManager.default.subpathsOfDirectory(atPath: root.path()).filter { $0.contains("copy-") }
        #expect(hidden == [], "copies that no start archived or removed")
    }

    /// The lines of the list of checksums that are not right, and the originals that it lacks.
    private func listFaults() throws -> [String] {
        let list = root.appending(path: "SHA256SUMS")
        guard FileManager.default.fileExists(atPath: list.path()) else { return [] }
        var faults: [String] = []
        var paths: Set<String> = []
        for text in Array(try Data(contentsOf: list)).split(separator: UInt8(ascii: "\n")) {
            guard let line = ChecksumLine(text) else {
                faults.append(String(decoding: text, as: UTF8.self))
                continue
            }
            let path = String(decoding: line.path, as: UTF8.self)
            paths.insert(path)
            let bytes = FileManager.default.contents(atPath: root.appending(path: path).path()) ?? Data()
            if SHA256.hexDigest(of: Array(bytes)) != line.sha256 { faults.append(path) }
        }
        for place in ["processed", "rejected"] {
            let originals = try names(in: place).filter { place != "rejected" || !$0.hasSuffix(".reason.json") }
            faults += originals.map { "\(place)/\($0)" }.filter { !paths.contains($0) }
        }
        return faults
    }

    private func compare(_ alerts: [Alert], _ load: Load) {
        let expected = load.contents.values.compactMap(\.alerts).reduce(into: Set<String>()) { $0.formUnion($1) }
        let standing = Set(alerts.filter { $0.state == .raised && $0.authority != nil }.map(\.id))
        #expect(expected.subtracting(standing) == [], "alerts that are missing")
        let rejected = alerts.filter { $0.rule == .documentRejected && $0.state == .raised }.map(\.document.sha256)
        #expect(rejected.sorted() == load.contents.filter { !$0.value.isLetter }.map(\.key).sorted(), "rejections")
    }

    /// Checks that every transition of every alert stands in the journal once.
    private func compareJournal(_ alerts: [Alert]) throws -> Int {
        var told: [String: Int] = [:]
        for entry in try journal.entries("SYSLOG_IDENTIFIER=ombudsd") {
            if case .text(let event) = entry["OMBUDSD_EVENT"] { told[event, default: 0] += 1 }
        }
        var expected: [String: Int] = [:]
        for alert in alerts { for step in 1...alert.revision { expected["\(alert.id)#\(step)"] = 1 } }
        #expect(told.filter { $0.value > 1 } == [:], "told twice")
        #expect(Set(expected.keys).subtracting(told.keys) == [], "not told")
        #expect(Set(told.keys).subtracting(expected.keys) == [], "told of nothing")
        return told.count
    }

    /// The files in a directory and in those below it, without hidden ones.
    private func names(in directory: String) throws -> [String] {
        let path = root.appending(path: directory).path()
        return try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
            // A file may be removed between the listing and this call.
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
            return attributes?[.type] as? FileAttributeType == .typeRegular
                && !(name.split(separator: "/").last?.hasPrefix(".") ?? false)
        }.sorted()
    }
}
