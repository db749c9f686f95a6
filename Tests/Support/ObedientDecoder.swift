import Foundation

/// A replacement for `pdftotext` that obeys the comment of a document. It also reads the document by which the daemon
/// checks a decoder, and serves as `pdftoppm` and `tesseract` for a scan of one word.
package enum ObedientDecoder {
    private static let text = """
        #!/bin/sh
        case "$*" in
        *-gray*) printf 'P5\\n2 1\\n255\\nab'; exit 0 ;;
        *tsv*) printf 'level\\tpage_num\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t96\\trecognised\\n'; exit 0 ;;
        esac
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
            %scan) printf '\\f'; exit 0 ;;
            %text) printf 'some text\\n\\f'; exit 0 ;;
            esac
        done
        """

    /// A document with an order for the program.
    ///
    /// - Parameter words: a text that differs between documents.
    package static func document(_ order: String, _ words: String = "") -> [UInt8] {
        var file = PDFFile("Text. \(words)")
        file.comments = [order]
        return file.bytes
    }

    /// Writes the program to the disk while a closure runs.
    ///
    /// - Parameter text: the text of another program.
    package static func with<Result>(
        _ text: String = Self.text, mode: Int = 0o755, _ body: (String) async throws -> Result
    ) async throws -> Result {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        let program = directory["decoder"]
        guard
            FileManager.default.createFile(
                atPath: program, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        else { throw CocoaError(.fileWriteUnknown) }
        return try await body(program)
    }
}
