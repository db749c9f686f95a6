import Foundation
import Glibc

/// The test's own process.
package enum OwnProcess {
    /// The number of its child processes, zombies included, without the fork servers, which stay for a while.
    package static var children: Int { childProcesses.count { !command(of: $0).hasSuffix("\0serve\0") } }

    /// The fork servers of a program that are among its child processes.
    package static func forkServers(of path: String) -> [Int32] {
        childProcesses.filter { command(of: $0) == "\(path)\0serve\0" }
    }

    private static var childProcesses: [Int32] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return threads.flatMap { thread in
            let text = (try? String(contentsOfFile: "/proc/self/task/\(thread)/children", encoding: .utf8)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// The words of a process's command, each with a zero byte behind it; empty for a zombie.
    private static func command(of process: Int32) -> String {
        (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
    }

    /// The descriptors that are open now and were not open before. A fork server that ends closes some.
    package static func newDescriptors(since before: [Int]) throws -> [Int] {
        try descriptors.filter { !before.contains($0) }
    }

    /// Its open descriptors, in order.
    package static var descriptors: [Int] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int.init).sorted()
        }
    }

    /// Limits the open files of this process, for the time that a body runs, to those that it has and a few.
    ///
    /// - Parameter spare: the number of descriptors that can still be opened.
    package static func withDescriptors<Result>(spare: Int, _ body: () async throws -> Result) async throws -> Result {
        let highest = try descriptors.max() ?? 2
        // Free numbers below the highest would be spare as well.
        var fillers: [Int32] = []
        defer { for filler in fillers { close(filler) } }
        repeat { fillers.append(open("/dev/null", O_RDONLY | O_CLOEXEC)) } while fillers[fillers.count - 1] <= highest
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var before = rlimit()
        guard getrlimit(resource, &before) == 0 else { throw POSIXError(.EINVAL) }
        var limited = rlimit(
            rlim_cur: rlim_t(Int(fillers[fillers.count - 1]) + 1 + spare), rlim_max: before.rlim_max)
        guard setrlimit(resource, &limited) == 0 else { throw POSIXError(.EINVAL) }
        defer { setrlimit(resource, &before) }
        return try await body()
    }
}
