import Foundation

/// A small PDF with text in Courier (ISO 32000-1).
package struct PDFFile {
    /// The lines of each page.
    package var pages: [[String]]
    /// Comment lines, which readers ignore.
    package var comments: [String] = []
    /// Whether the file claims to be encrypted, with a password that does not exist.
    package var isEncrypted = false
    /// The least width of a page, in points.
    private static let width = 595
    private static let lineHeight = 12

    /// - Parameter text: with a form feed behind each page but the last.
    package init(_ text: String) {
        pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
            page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    package init(pages: [[String]]) { self.pages = pages }

    package var bytes: [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))] "
                + "/Count \(pages.count) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        ].map { Array($0.utf8) }
        for (index, lines) in pages.enumerated() {
            let width = max(Self.width, 80 + 6 * (lines.map(\.count).max() ?? 0))
            let height = 80 + Self.lineHeight * lines.count
            objects.append(
                Array(
                    """
                    << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)]
                    /Resources << /Font << /F 3 0 R >> >> /Contents \(5 + 2 * index) 0 R >>
                    """.utf8))
            let drawing = Self.drawing(lines, from: height - 40)
            objects.append(
                Array("<< /Length \(drawing.count) >>\nstream\n".utf8) + drawing + Array("\nendstream".utf8))
        }
        var file = Array("%PDF-1.4\n\(comments.map { "%\($0)\n" }.joined())".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += String(format: "%010d 00000 n \n", file.count)
            file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let key = String(repeating: "00", count: 32)
        let encryption =
            isEncrypted
            ? "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >> /ID [<00> <00>]" : ""
        let trailer = """
            trailer << /Size \(objects.count + 1) /Root 1 0 R \(encryption) >>
            startxref
            \(file.count)
            %%EOF

            """
        return file + Array((table + trailer).utf8)
    }

    private static func drawing(_ lines: [String], from top: Int) -> [UInt8] {
        var drawing = Array("BT /F 10 Tf \(lineHeight) TL 40 \(top) Td\n".utf8)
        for line in lines {
            let escaped = line.map { "\\()".contains($0) ? "\\\($0)" : String($0) }.joined()
            drawing +=
                Array("(".utf8) + Array(escaped.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
            drawing += Array(") Tj T*\n".utf8)
        }
        return drawing + Array("ET".utf8)
    }
}
