import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import Systemd

/// Ends the daemon when its orderly end takes too long. Every change that is not committed may be repeated, so that the next
/// start goes on from there.
struct EndingLimit: Sendable {
    /// The time from the signal to the end.
    static let time = DispatchTimeInterval.milliseconds(4500)

    let inHand: DocumentsInHand
    let log: LogQueue
    let logger: Logger

    /// Starts the time.
    ///
    /// - Parameter code: the exit code of an end that takes longer.
    func begin(code: Int32) {
        DispatchQueue(label: "ombudsd.ending").asyncAfter(deadline: .now() + Self.time) {
            let names = inHand.entries.prefix(3).map { "“\($0.name)”" }.joined(separator: ", ")
            inHand.release()
            logger.notice(
                "ended before everything in hand was done\(names.isEmpty ? "" : " (\(names))"); the next start goes on with it"
            )
            log.flush(within: .milliseconds(200))
            exit(code)
        }
    }
}

/// Starts the time of the end when the daemon is asked to end, or has to because a service failed, and tells the service manager.
struct EndingLimitService: Service {
    let limit: EndingLimit
    let manager: ServiceManager

    func run() async throws {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                try? await gracefulShutdown()
            } onGracefulShutdown: {
                begin(code: 0)
            }
        } onCancel: {
            // Another service failed, and the group cancels all.
            begin(code: 1)
        }
    }

    private func begin(code: Int32) {
        _ = try? manager.notify(.stopping, .status("Ending after the documents in hand."))
        limit.begin(code: code)
    }
}
