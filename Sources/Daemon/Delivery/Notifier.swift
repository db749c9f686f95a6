import ControlInterface
import FoundationEssentials
import Linux
import Logging
import Model
import Oversight
import ServiceLifecycle
import Store

/// Hands alert transitions to the notify command, each until a call of the command ends with 0.
///
/// A failing call delays neither the other alerts nor anything else. The transitions of one alert are handed over in order.
actor Notifier {
    /// The failed calls for one transition.
    private struct Attempt {
        var count = 0
        /// The time of the next call.
        var next = ContinuousClock.now
    }

    private let repository: RepositoryActor
    private let command: @Sendable () -> NotifyCommand?
    private let logger: Logger
    /// The transitions that failed, by id.
    private var attempts: [String: Attempt] = [:]
    private var isFailing = false
    /// The program and arguments of the last call.
    private var lastArguments: [String] = []
    /// The reason why transitions wait, for those who ask.
    nonisolated let condition = DeliveryCondition()
    /// The ids of transitions that were handed over, or given up, and could not be recorded as such. The command gets none of
    /// them again.
    private var unrecorded: Set<String> = []
    private let storeOutage: OutageLog

    /// - Parameter command: returns the command of the settings in force; nil where they name none.
    init(repository: RepositoryActor, command: @escaping @Sendable () -> NotifyCommand?, logger: Logger) {
        self.repository = repository
        self.command = command
        self.logger = logger
        storeOutage = OutageLog(logger)
    }

    /// Hands over the waiting transitions.
    ///
    /// - Returns: the time until the remaining ones should be tried again; nil when none remains.
    func notify() async -> Duration? {
        guard let waiting = await repository.handovers else { return .seconds(10) }
        let ids = Set(waiting.map(\.id))
        attempts = attempts.filter { ids.contains($0.key) }
        // A command that somebody has corrected is called at once.
        if let arguments = command()?.arguments, arguments != lastArguments {
            lastArguments = arguments
            attempts = [:]
        }
        if waiting.isEmpty { condition.succeeded() }
        // A record whose writing failed may be on the disk all the same.
        let recorded = unrecorded.subtracting(ids)
        if !recorded.isEmpty, await !record(Array(recorded)) { return .seconds(10) }
        var held: Set<String> = []
        var failures = 0
        for transition in waiting where !held.contains(transition.alert.id) {
            // The current call is finished, so that it is not made again; the rest waits for the next start.
            if Task.isShuttingDownGracefully { return nil }
            let isDue = attempts[transition.id].map { $0.next <= .now } ?? true
            // When several fail one after the other, the command is at fault, and not the transitions.
            guard isDue, failures < 3 else {
                held.insert(transition.alert.id)
                continue
            }
            if await hand(transition) {
                failures = 0
            } else {
                failures += 1
                held.insert(transition.alert.id)
            }
        }
        guard !held.isEmpty else { return nil }
        let next = attempts.values.map(\.next).min() ?? .now
        return max(.seconds(1), ContinuousClock.now.duration(to: next))
    }

    /// Calls the command with one transition.
    ///
    /// - Returns: false where it must be handed over again, or its hand-over recorded.
    private func hand(_ transition: Transition) async -> Bool {
        if !unrecorded.contains(transition.id), let command = command() {
            do throws(NotifyCommand.Failure) {
                try await command.run(Self.document(transition)) { [logger] in logger.info("\($0)") }
                if isFailing { logger.notice("The notify command works again.") }
                isFailing = false
                condition.succeeded()
            } catch {
                condition.failed("The notify command failed: \(error).")
                guard Timestamp(.now).seconds - transition.at.seconds > Self.patience else {
                    if !isFailing {
                        logger.error(
                            "The notify command failed with \(transition.id) and is tried again: \(error)")
                    }
                    isFailing = true
                    putOff(transition)
                    return false
                }
                logger.error(
                    "The notify command has failed for a day with \(transition.id), which is given up: \(error)")
            }
        }
        guard await record([transition.id]) else {
            putOff(transition)
            return false
        }
        attempts[transition.id] = nil
        return true
    }

    /// Records transitions as handed over.
    ///
    /// - Returns: whether the store has the record.
    private func record(_ ids: [String]) async -> Bool {
        do throws(StoreError) {
            try await repository.commit([.handedOver(ids)], at: Timestamp(.now))
            unrecorded.subtract(ids)
            storeOutage.ended("Hand-overs to the notify command can be recorded again.")
            return true
        } catch {
            unrecorded.formUnion(ids)
            storeOutage.began(
                "A hand-over to the notify command could not be recorded; the command does not get it again", error)
            return false
        }
    }

    private static let backoff = Backoff(to: .seconds(600))

    private func putOff(_ transition: Transition) {
        var attempt = attempts[transition.id] ?? Attempt()
        attempt.next = .now + Self.backoff.delay(afterRetries: attempt.count)
        attempt.count += 1
        attempts[transition.id] = attempt
    }

    /// The age in seconds at which a transition that fails is given up.
    private static let patience: Int64 = 86_400

    private static func document(_ transition: Transition) -> [UInt8] {
        // A transition that came out of JSON can be encoded.
        (try? JSONOutput.compact(TransitionReport(transition))) ?? []
    }
}
