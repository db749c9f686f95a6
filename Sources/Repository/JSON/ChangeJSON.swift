import Model
public import Oversight

// MARK: - Writing

extension Change {
    /// The change's JSON, byte for byte as an encoder with sorted keys gives it; nil for the rarer changes, which are
    /// left to the encoder. Documents and readings that are encoded already are not encoded again.
    package var json: [UInt8]? {
        guard rejected == nil, removed == nil, arrivedAgain == nil, terms == nil, discarded == nil, restated == nil,
            (transitions ?? []).allSatisfy(\.alert.hasOnlyNumbers)
        else { return nil }
        var json = CompactJSONWriter()
        json.object { json in
            json.member("at", at.description) { $0.text($1) }
            json.member("filed", filed) { json, filed in
                json.object { json in
                    json.member("document", filed.document) { json, document in
                        json.written(document.encoded ?? document.valueOnce.json[...])
                    }
                    json.member("readings", filed.readings) { json, readings in
                        json.array(readings) { json, reading in
                            json.written(reading.encoded ?? reading.valueOnce.json[...])
                        }
                    }
                }
            }
            json.member("handed", handedOver) { json, ids in json.array(ids) { $0.text($1) } }
            json.member("handsOver", handsOver) { $0.flag($1) }
            json.member("told", delivered) { json, ids in json.array(ids) { $0.text($1) } }
            json.member("transitions", transitions) { json, transitions in
                json.array(transitions) { $0.transition($1) }
            }
        }
        return json.exactBytes
    }
}

// MARK: - Reading

/// Reads the frequent changes: filed and rejected documents, and deliveries. The others are left to `JSONDecoder`.
extension Change: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        self.init(at: try json.timestamp())
        filed = json.has(#","filed":"#) ? try Filed(&json) : nil
        handedOver = json.has(#","handed":"#) ? try json.texts() : nil
        handsOver = json.has(#","handsOver":"#) ? try json.flag() : nil
        rejected = json.has(#","rejected":"#) ? try Rejected(&json) : nil
        delivered = json.has(#","told":"#) ? try json.texts() : nil
        transitions = json.has(#","transitions":"#) ? try json.array(of: Transition.init) : nil
        try json.skip("}")
    }
}

extension Change.Filed {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"document":"#)
        let document = try json.lazy(Document.self)
        try json.skip(#","readings":"#)
        let readings = try json.array { json throws(CompactJSONReader.OtherForm) in try json.lazy(Reading.self) }
        self.init(document: document, readings: readings)
        try json.skip("}")
    }
}

extension Change.Rejected {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"document":"#)
        let document = try Document(&json)
        try json.skip(#","refusal":"#)
        let refusal = try Refusal(&json)
        let revision = json.has(#","revision":"#) ? try json.integer(Int.self) : nil
        try json.skip("}")
        self.init(
            document: document, refusal: refusal, revision: revision)
    }
}
