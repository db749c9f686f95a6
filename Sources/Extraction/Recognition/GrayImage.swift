/// A page as an image of grey points, 0 for black and 255 for white, row by row from the top.
struct GrayImage: Equatable, Sendable {
    let width: Int
    let height: Int
    let points: [UInt8]

    /// - Parameter points: as many as the image has.
    init(width: Int, height: Int, points: [UInt8]) {
        precondition(points.count == width * height)
        self.width = width
        self.height = height
        self.points = points
    }

    /// Reads a raw portable graymap (pgm(5)) with 256 levels, as `pdftoppm -gray` writes it.
    ///
    /// - Returns: nil for bytes that are none, or not the whole of one.
    init?(pgm bytes: [UInt8]) {
        guard bytes.starts(with: [0x50, 0x35]) else { return nil }
        var index = 2
        var numbers: [Int] = []
        while numbers.count < 3 {
            let start = index
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            let digits = bytes[index...].prefix(8).prefix { (0x30...0x39).contains($0) }
            guard index > start, !digits.isEmpty, let number = Int(String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            numbers.append(number)
            index += digits.count
        }
        let (width, height) = (numbers[0], numbers[1])
        guard numbers[2] == 255, (1...100_000).contains(width), (1...100_000).contains(height), index < bytes.count,
            bytes.count - index - 1 == width * height
        else { return nil }
        self.init(width: width, height: height, points: Array(bytes[(index + 1)...]))
    }

    /// The image as a raw portable graymap.
    var pgm: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + points }

    /// The image at half its size, each point the mean of four.
    var halved: GrayImage {
        let (newWidth, newHeight) = (max(1, width / 2), max(1, height / 2))
        let result = [UInt8](unsafeUninitializedCapacity: newWidth * newHeight) { target, count in
            points.withUnsafeBufferPointer { source in
                for row in 0..<newHeight {
                    let (top, bottom) = (min(2 * row, height - 1) * width, min(2 * row + 1, height - 1) * width)
                    for column in 0..<newWidth {
                        let (left, right) = (min(2 * column, width - 1), min(2 * column + 1, width - 1))
                        let sum =
                            Int(source[top + left]) + Int(source[top + right]) + Int(source[bottom + left])
                            + Int(source[bottom + right])
                        target[row * newWidth + column] = UInt8(sum / 4)
                    }
                }
            }
            count = newWidth * newHeight
        }
        return GrayImage(width: newWidth, height: newHeight, points: result)
    }

    /// The image with its lines level and its size changed. Points from outside the image are white.
    ///
    /// - Parameters:
    ///   - slope: by how many points a line of the page sinks for each point to the right.
    ///   - width: the width of the result, in points.
    ///   - height: its height.
    func levelled(_ slope: Double, width newWidth: Int, height newHeight: Int) -> GrayImage {
        let (stepX, stepY) = (Double(width) / Double(newWidth), Double(height) / Double(newHeight))
        let length = (1 + slope * slope).squareRoot()
        let (cosine, sine) = (1 / length, slope / length)
        let (centreX, centreY) = (Double(width) / 2, Double(height) / 2)
        let result = [UInt8](unsafeUninitializedCapacity: newWidth * newHeight) { target, count in
            points.withUnsafeBufferPointer { source in
                for row in 0..<newHeight {
                    let y = (Double(row) + 0.5) * stepY - centreY
                    for column in 0..<newWidth {
                        let x = (Double(column) + 0.5) * stepX - centreX
                        // In 256ths of a point, so that the weights are whole numbers.
                        let sourceX = Int((x * cosine - y * sine + centreX - 0.5) * 256)
                        let sourceY = Int((x * sine + y * cosine + centreY - 0.5) * 256)
                        let (left, top) = (sourceX >> 8, sourceY >> 8)
                        guard left >= 0, top >= 0, left + 1 < width, top + 1 < height else {
                            target[row * newWidth + column] = 255
                            continue
                        }
                        let (right, down) = (sourceX & 255, sourceY & 255)
                        let start = top * width + left
                        let above = Int(source[start]) * (256 - right) + Int(source[start + 1]) * right
                        let below = Int(source[start + width]) * (256 - right) + Int(source[start + width + 1]) * right
                        target[row * newWidth + column] = UInt8((above * (256 - down) + below * down) >> 16)
                    }
                }
            }
            count = newWidth * newHeight
        }
        return GrayImage(width: newWidth, height: newHeight, points: result)
    }
}
