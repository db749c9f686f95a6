import Processes

extension ChildProcess {
    /// A shell script.
    ///
    /// - Parameter arguments: the values of `$0`, `$1` and so on.
    static func script(
        _ text: String, _ arguments: String..., as profile: Profile, timeLimit: Duration = .seconds(20)
    ) -> ChildProcess {
        ChildProcess(path: "/bin/sh", arguments: ["-c", text] + arguments, profile: profile, timeLimit: timeLimit)
    }
}

extension ChildProcess.Profile {
    static let confined = confined(opensOutput: false)

    static func confined(opensOutput: Bool) -> ChildProcess.Profile {
        var limits = Confinement.Limits(memory: 256 << 20, processorTime: .seconds(1), output: 1 << 20)
        limits.opensOutput = opensOutput
        return .confined(limits)
    }

    static let plain = ChildProcess.Profile.plain(
        environment: ["PATH": "/usr/bin:/bin"], gracePeriod: .milliseconds(100))
}

/// A profile with a name for the list of tests.
enum Kind: String, Sendable, CaseIterable {
    case confined, plain

    var profile: ChildProcess.Profile { self == .confined ? .confined : .plain }
}
