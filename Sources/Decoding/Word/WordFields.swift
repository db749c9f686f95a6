/// The fields of a Word document that are open: of each the result is read, and not its instruction (ISO/IEC 29500-1, 17.16).
struct WordFields {
    private struct Field {
        var instruction = ""
        var isResult = false
        var isDropped = false
    }

    private var open: [Field] = []
    /// Whether the results of fields that repeat the paper (a table of contents) are read.
    let readsAll: Bool

    init(readsAll: Bool) { self.readsAll = readsAll }

    /// Whether the text here stands in the paper.
    var isShown: Bool { open.allSatisfy { ($0.isResult && !$0.isDropped) || readsAll } }

    var isInInstruction: Bool { open.last?.isResult == false }

    var isEmpty: Bool { open.isEmpty }

    /// The most of an instruction that is looked at, in bytes. Its first word says what it is.
    private static let instructionLimit = 256

    mutating func append(instruction: String) {
        guard isInInstruction, open[open.count - 1].instruction.utf8.count < Self.instructionLimit else { return }
        open[open.count - 1].instruction += instruction
    }

    /// Takes the beginning of a field, the beginning of its result, or its end.
    mutating func take(_ type: String?) {
        switch type {
        case "begin" where open.count < XMLPart.depthLimit: open.append(Field())
        case "separate":
            guard !open.isEmpty else { return }
            open[open.count - 1].isResult = true
            open[open.count - 1].isDropped = Self.isDropped(open[open.count - 1].instruction)
        case "end": _ = open.popLast()
        default: break
        }
    }

    /// Whether a field's result is no part of what the paper says: a page's number, or a list of what stands elsewhere in the paper.
    static func isDropped(_ instruction: String) -> Bool {
        let word = instruction.split(whereSeparator: \.isWhitespace).first.map { $0.uppercased() } ?? ""
        return ["TOC", "INDEX", "TOA", "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"].contains(word)
    }
}
