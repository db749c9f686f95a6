/// A JSON object whose first member is the checksum of everything after that member: `{"crc":"0a1b2c3d",…}`.
///
/// The checksum covers the exact bytes after `"0a1b2c3d",` up to and with the closing brace, so it can be checked
/// before any JSON is parsed.
enum SealedObject {
    private static let opening = Array(#"{"crc":""#.utf8)
    private static let joint = Array(#"","#.utf8)
    private static let bodyOffset = opening.count + 8 + joint.count

    /// Appends `{"crc":"…",` and a body, which ends with the object's closing brace.
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
        /// It does not begin as the store begins an object.
        case form
        /// The bytes are not those that the checksum was made of.
        case checksum
    }

    /// The body of an object whose checksum holds, and the checksum.
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
