package import Model

/// The outcome of reading a file, as the process that read it passes it on.
package struct ReadingOutcome: Sendable {
    /// The readings, or the reason why there is none.
    package var result: Result<[Reading], Refusal>
    /// The number of pages of all parts.
    package var pages: Int

    package init(_ result: Result<[Reading], Refusal>, pages: Int) {
        self.result = result
        self.pages = pages
    }

    package var json: [UInt8] {
        var json = CompactJSONWriter()
        json.object { json in
            json.member("pages", pages) { $0.number($1) }
            switch result {
            case .success(let readings):
                json.member("readings", readings) { json, readings in json.array(readings) { $0.written($1.json) } }
            case .failure(let refusal):
                json.member("refusal", refusal) { json, refusal in
                    json.object { json in
                        json.member("code", refusal.code.rawValue) { $0.text($1) }
                        json.member("message", refusal.message) { $0.text($1) }
                    }
                }
            }
        }
        return json.exactBytes
    }

    /// - Returns: nil for JSON that `json` does not write.
    package init?(json: [UInt8]) {
        let outcome = CompactJSONReader.read(json[...]) { json throws(CompactJSONReader.OtherForm) in
            try json.skip(#"{"pages":"#)
            let pages = try json.integer(Int.self)
            let result: Result<[Reading], Refusal>
            if json.has(#","refusal":"#) {
                result = .failure(try Refusal(&json))
            } else {
                try json.skip(#","readings":"#)
                result = .success(try json.array(of: Reading.init))
            }
            try json.skip("}")
            return ReadingOutcome(result, pages: pages)
        }
        guard let outcome else { return nil }
        self = outcome
    }
}
