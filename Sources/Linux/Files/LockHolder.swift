import FoundationEssentials
internal import CLinux
internal import Glibc

/// The process that has a lock of a file (`flock(2)`).
package struct LockHolder: Hashable, Sendable {
    /// The process number.
    package let process: Int32
    /// The name of its program, as "ombudsd", up to 15 bytes; nil where the system doesn't say.
    package let program: String?

    /// The holder of a file's lock as the kernel lists it in `/proc/locks` (proc_locks(5)).
    ///
    /// - Returns: nil where the kernel names none, as for a process that this one does not see, and on file systems whose numbers are
    ///   other ones there.
    package init?(of file: Descriptor) {
        var status = stat()
        guard fstat(file.raw, &status) == 0,
            let text = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return nil }
        let device = [linux_device_major(status.st_dev), linux_device_minor(status.st_dev)]
        for line in text.split(separator: "\n") {
            // "4: FLOCK  ADVISORY  WRITE 15895 fe:00:16237573 0 EOF"
            let fields = line.split(separator: " ")
            guard fields.count > 5, fields[1] == "FLOCK", let process = Int32(fields[4]) else { continue }
            let numbers = fields[5].split(separator: ":")
            guard numbers.count == 3, numbers[..<2].compactMap({ UInt32($0, radix: 16) }) == device,
                UInt64(numbers[2]) == UInt64(status.st_ino)
            else { continue }
            self.init(process: process)
            return
        }
        return nil
    }

    /// - Returns: nil where there is no such process.
    package init?(living process: Int32) {
        guard kill(process, 0) == 0 || errno == EPERM else { return nil }
        self.init(process: process)
    }

    private init(process: Int32) {
        self.process = process
        let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
        program = name.map { String($0.prefix { $0 != "\n" }) }
    }

    /// As "process 108 (ombudsctl)".
    package var description: String { "process \(process)" + (program.map { " (\($0))" } ?? "") }
}
