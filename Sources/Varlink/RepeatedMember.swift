import FoundationEssentials

/// Finds members of one name in an object of a call, which decoders take for one.
enum RepeatedMember {
    private struct Level {
        let isObject: Bool
        var names: Set<String> = []
        /// The name of the member that the place is in.
        var name: String?
    }

    /// - Parameter message: a JSON object that a decoder has accepted.
    /// - Returns: the name of the first member that is there twice: of the call, or of its parameters. Of one that is repeated inside a
    ///   parameter, the parameter's name. Nil where none is.
    static func first(in message: Data) -> String? {
        var levels: [Level] = []
        var isBeforeName = false
        var index = message.startIndex
        while index < message.endIndex {
            let byte = message[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isBeforeName = byte == UInt8(ascii: "{")
                levels.append(Level(isObject: isBeforeName))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
            case UInt8(ascii: ","): isBeforeName = levels.last?.isObject ?? false
            case UInt8(ascii: "\""):
                let start = index - 1
                while index < message.endIndex, message[index] != UInt8(ascii: "\"") {
                    index += message[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index = min(index + 1, message.endIndex)
                guard isBeforeName, !levels.isEmpty else { continue }
                isBeforeName = false
                let name = string(message[start..<index])
                let last = levels.count - 1
                levels[last].name = name
                guard levels[last].names.insert(name).inserted else { return last < 2 ? name : levels[1].name ?? name }
            default: break
            }
        }
        return nil
    }

    /// - Parameter quoted: a string with its quotation marks; a name may be written with escapes.
    private static func string(_ quoted: Data) -> String {
        if quoted.contains(UInt8(ascii: "\\")), let text = try? JSONDecoder().decode(String.self, from: Data(quoted)) {
            return text
        }
        return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    }
}
