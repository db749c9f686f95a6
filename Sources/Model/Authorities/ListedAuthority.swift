/// A line of `authorities.csv` or `other-bodies.csv`. The README beside these files explains the columns.
package struct ListedAuthority: Sendable {
    package var authority: Authority
    /// Three or four capital letters; empty for some former authorities.
    var code: String
    /// The year on whose 1 April it began; nil where it is older than all letters.
    var start: Int?
    /// The year in which it ended; nil while it exists.
    var end: Int?
    /// The names of its place.
    var places: [String]
    /// Whole names in use beside the official one.
    package var names: [String]

    /// Whether a document about the period can be about it. A letter written in the summer after the period may be
    /// addressed to a successor that is a few months old, so in its first year both are possible.
    func mayAnswer(for period: Period) -> Bool {
        (start ?? 0) <= period.endYear && period.endYear <= (end ?? .max)
    }

    /// Whether it existed in the period.
    func existed(in period: Period) -> Bool {
        (start ?? 0) < period.endYear && period.endYear <= (end ?? .max)
    }

    /// Reads the list. Two authorities of one name, before and after a reorganisation, get different slugs.
    static func parse(_ files: [[UInt8]]) -> [ListedAuthority] {
        var records: [ListedAuthority] = []
        records.reserveCapacity(550)
        var slugs: Set<String> = []
        let lines = files.flatMap(lines)
        // Existing authorities come first, so that they have the plain slug.
        for line in lines.filter({ $0[4].isEmpty }) + lines.filter({ !$0[4].isEmpty }) {
            let name = line[5]
            var slug = AuthorityRegister.slug(for: name)
            if slugs.contains(slug) { slug += "-until-\(line[4])" }
            slugs.insert(slug)
            records.append(
                ListedAuthority(
                    authority: Authority(
                        name: name, slug: slug, kind: Authority.Kind(rawValue: line[2]) ?? .other,
                        gss: line[1].isEmpty ? nil : line[1]),
                    code: line[0], start: Int(line[3]), end: Int(line[4]),
                    places: list(line[6]), names: list(line[7])))
        }
        return records
    }

    /// The fields of each line of a file but the first, which names the columns.
    static func lines(of csv: [UInt8]) -> [[String]] {
        csv.split(separator: UInt8(ascii: "\n")).dropFirst().map(fields)
    }

    private static func list(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }

    /// The fields of a line; a field with commas stands in quotation marks.
    private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
        var fields: [String] = []
        fields.reserveCapacity(8)
        var field: [UInt8] = []
        var isQuoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                fields.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            default: field.append(byte)
            }
        }
        fields.append(String(decoding: field, as: UTF8.self))
        return fields
    }
}
