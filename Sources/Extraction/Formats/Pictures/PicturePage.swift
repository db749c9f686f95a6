import Model

/// A picture of a page as it goes into a PDF: its compressed bytes are copied and never unpacked here, so that only a confined
/// process decodes what others wrote.
struct PicturePage: Sendable {
    /// A part of the picture over its whole width: a PDF's image (ISO 32000-1, 8.9.5).
    struct Strip: Sendable {
        /// In points.
        var height: Int
        var bytes: [UInt8]
        /// The entries of the image's dictionary that say how the bytes are decoded.
        var decoding: String
    }

    /// In points.
    var width: Int
    var height: Int
    /// The turn in degrees, clockwise, after which it stands upright: 0, 90, 180 or 270.
    var rotation = 0
    /// From the top to the bottom.
    var strips: [Strip]

    /// The largest picture that is drawn, in points: an A3 page at 600 points an inch has 70 million.
    private static let largest = 80_000_000

    /// Checks the size that a picture claims to have.
    ///
    /// - Parameter noun: the picture with its article, as "a picture (PNG)".
    static func check(width: Int, height: Int, _ noun: String) throws(Refusal) {
        guard width > 0, height > 0 else { throw damaged(noun) }
        // Neither number is larger than 2³².
        guard width <= largest, height <= largest, width * height <= largest else {
            throw Refusal(
                .tooLarge,
                "It is \(noun) of \(width) × \(height) points, more than a scanned page has; scan it with 300 points an inch and drop that in."
            )
        }
    }

    static func damaged(_ noun: String) -> Refusal {
        Refusal(
            .damaged, "It is \(noun) that can't be decoded, damaged or cut short; get it again, or scan the page again."
        )
    }

    static func unsupported(_ noun: String, _ what: String) -> Refusal {
        Refusal(.unsupportedFormat, "It is \(noun) \(what), which is not read; save it as PDF and drop that in.")
    }

    /// A PDF with a page for each picture, a point of the picture as large as a point of the page.
    static func pdf(_ pages: [PicturePage]) -> [UInt8] {
        var file = Array("%PDF-1.5\n".utf8)
        var offsets: [Int] = []
        func add(_ object: String, stream: [UInt8]? = nil) {
            offsets.append(file.count)
            file += "\(offsets.count) 0 obj\n\(object)".utf8
            if let stream { file += Array("stream\n".utf8) + stream + Array("\nendstream".utf8) }
            file += "\nendobj\n".utf8
        }
        // A page's object is followed by its contents and its images.
        var firsts: [Int] = []
        var next = 5
        for page in pages {
            firsts.append(next)
            next += 2 + page.strips.count
        }
        add("<</Type/Catalog/Pages 2 0 R>>")
        add("<</Type/Pages/Kids[\(firsts.map { "\($0) 0 R" }.joined(separator: " "))]/Count \(pages.count)>>")
        addFunctions { add($0, stream: $1) }
        for (page, first) in zip(pages, firsts) {
            let names = page.strips.indices.map { "/I\($0) \(first + 2 + $0) 0 R" }.joined()
            add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(page.width) \(page.height)]/Rotate \(page.rotation)"
                    + "/Resources<</XObject<<\(names)>>>>/Contents \(first + 1) 0 R>>")
            var drawing = ""
            var bottom = page.height
            for (index, strip) in page.strips.enumerated() {
                bottom -= strip.height
                drawing += "q \(page.width) 0 0 \(strip.height) 0 \(bottom) cm /I\(index) Do Q\n"
            }
            add("<</Length \(drawing.utf8.count)>>", stream: Array(drawing.utf8))
            for strip in page.strips {
                add(
                    "<</Type/XObject/Subtype/Image/Width \(page.width)/Height \(strip.height)\(strip.decoding)"
                        + "/Length \(strip.bytes.count)>>", stream: strip.bytes)
            }
        }
        let start = file.count
        file += "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8
        for offset in offsets {
            let digits = "\(offset)"
            file += "\(String(repeating: "0", count: max(0, 10 - digits.utf8.count)))\(digits) 00000 n \n".utf8
        }
        file += "trailer<</Size \(offsets.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8
        return file
    }

    /// The colours of a palette.
    ///
    /// - Parameter palette: red, green and blue of each colour, a byte each.
    static func indexed(_ palette: [UInt8]) -> String {
        let colours = palette.prefix(3 * 256)
        let digits = colours.map { byte in
            let text = String(byte, radix: 16)
            return text.utf8.count == 1 ? "0\(text)" : text
        }.joined()
        return "[/Indexed/DeviceRGB \(max(0, colours.count / 3 - 1))<\(digits)>]"
    }

    /// Grey with transparency, on white: 1 + transparency × (grey − 1). The function is the third object of the file.
    static let transparentGray = "[/DeviceN[/G/A]/DeviceGray 3 0 R]"
    /// Red, green and blue with transparency, on white.
    static let transparentColours = "[/DeviceN[/R/G/B/A]/DeviceRGB 4 0 R]"

    private static func addFunctions(_ add: (_ object: String, _ stream: [UInt8]) -> Void) {
        let blend = "exch 1 sub mul 1 add"
        let gray = "{\(blend)}"
        let colours = "{dup 5 1 roll \(blend) 4 1 roll 2 index \(blend) 4 1 roll 1 sub mul 1 add 3 1 roll}"
        add("<</FunctionType 4/Domain[0 1 0 1]/Range[0 1]/Length \(gray.utf8.count)>>", Array(gray.utf8))
        add(
            "<</FunctionType 4/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]/Length \(colours.utf8.count)>>",
            Array(colours.utf8))
    }
}
