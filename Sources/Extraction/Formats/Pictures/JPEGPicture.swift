import Model

/// A JPEG picture (ISO/IEC 10918-1) as a page: a PDF's images have the same form.
enum JPEGPicture {
    static let noun = "a picture (JPEG)"

    static func page(_ bytes: [UInt8]) throws(Refusal) -> PicturePage {
        var index = 2
        var isAdobe = false
        var rotation = 0
        while index + 4 <= bytes.count {
            guard bytes[index] == 0xFF else { throw PicturePage.damaged(noun) }
            let marker = bytes[index + 1]
            if marker == 0xFF {
                index += 1
                continue
            }
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            guard length >= 2, index + 2 + length <= bytes.count else { throw PicturePage.damaged(noun) }
            let segment = bytes[(index + 4)..<(index + 2 + length)]
            switch marker {
            case 0xE1 where segment.starts(with: "Exif\0\0".utf8):
                // The first directory is the picture's own; the second is that of its preview.
                let directories = try? TIFFDirectory.all(in: segment.dropFirst(6), limit: 2)
                rotation = directories?.first?.rotation ?? 0
            case 0xEE where segment.starts(with: "Adobe".utf8): isAdobe = true
            case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
                guard segment.count >= 6 else { throw PicturePage.damaged(noun) }
                let fields = Array(segment.prefix(6)).map(Int.init)
                let (height, width) = (fields[1] << 8 | fields[2], fields[3] << 8 | fields[4])
                try PicturePage.check(width: width, height: height, noun)
                let colours = [1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"][fields[5]]
                guard fields[0] == 8, let colours else {
                    throw PicturePage.unsupported(noun, "with \(fields[5]) colours of \(fields[0]) bits")
                }
                // Adobe's programs write the four colours of print inverted.
                let inverted = fields[5] == 4 && isAdobe ? "/Decode[1 0 1 0 1 0 1 0]" : ""
                let strip = PicturePage.Strip(
                    height: height, bytes: bytes,
                    decoding: "/ColorSpace\(colours)/BitsPerComponent 8/Filter/DCTDecode\(inverted)")
                return PicturePage(width: width, height: height, rotation: rotation, strips: [strip])
            default: break
            }
            index += 2 + length
        }
        throw PicturePage.damaged(noun)
    }
}
