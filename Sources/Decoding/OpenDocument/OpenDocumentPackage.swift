/// A package of OpenDocument (OpenDocument 1.3, part 2).
struct OpenDocumentPackage {
    let archive: ZIPArchive
    let names: XMLNames
    let format: OfficeFormat

    static let prefixes: [String: String] = {
        let open = "urn:oasis:names:tc:opendocument:xmlns:"
        return [
            "\(open)office:1.0": "office", "\(open)text:1.0": "text", "\(open)table:1.0": "table",
            "\(open)drawing:1.0": "draw", "\(open)style:1.0": "style", "\(open)manifest:1.0": "manifest",
            "\(open)xsl-fo-compatible:1.0": "fo", "\(open)svg-compatible:1.0": "svg",
            "\(open)datastyle:1.0": "number", "\(open)chart:1.0": "chart", "\(open)form:1.0": "form",
            "http://www.w3.org/1999/xlink": "xlink",
        ]
    }()

    init(_ bytes: [UInt8], format: OfficeFormat) throws(DecodingRefusal) {
        archive = try ZIPArchive(bytes, of: format)
        names = XMLNames(Self.prefixes)
        self.format = format
        let manifest = Manifest()
        if archive.holds("META-INF/manifest.xml") { try read("META-INF/manifest.xml", by: manifest) }
        if manifest.isEncrypted { throw format.encrypted }
    }

    /// Reads a part.
    func read(_ part: String, by handler: any XMLHandler) throws(DecodingRefusal) {
        try XMLPart.read(part, of: archive, format: format, names: names, by: handler)
    }
}

/// The list of a package's parts.
private final class Manifest: XMLHandler {
    private(set) var isEncrypted = false

    func start(_ element: XMLElement) -> XMLDescent {
        if element.name == "manifest:encryption-data" || element.name == "manifest:encrypted-key" { isEncrypted = true }
        return .enter
    }
}
