/// The line in the lock's file that says which change was acknowledged last: `{"crc":"0a1b2c3d","acknowledged":18}`.
///
/// It is written after the change was synchronised. So a number that is there proves that the change was on the disk, and that a bad line
/// in its place is damage, not the rest of a batch that a crash ended. The line itself is not synchronised: where it is older, it proves
/// less.
struct AcknowledgedChange {
    let number: Int

    init(number: Int) { self.number = number }

    /// - Parameter mark: the content of the lock's file.
    /// - Returns: nil where it has no such line, or a damaged one.
    init?(mark: [UInt8]) {
        let lines = mark.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count > 1, let body = try? ChecksummedObject.body(of: lines[1]).body else { return nil }
        var scanner = Scanner(body)
        guard scanner.skipAtEnd("}"), scanner.skip(#""acknowledged":"#), let number = scanner.number() else {
            return nil
        }
        self.number = number
    }

    var line: [UInt8] {
        var bytes: [UInt8] = []
        ChecksummedObject.append(to: &bytes) { $0 += Array("\"acknowledged\":\(number)}".utf8) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
