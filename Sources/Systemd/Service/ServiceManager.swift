internal import Linux

/// Tells the service manager how the daemon is (`sd_notify(3)`). Where no manager asked to be told (`NOTIFY_SOCKET` is
/// not set) every message goes nowhere, which is no error.
public struct ServiceManager: Sendable {
    /// What can be told.
    public enum Message: Hashable, Sendable {
        /// Starting is finished, or reloading is.
        case ready
        /// One line on what the daemon is doing, for `systemctl status`.
        case status(String)
        /// Settings are being read again; ``ready`` ends it. The monotonic time is added when it is sent, which
        /// `Type=notify-reload` needs.
        case reloading
        /// The daemon is ending.
        case stopping
        /// A sign of life for the watchdog.
        case watchdog
    }

    public init() {}

    /// Sends messages, all in one piece.
    ///
    /// - Returns: whether a service manager was there to be told.
    /// - Throws: ``SystemdError/Code/notifyFailed`` when there is one and it could not be told.
    @discardableResult
    public func tell(_ messages: Message...) throws(SystemdError) -> Bool { try tell(messages) }

    /// Sends messages, all in one piece.
    ///
    /// - Returns: whether a service manager was there to be told.
    /// - Throws: ``SystemdError/Code/notifyFailed`` when there is one and it could not be told.
    @discardableResult
    public func tell(_ messages: [Message]) throws(SystemdError) -> Bool {
        let text = messages.map(\.text).joined(separator: "\n")
        let result = Libsystemd.notify(text)
        guard result >= 0 else {
            throw SystemdError(
                .notifyFailed,
                "The service manager could not be told “\(text.escapedOnOneLine())”; look at NOTIFY_SOCKET.",
                errno: -result)
        }
        return result > 0
    }

    /// How often the watchdog wants a sign of life: send one at half that time. `nil` when no watchdog watches this
    /// process (`sd_watchdog_enabled(3)`).
    ///
    /// - Throws: ``SystemdError/Code/notifyFailed`` when the environment's values make no sense.
    public func watchdogTimeout() throws(SystemdError) -> Duration? {
        switch Libsystemd.watchdogTimeout() {
        case .success(let timeout): return timeout
        case .failure(let failure):
            throw SystemdError(
                .notifyFailed, "WATCHDOG_USEC or WATCHDOG_PID make no sense; they are the service manager's to set.",
                errno: failure.errno)
        }
    }
}

extension ServiceManager.Message {
    /// The message's lines. What people wrote into a status can't start a line of its own.
    fileprivate var text: String {
        switch self {
        case .ready: "READY=1"
        case .status(let status): "STATUS=\(status.escapedOnOneLine())"
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(Libsystemd.monotonicMicroseconds())"
        case .stopping: "STOPPING=1"
        case .watchdog: "WATCHDOG=1"
        }
    }
}
