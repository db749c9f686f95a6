import Letters

/// The changes of which there are many: letters, and the transitions that are told. The others are the decoder's.
extension Change: Kept {
    public init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        self.init(at: try json.timestamp())
        filed = json.has(#","filed":"#) ? try Filed(&json) : nil
        handsOver = json.has(#","handsOver":"#) ? try json.flag() : nil
        rejected = json.has(#","rejected":"#) ? try Rejected(&json) : nil
        told = json.has(#","told":"#) ? try json.texts() : nil
        transitions = json.has(#","transitions":"#) ? try json.array(of: Transition.init) : nil
        try json.skip("}")
    }
}

extension Change.Filed {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"document":"#)
        let document = try json.deferred(Document.self)
        try json.skip(#","readings":"#)
        let readings = try json.array { json throws(JSONReader.OtherForm) in try json.deferred(Reading.self) }
        self.init(document: document, readings: readings)
        try json.skip("}")
    }
}

extension Change.Rejected {
    fileprivate init(_ json: inout JSONReader) throws(JSONReader.OtherForm) {
        try json.skip(#"{"document":"#)
        document = try Document(&json)
        try json.skip(#","refusal":"#)
        refusal = try Refusal(&json)
        revision = json.has(#","revision":"#) ? try json.integer() : nil
        try json.skip("}")
    }
}
