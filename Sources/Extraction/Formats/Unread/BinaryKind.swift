/// Formats that are recognised by bytes at a fixed place, as their specifications give them.
enum BinaryKind {
    private struct Signature: Sendable {
        let bytes: [UInt8]
        let offset: Int
        /// Whether the same bytes could begin a text, which has no NUL among its first ones.
        let isWord: Bool
        let format: UnreadFormat
    }

    static func recognise(_ probe: FileProbe) -> UnreadFormat? {
        guard let first = probe.head.first else { return nil }
        for signature in atStart[first] ?? [] where matches(signature, probe) { return signature.format }
        for signature in inside where matches(signature, probe) { return signature.format }
        if probe.holds(ascii: "ftyp", at: 4), first == 0 { return mediaFile(brand: probe.ascii(at: 8, count: 4)) }
        if probe.holds(ascii: "RIFF", at: 0) { return riff[probe.ascii(at: 8, count: 4)] }
        return nil
    }

    private static func matches(_ signature: Signature, _ probe: FileProbe) -> Bool {
        probe.holds(signature.bytes, at: signature.offset) && (!signature.isWord || probe.isBinary)
    }

    /// ISO base media files (ISO/IEC 14496-12) are pictures or films by their brand.
    private static func mediaFile(brand: String) -> UnreadFormat {
        ["heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis"].contains(brand)
            ? picture("heif", "HEIF") : recording
    }

    private static let riff = ["WEBP": picture("webp", "WebP"), "WAVE": recording, "AVI ": recording]

    static func picture(_ subtype: String, _ name: String) -> UnreadFormat {
        UnreadFormat("image/\(subtype)", "a picture (\(name))", .recogniseText)
    }

    private static func archive(_ subtype: String, _ noun: String) -> UnreadFormat {
        UnreadFormat("application/\(subtype)", noun, .unpack)
    }

    private static let recording = UnreadFormat("video/*", "a sound or film recording", .dropInTheLetter)
    private static let program = UnreadFormat("application/x-executable", "a program", .dropInTheLetter)
    private static let font = UnreadFormat("font/*", "a font", .dropInTheLetter)
    private static let database = UnreadFormat("application/x-database", "a database", .dropInTheLetter)
    private static let postScript = UnreadFormat(
        "application/postscript", "a PostScript file",
        .other("turn it into PDF (ps2pdf in.ps out.pdf) and drop that in"))
    private static let winmail = UnreadFormat(
        "application/vnd.ms-tnef", "Outlook's wrapping of attachments (winmail.dat)",
        .other("unpack it first (tnef winmail.dat), and drop in the attachments"))

    private static let inside: [Signature] = [
        signature("ustar", at: 257, archive("x-tar", "a tar archive"))
    ]

    /// The signatures at the start, by their first byte.
    private static let atStart = Dictionary(grouping: signatures) { $0.bytes[0] }

    private static func signature(
        _ text: String, at offset: Int = 0, isWord: Bool = false, _ format: UnreadFormat
    ) -> Signature {
        Signature(bytes: Array(text.utf8), offset: offset, isWord: isWord, format: format)
    }

    private static func signature(_ bytes: [UInt8], isWord: Bool = false, _ format: UnreadFormat) -> Signature {
        Signature(bytes: bytes, offset: 0, isWord: isWord, format: format)
    }

    private static let signatures: [Signature] =
        pictures + archives + programs + fonts + databases + officeFiles + recordings

    private static let pictures = [
        signature([0x89, 0x50, 0x4E, 0x47], picture("png", "PNG")),
        signature("GIF87a", picture("gif", "GIF")), signature("GIF89a", picture("gif", "GIF")),
        signature([0x49, 0x49, 0x2B, 0], picture("tiff", "TIFF")),
        signature([0x4D, 0x4D, 0, 0x2B], picture("tiff", "TIFF")),
        signature("BM", isWord: true, picture("bmp", "BMP")),
        signature([0, 0, 1, 0], picture("vnd.microsoft.icon", "icon")),
        signature([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], picture("jp2", "JPEG 2000")),
        signature([0xFF, 0x4F, 0xFF, 0x51], picture("jp2", "JPEG 2000")),
        signature([0x97, 0x4A, 0x42, 0x32], picture("x-jb2", "JBIG2")),
        signature("8BPS", isWord: true, picture("vnd.adobe.photoshop", "Photoshop")),
        signature("AT&TFORM", UnreadFormat("image/vnd.djvu", "a DjVu document")),
    ]

