import Foundation

/// Scanned pages of a text: images with noise, turned by some degrees, of which only a program that recognises text makes one.
package struct ScanFile {
    /// The lines of each page.
    package var pages: [[String]]
    /// In degrees, counterclockwise.
    package var skew: Double
    /// In points an inch.
    package var resolution: Int
    /// By how many of 256 levels a point differs from the page's at the most.
    package var noise: Int
    package var seed: UInt64

    /// - Parameter text: its long lines are broken, and its pages too where they are longer than paper.
    package init(_ text: String, skew: Double = 2, resolution: Int = 200, noise: Int = 40, seed: UInt64 = 1) {
        pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false).flatMap { page in
            Self.papers(page.split(separator: "\n", omittingEmptySubsequences: false).flatMap { Self.broken($0) })
        }
        self.skew = skew
        self.resolution = resolution
        self.noise = noise
        self.seed = seed
    }

    /// The text that is on the pages.
    package var text: String { pages.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\u{0C}") }

    /// A PDF whose pages are the images.
    package var pdf: [UInt8] {
        get throws {
            let images = try Self.drawn(PDFFile(pages: pages).bytes, resolution).map { scanned($0) }
            return Self.pdf(of: images, resolution)
        }
    }

    /// The first page as a picture.
    ///
    /// - Parameter options: the options of `pdftoppm` for its form, as `-png`.
    package func picture(_ options: String...) throws -> [UInt8] {
        try Self.run("pdftoppm", options + ["-q", "-r", "\(resolution)", "-l", "1"], input: pdf)
    }

    // MARK: The paper

    private static func broken(_ line: Substring) -> [String] {
        // A row of a table stays as it is.
        guard line.count > 95, !line.contains("\t"), !line.contains("   ") else { return [String(line)] }
        var lines = [""]
        for word in line.split(separator: " ") {
            let last = lines.count - 1
            if lines[last].isEmpty {
                lines[last] = String(word)
            } else if lines[last].count + word.count < 92 {
                lines[last] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func papers(_ lines: [String]) -> [[String]] {
        var papers: [[String]] = []
        var rest = lines[...]
        while rest.count > 64 {
            let end = rest.prefix(64).lastIndex { $0.allSatisfy(\.isWhitespace) } ?? rest.startIndex + 63
            let cut = end > rest.startIndex + 40 ? end : rest.startIndex + 63
            papers.append(Array(rest[..<cut]))
            rest = rest[cut...]
        }
        return papers + [Array(rest)]
    }

    // MARK: The scanner

    private struct Image {
        var width: Int
        var height: Int
        var points: [UInt8]
    }

    private func scanned(_ page: Image) -> Image {
        let angle = skew * .pi / 180
        let (cosine, sine) = (Foundation.cos(angle), Foundation.sin(angle))
        let (centreX, centreY) = (Double(page.width) / 2, Double(page.height) / 2)
        var random = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        let (width, height, noise) = (page.width, page.height, noise)
        let points = [UInt8](unsafeUninitializedCapacity: width * height) { target, count in
            page.points.withUnsafeBufferPointer { source in
                for row in 0..<height {
                    for column in 0..<width {
                        let (x, y) = (Double(column) - centreX, Double(row) - centreY)
                        let (left, top) = (
                            Int(x * cosine - y * sine + centreX), Int(x * sine + y * cosine + centreY)
                        )
                        let isInside = left >= 0 && left < width && top >= 0 && top < height
                        let level = isInside ? Int(source[top * width + left]) : 255
                        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        let first = Int(random >> 33) % (noise + 1)
                        let second = Int(random >> 48) % (noise + 1)
                        // Paper is not white, and ink is not black.
                        target[row * width + column] = UInt8(max(0, min(255, 30 + level * 200 / 255 + first - second)))
                    }
                }
            }
            count = width * height
        }
        return Image(width: width, height: height, points: points)
    }

    private static func drawn(_ pdf: [UInt8], _ resolution: Int) throws -> [Image] {
        let output = try run("pdftoppm", ["-q", "-gray", "-r", "\(resolution)"], input: pdf)
        var images: [Image] = []
        var index = 0
        while index < output.count {
            // "P5", width and height, and the highest level, each on a line of its own.
            var lines: [String] = []
            while lines.count < 3 {
                let end = output[index...].firstIndex(of: UInt8(ascii: "\n")) ?? output.endIndex
                lines.append(String(decoding: output[index..<end], as: UTF8.self))
                index = end + 1
            }
            let size = lines[1].split(separator: " ").compactMap { Int($0) }
            images.append(
                Image(width: size[0], height: size[1], points: Array(output[index..<index + size[0] * size[1]])))
            index += size[0] * size[1]
        }
        return images
    }

    private static func pdf(of images: [Image], _ resolution: Int) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        func add(_ object: String, stream: [UInt8]? = nil) {
            offsets.append(file.count)
            file += Array("\(offsets.count) 0 obj\n\(object)".utf8)
            if let stream { file += Array("\nstream\n".utf8) + stream + Array("\nendstream".utf8) }
            file += Array("\nendobj\n".utf8)
        }
        add("<< /Type /Catalog /Pages 2 0 R >>")
        let kids = images.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        add("<< /Type /Pages /Kids [\(kids)] /Count \(images.count) >>")
        for (index, image) in images.enumerated() {
            let (width, height) = (image.width * 72 / resolution, image.height * 72 / resolution)
            let drawing = "\(width) 0 0 \(height) 0 0 cm /I Do"
            add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(4 + 3 * index) 0 R "
                    + "/Resources << /XObject << /I \(5 + 3 * index) 0 R >> >> >>")
            add("<< /Length \(drawing.count) >>", stream: Array(drawing.utf8))
            add(
                "<< /Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) "
                    + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Length \(image.points.count) >>",
                stream: image.points)
        }
        let start = file.count
        file += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets { file += Array(String(format: "%010d 00000 n \n", offset).utf8) }
        file += Array("trailer << /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    private static func run(_ program: String, _ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        let file = directory["in.pdf"]
        let result = directory["out"]
        try Data(input).write(to: URL(filePath: file))
        _ = FileManager.default.createFile(atPath: result, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments + [file]
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: result))
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: URL(filePath: result)))
    }
}
