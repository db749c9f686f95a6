/// Text whose lines a mail program has broken with a space at the end (RFC 3676, `format=flowed`).
enum FlowedText {
    /// Joins the lines that belong together.
    ///
    /// - Parameter deletesSpace: whether the space before a break is no part of the text (`DelSp=yes`).
    static func joined(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text[...]
        // The number of quotation marks before the line that goes on; nil where none does.
        var open: Int?
        while !rest.isEmpty {
            var line = rest.removeLine()
            let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
            line = line.dropFirst(depth)
            if line.first == 0x20 { line = line.dropFirst() }
            let isSignature = line.elementsEqual("-- ".utf8)
            if open != nil, open != depth || isSignature {
                result.append(0x0A)
                open = nil
            }
            if open == nil, depth > 0 {
                result.append(contentsOf: [UInt8](repeating: UInt8(ascii: ">"), count: depth) + [0x20])
            }
            let isSoft = line.last == 0x20 && !isSignature
            result.append(contentsOf: isSoft && deletesSpace ? line.dropLast() : line)
            if isSoft {
                open = depth
            } else {
                result.append(0x0A)
                open = nil
            }
        }
        if open != nil { result.append(0x0A) }
        return result
    }
}
