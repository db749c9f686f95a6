import Model
public import Oversight

// `Payload.init(_: RejectionRecord)` writes the record in this form.

extension RejectionRecord: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"book":"#)
        let book = try AlertBook(&json)
        let discarded = json.has(#","discarded":"#) ? try json.flag() : nil
        try json.skip(#","document":"#)
        let document = try Document(&json)
        let followedBy = json.has(#","followedBy":"#) ? try DocumentReference(&json) : nil
        try json.skip(#","refusal":"#)
        self.init(document: document, refusal: try Refusal(&json))
        self.followedBy = followedBy
        removed = json.has(#","removed":"#) ? try json.flag() : nil
        revision = json.has(#","revision":"#) ? try json.integer() : nil
        try json.skip("}")
        self.book = book
        self.discarded = discarded
    }
}
