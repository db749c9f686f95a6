internal import Linux

/// Sends the daemon's state to the service manager (`sd_notify(3)`). Where no manager asked for messages (`NOTIFY_SOCKET` is not
/// set) they are not sent, which is no error.
public struct ServiceManager: Sendable {
    /// A message about the daemon's state.
    public enum Message: Hashable, Sendable {
        /// The start or the reload is finished.
        case ready
        /// One line about the daemon's work, for `systemctl status`.
        case status(String)
        /// The settings are being read again; ``ready`` ends the reload. The message carries the monotonic time, which
        /// `Type=notify-reload` needs.
        case reloading
        /// The daemon is ending.
        case stopping
        /// A sign of life for the watchdog.
        case watchdog
        /// The start, the reload or the end goes on, and may take this long from now on.
        case extendTimeout(Duration)
    }

    public init() {}

    /// Sends messages, all in one piece.
    ///
    /// - Returns: whether a service manager asked for messages.
    /// - Throws: ``SystemdError/Code/notifyFailed`` when it did and the message could not be sent.
    @discardableResult
    public func notify(_ messages: Message...) throws(SystemdError) -> Bool { try notify(messages) }

    /// Sends messages, all in one piece.
    ///
    /// - Returns: whether a service manager asked for messages.
    /// - Throws: ``SystemdError/Code/notifyFailed`` when it did and the message could not be sent.
    @discardableResult
    public func notify(_ messages: [Message]) throws(SystemdError) -> Bool {
        let text = messages.map(\.text).joined(separator: "\n")
        let result = Libsystemd.notify(text)
        guard result >= 0 else {
            throw SystemdError(
                .notifyFailed,
                "“\(text.escapedOnOneLine())” could not be sent to the service manager; look at NOTIFY_SOCKET.",
                errno: -result)
        }
        return result > 0
    }

    /// The time within which the watchdog expects a sign of life: send one at half that time. Nil when no watchdog watches
    /// this process (`sd_watchdog_enabled(3)`).
    ///
    /// - Throws: ``SystemdError/Code/notifyFailed`` when the values in the environment are not valid.
    public func watchdogTimeout() throws(SystemdError) -> Duration? {
        switch Libsystemd.watchdogTimeout() {
        case .success(let timeout): return timeout
        case .failure(let failure):
            throw SystemdError(
                .notifyFailed, "WATCHDOG_USEC or WATCHDOG_PID is not valid; only the service manager may set them.",
                errno: failure.errno)
        }
    }
}

extension ServiceManager.Message {
    /// The lines of the message. A status can't start a line of its own.
    fileprivate var text: String {
        switch self {
        case .ready: "READY=1"
        case .status(let status): "STATUS=\(status.escapedOnOneLine())"
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(SystemCalls.monotonicMicroseconds())"
        case .stopping: "STOPPING=1"
        case .watchdog: "WATCHDOG=1"
        case .extendTimeout(let time): "EXTEND_TIMEOUT_USEC=\(time.components.seconds * 1_000_000)"
        }
    }
}
