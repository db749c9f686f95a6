import Foundation
import Glibc

/// The test's own process.
package enum OwnProcess {
    /// The number of its child processes, zombies included.
    package static var children: Int {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return threads.reduce(0) { count, thread in
            let text = (try? String(contentsOfFile: "/proc/self/task/\(thread)/children", encoding: .utf8)) ?? ""
            return count + text.split(separator: " ").count
        }
    }

    /// Its open descriptors, in order.
    package static var descriptors: [Int] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int.init).sorted()
        }
    }

    /// Has this process open no more files than it has and a few, for as long as a body runs.
    package static func withDescriptors<Result>(spare: Int, _ body: () async throws -> Result) async throws -> Result {
        let highest = try descriptors.max() ?? 2
        // Gaps below the highest would be more.
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
