import Oversight
import Store

extension Payload {
    /// Encodes a change, to the bytes that `Payload(encoding:)` gives.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    init(_ change: Change) throws(StoreError) {
        if let json = change.json { self.init(json: json) } else { self = try Payload(encoding: change) }
    }
}

extension Payload {
    /// Encodes the record of a rejected document, to the bytes that `Payload(encoding:)` gives. A document may have
    /// arrived many times, and an encoder takes long for each arrival.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    init(_ record: RejectionRecord) throws(StoreError) {
        var json = Array(#"{"book":"#.utf8)
        json += try Payload(encoding: record.book).bytes
        if let isDiscarded = record.discarded { json += Array(#","discarded":\#(isDiscarded)"#.utf8) }
        json += Array(#","document":"#.utf8)
        json += record.document.json
        if let follower = record.followedBy {
            json += Array(#","followedBy":"#.utf8)
            json += try Payload(encoding: follower).bytes
        }
        json += Array(#","refusal":"#.utf8)
        json += try Payload(encoding: record.refusal).bytes
        if let isRemoved = record.removed { json += Array(#","removed":\#(isRemoved)"#.utf8) }
        if let revision = record.revision { json += Array(#","revision":\#(revision)"#.utf8) }
        json.append(UInt8(ascii: "}"))
        self.init(json: json)
    }
}
