/// A JSON object whose first member is the checksum of all that follows the member: `{"crc":"0a1b2c3d",…}`.
///
/// The checksum covers the exact bytes after `"0a1b2c3d",` up to and with the closing brace, so it can be checked
/// before any JSON is parsed.
enum ChecksummedObject {
    private static let opening = Array(#"{"crc":""#.utf8)
    private static let joint = Array(#"","#.utf8)
    private static let bodyOffset = opening.count + 8 + joint.count

    /// Appends `{"crc":"…",` and a body that ends with the object's closing brace.
    ///
    /// - Returns: the checksum.
    @discardableResult
    static func append(to bytes: inout [UInt8], _ writeBody: (inout [UInt8]) -> Void) -> UInt32 {
        let start = bytes.count
        bytes += opening
        bytes += [UInt8](repeating: UInt8(ascii: "0"), count: 8)
        bytes += joint
        writeBody(&bytes)
        let crc = Checksum.crc32c(bytes[(start + bodyOffset)...])
        bytes.replaceSubrange((start + opening.count)..<(start + opening.count + 8), with: Checksum.digits(crc))
        return crc
    }

    enum Failure: Error {
        /// The bytes don't begin like an object of the store.
        case form
        /// The checksum is another than that of the body.
        case checksum
    }

    /// Checks an object.
    ///
    /// - Returns: the body and its checksum.
    static func body(of bytes: ArraySlice<UInt8>) throws(Failure) -> (body: ArraySlice<UInt8>, crc: UInt32) {
        guard bytes.count > bodyOffset, bytes.starts(with: opening),
            bytes[(bytes.startIndex + opening.count + 8)...].starts(with: joint)
        else { throw .form }
        let body = bytes[(bytes.startIndex + bodyOffset)...]
        let crc = Checksum.crc32c(body)
        guard bytes[(bytes.startIndex + opening.count)...].starts(with: Checksum.digits(crc)) else { throw .checksum }
        return (body, crc)
    }
}
