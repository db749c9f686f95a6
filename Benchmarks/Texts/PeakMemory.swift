internal import Glibc

/// Measures the most memory that this process holds at once.
public struct PeakMemory: Sendable {
    private let start: Int?

    /// Notes the memory that the process holds now, which is not counted.
    public init() { start = Self.kilobytes("VmRSS:") }

    /// The bytes that the process holds at the height of a body, memory included that it freed before and may use again; nil
    /// where the system does not say.
    public func of(_ body: () -> Void) -> Int? {
        guard let start, Self.forgetPeak() else { return nil }
        body()
        return Self.kilobytes("VmHWM:").map { max(0, $0 - start) * 1024 }
    }

    /// Makes the memory that is held now the highest so far: proc(5), `/proc/pid/clear_refs`.
    private static func forgetPeak() -> Bool {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return false }
        let isWritten = fputs("5", file) >= 0
        return fclose(file) == 0 && isWritten
    }

    /// The number on a line of `/proc/self/status`.
    private static func kilobytes(_ name: String) -> Int? {
        guard let file = fopen("/proc/self/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let words = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
            if words.count > 1, words[0].elementsEqual(name.utf8) {
                return Int(String(decoding: words[1], as: UTF8.self))
            }
        }
        return nil
    }
}
