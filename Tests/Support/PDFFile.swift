import Foundation

/// A small PDF with text in Courier (ISO 32000-1).
package struct PDFFile {
    /// The lines of each page.
    package var pages: [[String]]
    /// Pages behind these, of texts at places of their own.
    package var placed: [[PlacedText]] = []
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

    /// - Parameter placed: the texts of each page.
    package init(placed: [[PlacedText]]) {
        pages = []
        self.placed = placed
    }

    /// A text on a line of its own, at a place in points from the page's lower left corner.
    package struct PlacedText: Sendable {
        package var text: String
        package var left: Double
        package var baseline: Double
        /// The size of its letters. A letter of Courier is 0.6 of it wide.
        package var size: Double

        package init(_ text: String, left: Double, baseline: Double, size: Double = 10) {
            self.text = text
            self.left = left
            self.baseline = baseline
            self.size = size
        }
    }

    package var bytes: [UInt8] {
        let count = pages.count + placed.count
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\((0..<count).map { "\(4 + 2 * $0) 0 R" }.joined(separator: " "))] "
                + "/Count \(count) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        ].map { Array($0.utf8) }
        var index = 0
        func addPage(width: Int, height: Int, _ drawing: [UInt8]) {
            objects.append(
                Array(
                    """
                    << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)]
                    /Resources << /Font << /F 3 0 R >> >> /Contents \(5 + 2 * index) 0 R >>
                    """.utf8))
            objects.append(
                Array("<< /Length \(drawing.count) >>\nstream\n".utf8) + drawing + Array("\nendstream".utf8))
            index += 1
        }
        for lines in pages {
            let width = max(Self.width, 80 + 6 * (lines.map(\.count).max() ?? 0))
            let height = 80 + Self.lineHeight * lines.count
            addPage(width: width, height: height, Self.drawing(lines, from: height - 40))
        }
        for texts in placed {
            addPage(width: Self.width, height: 842, texts.flatMap(Self.drawing) + Array("\n".utf8))
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

    /// The same pages with a font that says of each letter that it is the one five places on. The page looks as before.
    package var withLettersShifted: [UInt8] {
        // The codes of "A" to "Z" and "a" to "z" are taken for other letters, and stay the same shapes.
        let ranges = [("41", "5A", "46"), ("61", "75", "66"), ("76", "7A", "A1")]
        let map =
            "begincmap 1 begincodespacerange <00> <FF> endcodespacerange \(ranges.count) beginbfrange "
            + ranges.map { "<\($0.0)> <\($0.1)> <00\($0.2)> " }.joined() + "endbfrange endcmap"
        let entry = "/Encoding /WinAnsiEncoding"
        var text = String(decoding: bytes, as: UTF8.self)
        let object = 4 + 2 * pages.count
        text.replace(entry, with: "\(entry) /ToUnicode \(object) 0 R")
        // Readers find the objects of a file whose table is wrong.
        text.replace(
            "xref\n",
            with: "\(object) 0 obj\n<< /Length \(map.utf8.count) >>\nstream\n\(map)\nendstream\nendobj\nxref\n",
            maxReplacements: 1)
        return Array(text.utf8)
    }

    private static func drawing(_ lines: [String], from top: Int) -> [UInt8] {
        var drawing = Array("BT /F 10 Tf \(lineHeight) TL 40 \(top) Td\n".utf8)
        for line in lines { drawing += shown(line) + Array(" T*\n".utf8) }
        return drawing + Array("ET".utf8)
    }

    private static func drawing(_ text: PlacedText) -> [UInt8] {
        Array("BT /F \(text.size) Tf \(text.left) \(text.baseline) Td ".utf8) + shown(text.text) + Array(" ET\n".utf8)
    }

    /// The operator that shows a text.
    private static func shown(_ text: String) -> [UInt8] {
        let escaped = text.map { "\\()".contains($0) ? "\\\($0)" : String($0) }.joined()
        return Array("(".utf8) + Array(escaped.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
            + Array(") Tj".utf8)
    }
}

extension PDFFile {
    /// The same pages, with a file attached.
    package func attaching(_ name: String, _ content: [UInt8] = Array("text".utf8)) -> [UInt8] {
        // A reader that looks for the objects would find those of an attached PDF otherwise.
        let digits = content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
        var text = String(decoding: bytes, as: UTF8.self)
        let first = 4 + 2 * pages.count
        text.replace(
            "<< /Type /Catalog",
            with: "<< /Names << /EmbeddedFiles << /Names [(a) \(first) 0 R] >> >> /Type /Catalog", maxReplacements: 1)
        let objects = """
            \(first) 0 obj
            << /Type /Filespec /F (\(name)) /UF (\(name)) /EF << /F \(first + 1) 0 R >> >>
            endobj
            \(first + 1) 0 obj
            << /Type /EmbeddedFile /Filter /ASCIIHexDecode /Length \(digits.count) >>
            stream
            \(digits)
            endstream
            endobj

            """
        text.replace("xref\n", with: "\(objects)xref\n", maxReplacements: 1)
        return Array(text.utf8)
    }

    /// The same pages, with a field of a form that has a value.
    ///
    /// - Parameter value: printed by whoever shows the file.
    package func withField(_ value: String) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        let first = 4 + 2 * pages.count
        text.replace(
            "<< /Type /Catalog",
            with:
                "<< /AcroForm << /Fields [\(first) 0 R] /DR << /Font << /F 3 0 R >> >> /DA (/F 10 Tf 0 g) >> /Type /Catalog",
            maxReplacements: 1)
        text.replace("/Type /Page /Parent", with: "/Type /Page /Annots [\(first) 0 R] /Parent", maxReplacements: 1)
        let object = """
            \(first) 0 obj
            << /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (\(value)) /Rect [200 20 400 40] /F 4 /DA (/F 10 Tf 0 g) >>
            endobj

            """
        text.replace("xref\n", with: "\(object)xref\n", maxReplacements: 1)
        return Array(text.utf8)
    }
}
