import Foundation
import Testing

/// A part of one of the project's files, between two marks, that is made from what the code defines. `make rules` writes it.
package struct GeneratedPart: Sendable, CustomTestStringConvertible {
    /// Below the top of the project.
    package let path: String
    let start: String
    let end: String
    let expected: String

    package var testDescription: String { path }

    /// - Parameters:
    ///   - start: the text before the part.
    ///   - end: the text behind it; empty for a part that ends the file.
    package init(path: String, start: String, end: String, expected: String) {
        self.path = path
        self.start = start
        self.end = end
        self.expected = expected
    }

    private var file: URL { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../\(path)") }

    /// Holds the part as it stands in the file against what it should be, and writes it before where `make rules` asks for that.
    package func check() throws {
        if ProcessInfo.processInfo.environment["OMBUDSD_WRITE_RULES"] != nil { try write() }
        #expect(try written() == expected, "`make rules` writes \(path) anew")
    }

    private func written() throws -> String {
        let text = try String(contentsOf: file, encoding: .utf8)
        return String(text[try range(in: text)])
    }

    private func write() throws {
        var text = try String(contentsOf: file, encoding: .utf8)
        text.replaceSubrange(try range(in: text), with: expected)
        try Data(text.utf8).write(to: file)
    }

    private func range(in text: String) throws -> Range<String.Index> {
        let start = try #require(text.range(of: start), "\(path) lacks “\(start)”").upperBound
        guard !end.isEmpty else { return start..<text.endIndex }
        return
            start..<(try #require(text.range(of: end, range: start..<text.endIndex), "\(path) lacks “\(end)”"))
            .lowerBound
    }
}
