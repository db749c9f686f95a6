import Subprocess
import SystemPackage

/// The command that alerts are handed to: a program and its arguments, started without a shell.
struct HookCommand: Sendable {
    /// Why a call did not do its work.
    enum Failure: Error, CustomStringConvertible {
        case notStarted(String)
        /// This process can start no program any more and see how it ends.
        case unusable(String)
        case ended(String)
        case tookTooLong(Duration)

        var description: String {
            switch self {
            case .notStarted(let why): "it could not be started: \(why)"
            case .unusable(let why): "no program can be started and watched any more: \(why)"
            case .ended(let how): "it ended with \(how)"
            case .tookTooLong(let limit): "it took longer than \(limit.components.seconds) s and was ended"
            }
        }
    }

    /// The program's absolute path, and its arguments.
    let arguments: [String]
    /// How long a call may take.
    let timeout: Duration

    /// Starts a program that does nothing. What is needed to start programs is set up with the first one, once and for all;
    /// where that fails for want of descriptors, a program is started and nobody hears how it ends, then and ever after. So
    /// the first one is not one that matters.
    ///
    /// - Throws: `Failure`: the command must not be run yet; with `unusable`, only a new process helps.
    static func prepare() async throws(Failure) {
        do throws(Failure) {
            try await HookCommand(arguments: ["/bin/cat"], timeout: .seconds(10)).run([0x0A])
        } catch .ended {
            // It was started, and its end was seen.
        }
    }

    /// Runs the command and waits for its end. It has a session of its own, so that its children end with it.
    ///
    /// - Parameter input: what it finds on standard input. What it writes to standard error goes where the daemon's does.
    func run(_ input: [UInt8]) async throws(Failure) {
        let result = await withTaskGroup(of: Result<Void, Failure>?.self) { group in
            group.addTask { await self.outcome(input) }
            group.addTask {
                try? await Task.sleep(for: self.timeout)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        guard let result else { throw .tookTooLong(timeout) }
        try result.get()
    }

    private func outcome(_ input: [UInt8]) async -> Result<Void, Failure> {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(arguments[0])), arguments: Arguments(Array(arguments.dropFirst())),
                environment: .custom(["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]),
                workingDirectory: "/", platformOptions: options, input: .inputWriter, output: .discarded,
                error: .currentStandardError
            ) { execution in
                // A command need not read what it is given; what counts is how it ends.
                _ = try? await execution.standardInputWriter.write(input)
                try? await execution.standardInputWriter.finish()
            }
            return switch result.terminationStatus {
            case .exited(0): .success(())
            case let status: .failure(.ended("\(status)"))
            }
        } catch let error as SubprocessError where error.code == .failedToMonitorProcess {
            return .failure(.unusable("\(error)"))
        } catch {
            return .failure(.notStarted("\(error)"))
        }
    }
}
