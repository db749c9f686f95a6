public import Oversight

// `JSONEncoder` with sorted keys writes these values: they are few.

extension YearSummary: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        self.init()
        try json.skip(#"{"compliance":"#)
        compliance = try Pair(&json)
        try json.skip(#","hasLetter":"#)
        hasLetter = try json.flag()
        try json.skip(#","remedy":"#)
        remedy = try Pair(&json)
        try json.skip(#","upheldPer100k":"#)
        upheldPer100k = try Pair(&json)
        try json.skip(#","uphold":"#)
        uphold = try Pair(&json)
        try json.skip("}")
    }
}

extension YearSummary.Pair {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        let average = json.has(#""average":"#) ? try json.number() : nil
        if average != nil, !json.has(",") {
            try json.skip("}")
            self.init(average: average)
            return
        }
        let own = json.has(#""own":"#) ? try json.number() : nil
        // A comma must be followed by a member.
        if average != nil, own == nil { throw CompactJSONReader.OtherForm() }
        try json.skip("}")
        self.init(own: own, average: average)
    }
}

extension YearRecord.BookMarks: CompactJSONDecodable {
    package init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        self.init()
        try json.skip(#"{"standing":"#)
        standing = try json.texts()
        try json.skip(#","untold":"#)
        pending = try json.array(of: Pending.init)
        try json.skip("}")
    }
}

extension YearRecord.BookMarks.Pending {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        let at = try json.timestamp()
        try json.skip(#","event":"#)
        let id = try json.text()
        try json.skip("}")
        self.init(id: id, at: at)
    }
}
