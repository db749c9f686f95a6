/// A package of Office Open XML (ISO/IEC 29500-2): parts that refer to each other by relationships.
struct OpenXMLPackage {
    let archive: ZIPArchive
    let names: XMLNames
    let format: OfficeFormat

    /// The prefixes of the namespaces, for the transitional and the strict form of the standard.
    static let prefixes: [String: String] = {
        let transitional = "http://schemas.openxmlformats.org/"
        let strict = "http://purl.oclc.org/ooxml/"
        return [
            "\(transitional)wordprocessingml/2006/main": "w", "\(strict)wordprocessingml/main": "w",
            "\(transitional)spreadsheetml/2006/main": "s", "\(strict)spreadsheetml/main": "s",
            "\(transitional)officeDocument/2006/relationships": "r", "\(strict)officeDocument/relationships": "r",
            "\(transitional)officeDocument/2006/math": "m", "\(strict)officeDocument/math": "m",
            "\(transitional)drawingml/2006/main": "a", "\(strict)drawingml/main": "a",
            "\(transitional)drawingml/2006/chart": "c", "\(strict)drawingml/chart": "c",
            "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
            "\(transitional)drawingml/2006/diagram": "dgm", "\(strict)drawingml/diagram": "dgm",
            "\(transitional)drawingml/2006/spreadsheetDrawing": "xdr", "\(strict)drawingml/spreadsheetDrawing": "xdr",
            "\(transitional)markup-compatibility/2006": "mc",
            "\(transitional)package/2006/relationships": "rel",
            "urn:schemas-microsoft-com:office:office": "o",
            "http://www.w3.org/XML/1998/namespace": "xml",
        ]
    }()

    init(_ bytes: [UInt8], format: OfficeFormat) throws(DecodingRefusal) {
        archive = try ZIPArchive(bytes, of: format)
        names = XMLNames(Self.prefixes)
        self.format = format
    }

    /// Reads a part.
    func read(_ part: String, by handler: any XMLHandler) throws(DecodingRefusal) {
        try XMLPart.read(part, of: archive, format: format, names: names, by: handler)
    }

    /// The part that the package is about.
    func mainPart() throws(DecodingRefusal) -> String {
        let all = try relationships(of: "")
        guard let main = all.first(where: { $0.kind == "officeDocument" })?.part else {
            throw format.damaged("does not say which of its parts is the document")
        }
        return main
    }

    /// The relationships of a part; none where it has no list of them.
    ///
    /// - Parameter part: the part's name; empty for the package's own.
    func relationships(of part: String) throws(DecodingRefusal) -> [Relationship] {
        let (folder, name) = Self.folderAndName(of: part)
        let list = "\(folder)_rels/\(name).rels"
        guard archive.holds(list) else { return [] }
        let handler = RelationshipList(folder: folder)
        try read(list, by: handler)
        return handler.relationships
    }

    fileprivate static func folderAndName(of part: String) -> (String, String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }
}

/// A reference from one part of a package to another.
struct Relationship {
    let id: String
    /// The last word of its type, as `styles`.
    let kind: String
    /// The name of the part that it leads to; nil for a place outside of the package.
    let part: String?
}

private final class RelationshipList: XMLHandler {
    var relationships: [Relationship] = []
    private let folder: String

    init(folder: String) { self.folder = folder }

    func start(_ element: XMLElement) -> XMLDescent {
        if element.name == "rel:Relationship", let id = element["Id"], let type = element["Type"] {
            let isOutside = element["TargetMode"] == "External"
            relationships.append(
                Relationship(
                    id: id, kind: type.split(separator: "/").last.map { String($0) } ?? "",
                    part: isOutside ? nil : element["Target"].map(resolved)))
        }
        return .enter
    }

    /// The name of a part, from the reference in a part of `folder`.
    private func resolved(_ target: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
