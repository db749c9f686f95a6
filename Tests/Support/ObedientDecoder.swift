import Foundation

/// A program in the place of `pdftotext` that does what a comment in the document says, and reads the document by which a
/// decoder is tried.
package enum ObedientDecoder {
    private static let text = """
        #!/bin/sh
        while read -r line; do
            case "$line" in
            *'(good)'*) echo good; exit 0 ;;
            %crash) kill -SEGV $$ ;;
            %abort) kill -ABRT $$ ;;
            %kill) kill -KILL $$ ;;
            %terminate) kill -TERM $$ ;;
            %sleep) exec sleep 1000 ;;
            %spin) while :; do :; done ;;
            %flood) exec yes ;;
            %exit) exit 9 ;;
            %limits) ulimit -t; ulimit -f; ulimit -v; ulimit -n; ulimit -c; exit 0 ;;
            %nul) printf '4\\0005%%\\n\\f'; exit 0 ;;
            %text) printf 'some text\\n\\f'; exit 0 ;;
            esac
        done
        """

    /// A document that says what is to be done.
    ///
    /// - Parameter words: what tells it from others.
    package static func document(_ order: String, _ words: String = "") -> [UInt8] {
        var file = PDFFile("Text. \(words)")
        file.comments = [order]
        return file.bytes
    }

    /// Has a program lie on the disk for as long as a body runs.
    ///
    /// - Parameter text: another program.
    package static func with<Result>(
        _ text: String = Self.text, mode: Int = 0o755, _ body: (String) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ombudsd-test-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let program = directory.appending(path: "decoder").path(percentEncoded: false)
        guard
            FileManager.default.createFile(
                atPath: program, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        else { throw CocoaError(.fileWriteUnknown) }
        return try await body(program)
    }
}
