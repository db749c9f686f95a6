/// The body of a mail in several parts (RFC 2046, section 5.1).
enum Multipart {
    /// Divides a body at the lines of its boundary. The end may be missing, and so may the boundary's name: then the first line of the
    /// body that looks like one serves.
    ///
    /// - Parameters:
    ///   - boundary: as the header gives it.
    ///   - limit: the number of parts that are looked for.
    /// - Returns: the parts without the line end before each boundary; none where no line is a boundary.
    static func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]?, limit: Int) -> [ArraySlice<UInt8>] {
        if let boundary, !boundary.isEmpty {
            let parts = divided(body, at: boundary, limit)
            if !parts.isEmpty { return parts }
        }
        guard let found = likelyBoundary(in: body), found != boundary else { return [] }
        return divided(body, at: found, limit)
    }

    private static func divided(
        _ body: ArraySlice<UInt8>, at boundary: [UInt8], _ limit: Int
    ) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        body.withUnsafeBufferPointer { bytes in
            boundary.withUnsafeBufferPointer { boundary in
                let offset = body.startIndex
                var start: Int?
                var line = 0
                while line < bytes.count, parts.count < limit {
                    var end = line
                    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
                    if end - line >= boundary.count + 2, bytes[line] == dash, bytes[line + 1] == dash,
                        let kind = delimiter(bytes, line + 2, end, boundary)
                    {
                        if let start {
                            var stop = max(start, line - 1)
                            if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
                            parts.append(body[(offset + start)..<(offset + stop)])
                        }
                        start = end + 1
                        if kind == .last {
                            start = nil
                            break
                        }
                    }
                    line = end + 1
                }
                if let start, start < bytes.count, parts.count < limit { parts.append(body[(offset + start)...]) }
            }
        }
        return parts
    }

    private enum Delimiter { case next, last }
    private static let dash = UInt8(ascii: "-")

    /// Looks whether a line behind its two dashes is the boundary and nothing else but white space: another boundary may begin with this one.
    private static func delimiter(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ boundary: UnsafeBufferPointer<UInt8>
    ) -> Delimiter? {
        for index in boundary.indices where bytes[start + index] != boundary[index] { return nil }
        var index = start + boundary.count
        let isLast = index + 1 < end && bytes[index] == dash && bytes[index + 1] == dash
        if isLast { index += 2 }
        while index < end {
            guard bytes[index] <= 0x20 else { return nil }
            index += 1
        }
        return isLast ? .last : .next
    }

    /// The boundary that a body is divided at where its header names none: a line of two dashes and more, with a header field behind it.
    private static func likelyBoundary(in body: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = body.prefix(64 << 10)
        while !rest.isEmpty {
            let line = rest.removeLine()
            guard line.count > 2, line.count <= 72, line.starts(with: "--".utf8) else { continue }
            let isField = rest.prefix(8).starts(with: "Content-".utf8) || rest.prefix(8).starts(with: "content-".utf8)
            if isField { return Array(line.dropFirst(2)) }
        }
        return nil
    }
}
