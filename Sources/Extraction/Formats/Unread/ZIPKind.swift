import Model

/// ZIP archives, and the documents that are one, by the names of their members.
enum ZIPKind {
    /// The signatures of a member's header, of an empty archive's end, and of an archive in several files.
    private static let signatures: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 7, 8]]

    static func recognise(_ probe: FileProbe) -> UnreadFormat? {
        guard probe.head.first == 0x50, signatures.contains(where: probe.starts(with:)) else { return nil }
        guard let directory = ZIPDirectory(probe.bytes) else { return cutShort }
        return kind(of: directory)
    }

    /// Whether a file is an archive of files, and no document that is one.
    static func isArchive(_ probe: FileProbe) -> Bool {
        recognise(probe)?.mediaType == .zip && ZIPDirectory(probe.bytes) != nil
    }

    private static func kind(of directory: ZIPDirectory) -> UnreadFormat {
        let members = directory.members
        if let mimetype = members.first(where: { $0.isNamed("mimetype") }),
            let content = directory.storedContent(of: mimetype, limit: 256)
        {
            let type = String(decoding: content, as: UTF8.self)
            if let noun = declared[type] {
                if type.contains("spreadsheet") { return UnreadFormat(type, noun, .saveAsWorkbook) }
                return UnreadFormat(type, noun, type.contains("opendocument.text") ? .saveAsDocument : .saveAsPDF)
            }
        }
        if members.contains(where: { $0.isNamed("[Content_Types].xml") }) {
            // Office Open XML (ISO/IEC 29500-2): the main part's folder is the program's.
            for member in members {
                let folder = String(decoding: member.name.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
                if let (type, noun) = officeFolders[folder] { return UnreadFormat(type, noun) }
            }
            return UnreadFormat("application/vnd.openxmlformats-officedocument", "an Office document")
        }
        if members.contains(where: { $0.name.hasSuffix(".iwa") }) {
            return UnreadFormat("application/vnd.apple.iwork", "a Pages, Numbers or Keynote document")
        }
        if members.contains(where: { $0.isNamed("META-INF/MANIFEST.MF") || $0.isNamed("AndroidManifest.xml") }) {
            return UnreadFormat("application/java-archive", "a program", .dropInTheLetter)
        }
        return archive
    }

    /// An archive of files, which is read.
    private static let archive = UnreadFormat("application/zip", "a ZIP archive", .unpack)

    private static let cutShort = UnreadFormat(
        "application/zip", "a ZIP archive or an Office document that is damaged or cut short",
        .other("get it again, and save it as PDF or unpack it"), code: .damaged)

    /// The nouns of the types that a member named `mimetype` declares (OpenDocument 1.3, part 2, 3.3; EPUB 3.3, 4.2.6).
    private static let declared: [String: String] = {
        let prefix = "application/vnd.oasis.opendocument."
        return [
            "\(prefix)text": "an OpenDocument text (ODT)",
            "\(prefix)text-web": "an OpenDocument text (ODT)",
            "\(prefix)text-template": "an OpenDocument text template (OTT)",
            "\(prefix)text-master": "an OpenDocument master document (ODM)",
            "\(prefix)spreadsheet": "an OpenDocument spreadsheet (ODS)",
            "\(prefix)spreadsheet-template": "an OpenDocument spreadsheet template (OTS)",
            "\(prefix)presentation": "an OpenDocument presentation (ODP)",
            "\(prefix)graphics": "an OpenDocument drawing (ODG)",
            "\(prefix)base": "an OpenDocument database (ODB)",
            "application/epub+zip": "an e-book (EPUB)",
        ]
    }()

    private static let officeFolders: [String: (type: String, noun: String)] = {
        let prefix = "application/vnd.openxmlformats-officedocument."
        return [
            "word": ("\(prefix)wordprocessingml.document", "a Word document (DOCX)"),
            "xl": ("\(prefix)spreadsheetml.sheet", "an Excel workbook (XLSX)"),
            "ppt": ("\(prefix)presentationml.presentation", "a PowerPoint presentation (PPTX)"),
            "visio": ("application/vnd.ms-visio.drawing", "a Visio drawing"),
            "Documents": ("application/vnd.ms-xpsdocument", "an XPS document"),
        ]
    }()
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