    private static let archives = [
        signature([0x1F, 0x8B], archive("gzip", "a gzip archive")),
        signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], archive("x-7z-compressed", "a 7z archive")),
        signature([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], archive("vnd.rar", "a RAR archive")),
        signature([0x42, 0x5A, 0x68], isWord: true, archive("x-bzip2", "a bzip2 archive")),
        signature("BZh91AY&SY", archive("x-bzip2", "a bzip2 archive")),
        signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], archive("x-xz", "an xz archive")),
        signature([0x28, 0xB5, 0x2F, 0xFD], archive("zstd", "a Zstandard archive")),
        signature([0x04, 0x22, 0x4D, 0x18], archive("x-lz4", "an LZ4 archive")),
        signature("LZIP\u{1}", archive("lzip", "an lzip archive")),
        signature([0x1F, 0x9D], archive("x-compress", "a compressed file (.Z)")),
        signature([0x1F, 0xA0], archive("x-compress", "a compressed file (.Z)")),
        signature("MSCF\0", archive("vnd.ms-cab-compressed", "a Cabinet archive")),
        signature("!<arch>\n", archive("x-archive", "an archive of programs")),
        signature("070701", isWord: true, archive("x-cpio", "a cpio archive")),
        signature([0xED, 0xAB, 0xEE, 0xDB], archive("x-rpm", "a software package (RPM)")),
    ]

    private static let programs = [
        signature([0x7F, 0x45, 0x4C, 0x46], program),
        signature("MZ", isWord: true, program),
        signature([0xCA, 0xFE, 0xBA, 0xBE], program),
        signature([0xFE, 0xED, 0xFA, 0xCE], program), signature([0xFE, 0xED, 0xFA, 0xCF], program),
        signature([0xCE, 0xFA, 0xED, 0xFE], program), signature([0xCF, 0xFA, 0xED, 0xFE], program),
        signature("\0asm", program),
        signature(
            [0x4C, 0, 0, 0, 1, 0x14, 2, 0],
            UnreadFormat("application/x-ms-shortcut", "a shortcut to a file", .other("drop in the file itself"))),
    ]

    private static let fonts = [
        signature([0, 1, 0, 0, 0], font), signature("true\0", font), signature("OTTO\0", font),
        signature("ttcf\0", font), signature("wOFF", isWord: true, font), signature("wOF2", isWord: true, font),
        signature([0x80, 1], isWord: true, font),
    ]

    private static let databases = [
        signature("SQLite format 3\0", database),
        signature([0, 1, 0, 0] + Array("Standard ".utf8), database),
        signature(
            [0x21, 0x42, 0x44, 0x4E], isWord: true,
            UnreadFormat(
                "application/vnd.ms-outlook-pst", "an Outlook mailbox (PST)",
                .other("save the letters in it, which are mostly attachments, and drop those in"))),
    ]

    private static let officeFiles = [
        signature([0x78, 0x9F, 0x3E, 0x22], winmail),
        signature("{\\rtf", UnreadFormat("application/rtf", "an RTF document", .saveAsDocument)),
        signature(
            [0xFF, 0x57, 0x50, 0x43],
            UnreadFormat("application/vnd.wordperfect", "a WordPerfect document", .saveAsDocument)),
        signature([0xDB, 0xA5, 0x2D, 0], UnreadFormat("application/msword", "a Word 2 document")),
        signature([0x31, 0xBE, 0, 0], UnreadFormat("application/x-mswrite", "a Write document")),
        signature(
            [0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D], UnreadFormat("application/onenote", "a OneNote section")),
        signature([0xC5, 0xD0, 0xD3, 0xC6], postScript),
        signature("%!PS-AdobeFont", font), signature("%!FontType", font), signature("%!PS", postScript),
        signature(
            [0x1B, 0x25, 0x2D, 0x31, 0x32, 0x33, 0x34, 0x35, 0x58],
            UnreadFormat(
                "application/vnd.hp-pcl", "a file for a printer (PCL)")),
        signature("bplist0", UnreadFormat("application/x-plist", "a property list", .dropInTheLetter)),
    ]

    private static let recordings = [
        signature("ID3", isWord: true, recording), signature("OggS\0", recording), signature("fLaC\0", recording),
        signature([0x1A, 0x45, 0xDF, 0xA3], recording), signature([0x30, 0x26, 0xB2, 0x75], recording),
    ]
}
