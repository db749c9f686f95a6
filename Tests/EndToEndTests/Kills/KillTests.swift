import Foundation
import TestSupport
import Testing

/// SIGKILL at any moment: nothing is lost, nothing counts twice, nothing is told twice.
///
/// `OMBUDSD_KILLS` says how often (`make soak`: 10,000), `OMBUDSD_KILL_SEED` with which seed. The same seed brings the same
/// documents and the same times; what the daemon was doing then is the machine's to decide.
@Suite(
    "Killed at any moment", .serialized, .timeLimit(.minutes(90)),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct KillTests {
    @Test func `no document is lost and no alert is delivered twice, whenever the daemon is killed`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let kills = environment["OMBUDSD_KILLS"].flatMap { Int($0) } ?? 300
        let seed = environment["OMBUDSD_KILL_SEED"].flatMap { UInt64($0) } ?? .random(in: 1...UInt64(UInt32.max))
        print("SIGKILL: seed \(seed)")
        let start = ContinuousClock.now
        var total = KillRun.Result()
        var round: UInt64 = 0
        while total.kills < kills {
            let part = min(Self.killsInARound, kills - total.kills)
            let ownSeed = seed &+ round
            total += try await withScratchDirectory { root in
                try await PrivateJournal.with { journal in
                    try await KillRun(root: root, journal: journal, seed: ownSeed).run(kills: part)
                }
            }
            round += 1
            print(
                "SIGKILL: \(total.kills) kills, \(total.arrivals) files of \(total.documents) documents, "
                    + "\(total.alerts) alerts, \(total.events) entries in \(ContinuousClock.now - start)")
        }
    }

    /// Each round has a store and a journal of its own.
    private static let killsInARound = 500
}
