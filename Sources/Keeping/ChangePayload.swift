import Oversight
import Store

extension Payload {
    /// The JSON of a change: what `Payload(encoding:)` gives, without encoding again what of a document is encoded already.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    init(_ change: Change) throws(StoreError) {
        guard let filed = change.filed else {
            self = try Payload(encoding: change)
            return
        }
        var rest = change
        rest.filed = nil
        // Its first member is `at`, and the next by name would be `filed`: the two that would come before go with no document
        // that is filed.
        let bytes = try Payload(encoding: rest).bytes
        guard change.arrivedAgain == nil, change.discarded == nil, let end = bytes.firstIndex(of: UInt8(ascii: "Z"))
        else {
            self = try Payload(encoding: change)
            return
        }
        let head = bytes[...bytes.index(after: end)]
        var json: [UInt8] = []
        json.reserveCapacity(bytes.count + 8192)
        json.append(contentsOf: head)
        json.append(contentsOf: #","filed":{"document":"#.utf8)
        json.append(contentsOf: try AuthorityLines.bytes(of: filed.document))
        json.append(contentsOf: #","readings":["#.utf8)
        for (index, reading) in filed.readings.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            json.append(contentsOf: try AuthorityLines.bytes(of: reading))
        }
        json.append(contentsOf: "]}".utf8)
        json.append(contentsOf: bytes[head.endIndex...])
        self.init(json: json)
    }
}
