/// The file of one record: `FOLDER/NAME.json`, three lines, keys sorted.
///
///     {"crc":"0a1b2c3d",
///     "record":{…},
///     "through":17}
struct RecordFile: Sendable {
    /// The record's JSON.
    let payload: Payload
    /// The number of the last change that is part of it.
    let through: Int
    /// Its part in the checksum of the set.
    let part: RecordSetChecksum.Part

    /// Encodes a record.
    ///
    /// - Parameter record: the final path of the file.
    /// - Returns: the bytes of the file, and its part in the checksum of the set.
    static func encode(
        _ payload: Payload, of record: String, through: Int
    ) -> (bytes: [UInt8], part: RecordSetChecksum.Part) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.bytes.count + 64)
        let crc = ChecksummedObject.append(to: &bytes) { bytes in
            bytes += Array("\n\"record\":".utf8)
            bytes += payload.bytes
            bytes += Array(",\n\"through\":\(through)}".utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
        return (bytes, RecordSetChecksum.Part(path: record, crc: crc))
    }

    /// - Parameters:
    ///   - record: the final path of the file.
    ///   - path: the current path of the file.
    /// - Throws: `damaged`.
    init(_ bytes: [UInt8], of record: String, path: String) throws(StoreError) {
        guard bytes.last == UInt8(ascii: "\n") else { throw .damaged("the file is incomplete", path: path) }
        let object: (body: ArraySlice<UInt8>, crc: UInt32)
        do {
            object = try ChecksummedObject.body(of: bytes.dropLast())
        } catch {
            switch error {
            case .form: throw .damaged("this is not in the form that the store writes; was it edited?", path: path)
            case .checksum: throw .damaged("the checksum is wrong, as after an edit by hand", path: path)
            }
        }
        var scanner = Scanner(object.body)
        guard scanner.skip("\n\"record\":"), scanner.skipAtEnd("}"),
            let comma = scanner.rest.lastIndex(of: UInt8(ascii: ","))
        else { throw .damaged("members are missing", path: path) }
        var end = Scanner(scanner.rest[comma...])
        guard end.skip(",\n\"through\":"), let through = end.number(), end.rest.isEmpty else {
            throw .damaged("members are missing", path: path)
        }
        payload = Payload(bytes: scanner.rest[..<comma])
        self.through = through
        part = RecordSetChecksum.Part(path: record, crc: object.crc)
    }
}
