import Foundation
import TestSupport
import Testing

/// SIGKILL at any moment: no document is lost or counts twice, and no alert is delivered twice.
///
/// `OMBUDSD_KILLS` is the number of kills (`make soak`: 10,000), `OMBUDSD_KILL_SEED` the seed. The same seed gives the
/// same documents and the same times; the daemon's progress at those times depends on the machine.
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
