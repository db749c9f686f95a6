import ControlInterface
import Foundation
import TestSupport

extension DaemonProcess {
    /// Asks for the daemon's status again and again until it is as wanted.
    ///
    /// - Throws: where it is not within 30 s.
    @discardableResult
    func awaitStatus(where isWanted: (StatusReport) -> Bool) async throws -> StatusReport {
        let end = ContinuousClock.now.advanced(by: .seconds(30))
        while true {
            let report = try answer(StatusReport.self, "status")
            if isWanted(report) { return report }
            guard ContinuousClock.now < end else { throw PrivateJournal.Failure(text: "the status is \(report)") }
        }
    }

    /// Waits until a file has left the inbox.
    func awaitArchived(_ name: String) async throws {
        try await awaitStatus { _ in !FileManager.default.fileExists(atPath: inbox.appending(path: name).path()) }
    }
}
