import Model

/// A PNG picture (ISO/IEC 15948) as a page: a PDF's images know the same compression with the same predictors.
enum PNGPicture {
    static let noun = "a picture (PNG)"

    static func page(_ bytes: [UInt8]) throws(Refusal) -> PicturePage {
        var index = 8
        var header: [Int]?
        var palette: [UInt8] = []
        var data: [UInt8] = []
        var isWhole = false
        while !isWhole, index + 12 <= bytes.count {
            let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - index - 12 else { break }
            let content = bytes[(index + 8)..<(index + 8 + length)]
            switch String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self) {
            case "IHDR": if length >= 13 { header = content.map(Int.init) }
            case "PLTE": palette = Array(content)
            case "IDAT": data += content
            case "IEND": isWhole = true
            default: break
            }
            index += 12 + length
        }
        guard let header, !data.isEmpty else { throw PicturePage.damaged(noun) }
        let (width, height) = (number(header[0..<4]), number(header[4..<8]))
        try PicturePage.check(width: width, height: height, noun)
        guard header[12] == 0 else { throw PicturePage.unsupported(noun, "whose lines are interlaced") }
        let (bits, type) = (header[8], header[9])
        guard [1, 2, 4, 8, 16].contains(bits), let (count, space) = colours(type, bits, palette) else {
            throw PicturePage.damaged(noun)
        }
        let strip = PicturePage.Strip(
            height: height, bytes: data,
            decoding: "/ColorSpace\(space)/BitsPerComponent \(bits)/Filter/FlateDecode"
                + "/DecodeParms<</Predictor 15/Colors \(count)/BitsPerComponent \(bits)/Columns \(width)>>")
        return PicturePage(width: width, height: height, strips: [strip])
    }

    private static func number(_ bytes: ArraySlice<Int>) -> Int { bytes.reduce(0) { $0 << 8 | $1 } }

    /// The number of values of a point, and their meaning; nil for a type that does not exist.
    private static func colours(_ type: Int, _ bits: Int, _ palette: [UInt8]) -> (Int, String)? {
        switch type {
        case 0: (1, "/DeviceGray")
        case 2: (3, "/DeviceRGB")
        case 3: palette.isEmpty || bits > 8 ? nil : (1, PicturePage.indexed(palette))
        case 4: (2, PicturePage.transparentGray)
        case 6: (4, PicturePage.transparentColours)
        default: nil
        }
    }
}
