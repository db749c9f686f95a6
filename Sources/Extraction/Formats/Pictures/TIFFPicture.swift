import Model

/// The pictures of a TIFF file (TIFF 6.0) as pages: a PDF's images know most of its compressions.
enum TIFFPicture {
    static let noun = "a picture (TIFF)"
    /// The number of pictures that are looked at.
    private static let largestCount = 1000
    /// The number of strips of a picture.
    private static let largestStrips = 10_000

    static func pages(_ bytes: [UInt8]) throws(Refusal) -> [PicturePage] {
        let directories: [TIFFDirectory]
        do throws(TIFFDirectory.Fault) {
            directories = try TIFFDirectory.all(in: bytes[...], limit: largestCount)
        } catch {
            switch error {
            case .damaged: throw PicturePage.damaged(noun)
            case .tooMany:
                throw Refusal(
                    .tooLarge,
                    "It is \(noun) with more than 1,000 pages; drop in the letter or report by itself.")
            }
        }
        var pages: [PicturePage] = []
        // A preview of another picture has the lowest bit of NewSubfileType.
        for directory in directories where (directory[254] ?? 0) & 1 == 0 {
            pages.append(try page(directory, bytes))
        }
        guard !pages.isEmpty else { throw PicturePage.damaged(noun) }
        return pages
    }

    private static func page(_ directory: TIFFDirectory, _ bytes: [UInt8]) throws(Refusal) -> PicturePage {
        guard let width = directory[256], let height = directory[257] else { throw PicturePage.damaged(noun) }
        try PicturePage.check(width: width, height: height, noun)
        guard directory[322] == nil, directory[324] == nil else {
            throw PicturePage.unsupported(noun, "that is divided into tiles")
        }
        let samples = directory[277] ?? 1
        guard samples == 1 || (directory[284] ?? 1) == 1 else {
            throw PicturePage.unsupported(noun, "whose colours are stored one by one")
        }
        let bits = directory[258] ?? 1
        let compression = directory[259] ?? 1
        guard let colours = colours(directory, samples, bits) else {
            throw PicturePage.unsupported(noun, "with colours of an unusual kind")
        }
        guard let filter = filter(directory, samples, bits, width: width, compression) else {
            throw PicturePage.unsupported(noun, "of an unusual compression (\(compression))")
        }
        let rows = min(max(1, directory[278] ?? height), height)
        let (offsets, counts) = (directory.entries[273] ?? [], directory.entries[279] ?? [])
        let count = (height + rows - 1) / rows
        guard offsets.count >= count, counts.count >= count, count <= largestStrips else {
            throw PicturePage.damaged(noun)
        }
        var strips: [PicturePage.Strip] = []
        var size = 0
        for index in 0..<count {
            let (start, length) = (offsets[index], counts[index])
            // Strips that overlap would make a large file of a small one.
            size += length
            guard start >= 0, length >= 0, start <= bytes.count, length <= bytes.count - start, size <= bytes.count
            else { throw PicturePage.damaged(noun) }
            var content = Array(bytes[start..<start + length])
            if directory[266] == 2, compression != 7 { content = content.map(\.withBitsReversed) }
            if compression == 7 { content = withTables(directory, content, bytes) }
            let stripHeight = min(rows, height - index * rows)
            strips.append(
                PicturePage.Strip(
                    height: stripHeight, bytes: content,
                    decoding: colours + filter.replacing("ROWS", with: "\(stripHeight)")))
        }
        return PicturePage(width: width, height: height, rotation: directory.rotation, strips: strips)
    }

    /// The entries of a PDF's image for the meaning of the points; nil for one that PDFs don't know.
    private static func colours(_ directory: TIFFDirectory, _ samples: Int, _ bits: Int) -> String? {
        guard [1, 2, 4, 8, 16].contains(bits) else { return nil }
        let isFax = [2, 3, 4].contains(directory[259] ?? 1)
        let space: String
        switch (directory[262] ?? 0, samples) {
        // A fax is black on white as it is.
        case (0, 1): space = isFax ? "/DeviceGray" : "/DeviceGray/Decode[1 0]"
        case (1, 1): space = isFax ? "/DeviceGray/Decode[1 0]" : "/DeviceGray"
        case (1, 2): space = PicturePage.transparentGray
        case (2, 3), (6, 3): space = "/DeviceRGB"
        case (2, 4): space = PicturePage.transparentColours
        case (3, 1):
            guard bits <= 8, let map = directory.entries[320], map.count == 3 << bits else { return nil }
            let count = 1 << bits
            space = PicturePage.indexed(
                (0..<count).flatMap { colour in (0..<3).map { UInt8(truncatingIfNeeded: map[$0 * count + colour] >> 8) }
                })
        case (5, 4): space = "/DeviceCMYK"
        default: return nil
        }
        return "/ColorSpace\(space)/BitsPerComponent \(bits)"
    }

    /// The entries for the compression, with ROWS for the height of a strip; nil for one that PDFs don't know.
    private static func filter(
        _ directory: TIFFDirectory, _ samples: Int, _ bits: Int, width: Int, _ compression: Int
    ) -> String? {
        let isYCbCr = directory[262] == 6
        guard !isYCbCr || compression == 7 else { return nil }
        let predictor =
            directory[317] == 2
            ? "/DecodeParms<</Predictor 2/Colors \(samples)/BitsPerComponent \(bits)/Columns \(width)>>" : ""
        func fax(_ kind: String) -> String {
            "/Filter/CCITTFaxDecode/DecodeParms<<\(kind)/Columns \(width)/Rows ROWS>>"
        }
        let options = directory[292] ?? 0
        return switch compression {
        case 1: ""
        case 2: fax("/K 0/EncodedByteAlign true")
        case 3: fax("/K \(options & 1)\(options & 4 != 0 ? "/EncodedByteAlign true" : "")")
        case 4: fax("/K -1")
        case 5: "/Filter/LZWDecode\(predictor)"
        case 7: "/Filter/DCTDecode\(directory[262] == 2 ? "/DecodeParms<</ColorTransform 0>>" : "")"
        case 8, 32946: "/Filter/FlateDecode\(predictor)"
        case 32773: "/Filter/RunLengthDecode"
        default: nil
        }
    }

    /// A strip of JPEG compression with the tables that all strips share (TIFF Technical Note 2).
    private static func withTables(_ directory: TIFFDirectory, _ strip: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        guard let place = directory.data[347], place.count > 4, strip.count > 2 else { return strip }
        return bytes[place].dropLast(2) + strip.dropFirst(2)
    }
}

extension UInt8 {
    fileprivate var withBitsReversed: UInt8 {
        var (rest, result) = (self, UInt8(0))
        for _ in 0..<8 {
            result = result << 1 | rest & 1
            rest >>= 1
        }
        return result
    }
}
