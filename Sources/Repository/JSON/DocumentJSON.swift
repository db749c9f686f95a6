import Model
public import Oversight

// MARK: - Writing

extension Document {
    /// The document's JSON, byte for byte as an encoder with sorted keys gives it.
    package var json: [UInt8] {
        var json = CompactJSONWriter()
        json.object { json in
            json.member("arrivals", arrivals) { json, arrivals in
                json.array(arrivals) { json, arrival in
                    json.object { json in
                        json.member("at", arrival.at.description) { $0.text($1) }
                        if let born = arrival.born { json.member("born", born) { $0.number($1) } }
                        json.member("device", arrival.device) { $0.number($1) }
                        json.member("inode", arrival.inode) { $0.number($1) }
                        json.member("name", arrival.name) { $0.text($1) }
                    }
                }
            }
            json.member("mediaType", mediaType) { $0.text($1) }
            json.member("pages", pages) { $0.number($1) }
            json.member("sha256", sha256) { $0.text($1) }
            json.member("size", size) { $0.number($1) }
        }
        return json.exactBytes
    }
}

// MARK: - Reading

extension Document: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"arrivals":"#)
        let arrivals = ArrivalList(try json.array(of: Arrival.init))
        try json.skip(#","mediaType":"#)
        let mediaType = try json.text()
        try json.skip(#","pages":"#)
        let pages = try json.integer(Int.self)
        try json.skip(#","sha256":"#)
        let sha256 = try json.text()
        try json.skip(#","size":"#)
        let size = try json.integer(Int.self)
        try json.skip("}")
        self.init(sha256: sha256, mediaType: mediaType, size: size, pages: pages, arrivals: arrivals)
    }
}

extension Arrival {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"at":"#)
        let at = try json.timestamp()
        let born = json.has(#","born":"#) ? try json.integer(UInt64.self) : nil
        try json.skip(#","device":"#)
        let device = try json.integer(UInt64.self)
        try json.skip(#","inode":"#)
        let inode = try json.integer(UInt64.self)
        try json.skip(#","name":"#)
        let name = try json.text()
        try json.skip("}")
        self.init(name: name, device: device, inode: inode, born: born, at: at)
    }
}
