import CLinux
import ControlInterface
import Glibc
import Oversight
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
            try await HookCommand(arguments: ["/bin/true"], timeout: .seconds(10)).run([])
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
            // The library traps where it can make one pipe and not the next. So it gets what is open, and makes none. Besides,
            // the command finds the whole document or none, and need not read it.
            let document = try FileDescriptor.inMemory(input)
            defer { try? document.close() }
            let nowhere = try FileDescriptor.open("/dev/null", .writeOnly, options: .closeOnExec)
            defer { try? nowhere.close() }
            // It waits for ever for the end of a program that it could not get a descriptor of.
            try FileDescriptor.requireSpare(8)
            let result = try await Subprocess.run(
                .path(FilePath(arguments[0])), arguments: Arguments(Array(arguments.dropFirst())),
                environment: .custom(["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]),
                workingDirectory: "/", platformOptions: options,
                input: .fileDescriptor(document, closeAfterSpawningProcess: false),
                output: .fileDescriptor(nowhere, closeAfterSpawningProcess: false), error: .currentStandardError)
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

extension FileDescriptor {
    /// - Throws: `Errno` where so many more can't be opened.
    fileprivate static func requireSpare(_ count: Int) throws {
        var spare: [FileDescriptor] = []
        defer { for descriptor in spare { try? descriptor.close() } }
        for _ in 0..<count { spare.append(try FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)) }
    }

    /// A file in memory, to be read from its start.
    fileprivate static func inMemory(_ content: [UInt8]) throws -> FileDescriptor {
        let descriptor = linux_memory_file("ombudsd-alert")
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        let file = FileDescriptor(rawValue: descriptor)
        do {
            try file.writeAll(content)
            try file.seek(offset: 0, from: .start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }
}
