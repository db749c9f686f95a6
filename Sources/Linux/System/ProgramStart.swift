internal import Glibc

/// The first steps of a program: its standard descriptors and its arguments.
public enum ProgramStart {
    /// Opens `/dev/null` in the place of standard descriptors that are closed: a file of the program's own would get the number,
    /// and what is logged would be written into it.
    ///
    /// - Parameter isLost: whether what is written to a standard output that was closed is lost without a word; else writing fails.
    public static func openStandardDescriptors(losingOutput isLost: Bool = true) {
        for descriptor in 0...2 where fcntl(Int32(descriptor), F_GETFD) < 0 {
            // The lowest free number is this one. It can't be written to where it is open for reading.
            _ = open("/dev/null", descriptor == 0 || descriptor == 1 && !isLost ? O_RDONLY : O_WRONLY)
        }
    }

    /// The arguments without the program's name; nil where there are none at all, not even that.
    ///
    /// They are read from `/proc/self/cmdline`. Swift finds them on the stack, and finds none where a preloaded library altered
    /// the environment before. Bytes that are not UTF-8 become characters that ``RawPath`` turns back.
    ///
    /// - Parameter found: the arguments that Swift has found, with the program's name, for systems without `/proc`.
    public static func arguments(found: [String]) -> [String]? {
        let read = commandLine()
        let all = read.isEmpty ? found : read.map(RawPath.text)
        return all.isEmpty ? nil : Array(all.dropFirst())
    }

    private static func commandLine() -> [[UInt8]] {
        let descriptor = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map(Array.init)
    }
}
