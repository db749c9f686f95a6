import ControlInterface
import FoundationEssentials
import Linux
import Logging
import Model
import Oversight
import ServiceLifecycle
import Store

/// Hands alert transitions to a command, each until the command has ended well with it.
///
/// One that fails holds up neither the others nor anything else. The steps of one alert are handed over in order.
actor Notifier {
    private struct Attempt {
        var count = 0
        var next = ContinuousClock.now
    }

    private let keeper: RepositoryActor
    private let command: @Sendable () -> HookCommand?
    private let logger: Logger
    /// Those that failed, by event.
    private var attempts: [String: Attempt] = [:]
    private var isFailing = false
    /// How often it may still be tried to set up what is needed to start programs; nil when that is done.
    private var preparations: Int? = 10
    /// Those that were handed over, or given up, and could not be noted as such. The command gets none of them again.
    private var unnoted: Set<String> = []
    private let storeTrouble: OutageLog

    /// - Parameter command: what is in force at the moment.
    init(keeper: RepositoryActor, command: @escaping @Sendable () -> HookCommand?, logger: Logger) {
        self.keeper = keeper
        self.command = command
        self.logger = logger
        storeTrouble = OutageLog(logger)
    }

    /// Hands over what is waiting.
    ///
    /// - Returns: when to try what is left again; nil when nothing is.
    /// - Throws: `HookCommand.Failure.unusable`: only a new start helps.
    func notify() async throws(HookCommand.Failure) -> Duration? {
        if command() != nil, let left = preparations {
            do throws(HookCommand.Failure) {
                try await HookCommand.prepare()
                preparations = nil
            } catch .notStarted(let why) {
                guard left > 1 else { throw .unusable(why) }
                preparations = left - 1
                return .seconds(1)
            }
        }
        guard let waiting = await keeper.handovers else { return .seconds(10) }
        attempts = attempts.filter { id, _ in waiting.contains { $0.id == id } }
        // What could not be noted may be on the disk all the same.
        let noted = unnoted.subtracting(waiting.map(\.id))
        if !noted.isEmpty, await !note(Array(noted)) { return .seconds(10) }
        var held: Set<String> = []
        var failures = 0
        for transition in waiting where !held.contains(transition.alert.id) {
            // The call in hand is finished, so that it is not made again; the rest waits for the next start.
            if Task.isShuttingDownGracefully { return nil }
            let isDue = attempts[transition.id].map { $0.next <= .now } ?? true
            // When several fail one after the other it is the command, and not what it was handed.
            guard isDue, failures < 3 else {
                held.insert(transition.alert.id)
                continue
            }
            if try await hand(transition) {
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

    /// - Returns: whether it is done with.
    private func hand(_ transition: Transition) async throws(HookCommand.Failure) -> Bool {
        if !unnoted.contains(transition.id), let command = command() {
            do throws(HookCommand.Failure) {
                try await command.run(Self.document(transition))
                if isFailing { logger.notice("The notify command works again.") }
                isFailing = false
            } catch .unusable(let why) {
                throw .unusable(why)
            } catch {
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
        guard await note([transition.id]) else {
            putOff(transition)
            return false
        }
        attempts[transition.id] = nil
        return true
    }

    /// - Returns: whether it could be noted that these are done with.
    private func note(_ ids: [String]) async -> Bool {
        do throws(StoreError) {
            try await keeper.commit([.handedOver(ids)], at: Timestamp(.now))
            unnoted.subtract(ids)
            storeTrouble.ended("It is noted again what was handed to the notify command.")
            return true
        } catch {
            unnoted.formUnion(ids)
            storeTrouble.began("It could not be noted that an alert was handed to the notify command", error)
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

    /// Seconds after which a transition is given up.
    private static let patience: Int64 = 86_400

    private static func document(_ transition: Transition) -> [UInt8] {
        // A transition that came out of JSON can be encoded.
        (try? JSONOutput.compact(TransitionReport(transition))) ?? []
    }
}
