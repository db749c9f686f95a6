import ControlInterface
import FoundationEssentials
import Oversight

/// Any JSON value.
enum JSON: Codable, Hashable {
    case object([String: JSON])
    case array([JSON])
    case text(String)
    case number(Double)
    case flag(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .null: try container.encodeNil()
        }
    }

    /// The value as compact JSON with sorted keys.
    var compact: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Compares records by their JSON.
enum Differences {
    /// Finds the places where two JSON texts differ, as deep as both have the same members.
    ///
    /// - Parameters:
    ///   - stored: the compact JSON of the stored record; nil where the store has none.
    ///   - rebuilt: the compact JSON of the rebuilt record; nil where the originals give none.
    ///   - record: the record's name in the differences.
    static func between(_ stored: ArraySlice<UInt8>?, _ rebuilt: ArraySlice<UInt8>?, record: String) -> [ReplayReport
        .Difference]
    {
        func parse(_ bytes: ArraySlice<UInt8>?) -> JSON? {
            bytes.flatMap { try? JSONDecoder().decode(JSON.self, from: Data($0)) }
        }
        var found: [ReplayReport.Difference] = []
        compare(parse(stored), parse(rebuilt), []) { path, stored, rebuilt in
            found.append(
                ReplayReport.Difference(
                    record: record, path: path.joined(separator: "."), stored: stored?.compact,
                    rebuilt: rebuilt?.compact)
            )
        }
        return found
    }

    private static func compare(
        _ left: JSON?, _ right: JSON?, _ path: [String], _ report: ([String], JSON?, JSON?) -> Void
    ) {
        if left == right { return }
        switch (left, right) {
        case (.object(let left), .object(let right)):
            for key in Set(left.keys).union(right.keys).sorted() {
                compare(left[key], right[key], path + [key], report)
            }
        case (.array(let left), .array(let right)) where left.count == right.count:
            for index in left.indices { compare(left[index], right[index], path + ["\(index)"], report) }
        default: report(path, left, right)
        }
    }
}
