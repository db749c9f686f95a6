import ComposedContainers
import Extraction
import Model
import Testing

/// The lists of names in ZIP archives and compound files are read by the project's own code, in the daemon's process.
@Suite struct ContainerFuzzTests {
    struct Container: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
    }

    static let containers = [
        Container(
            testDescription: "a ZIP archive",
            bytes: ZIPFile([
                ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x"),
                ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "x"),
            ]).bytes),
        Container(
            testDescription: "a compound file",
            bytes: CompoundFile(["1Table", "WordDocument", "__attach_version1.0_#00000000", "Workbook", "Quill"]).bytes),
    ]

    /// No such file is ever read as a text, whatever becomes of its lists.
    private func isRefused(_ bytes: [UInt8]) -> Bool {
        do throws(Refusal) {
            return try Extractors.all.extractNow(bytes, name: "letter.txt") == nil
        } catch {
            return !error.message.isEmpty
        }
    }

    @Test(arguments: containers)
    func `each byte of a container may have any value`(container: Container) {
        let start = 8
        for index in start..<container.bytes.count {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFE, 0xFF] {
                var bytes = container.bytes
                bytes[index] = value
                #expect(isRefused(bytes), "byte \(index) is \(value)")
            }
        }
    }

    @Test(arguments: containers)
    func `each number of two or four bytes in a container may be too large`(container: Container) {
        for index in 8..<container.bytes.count {
            for count in [2, 4] where index + count <= container.bytes.count {
                var bytes = container.bytes
                bytes.replaceSubrange(index..<(index + count), with: repeatElement(0xFF, count: count))
                #expect(isRefused(bytes), "\(count) bytes at \(index)")
            }
        }
    }

    @Test(arguments: containers)
    func `a container may end anywhere, and have bytes in front of it`(container: Container) {
        for count in 8..<container.bytes.count {
            #expect(isRefused(Array(container.bytes.prefix(count))), "\(count) bytes")
        }
        for count in 1...64 {
            let bytes = container.bytes.prefix(8) + [UInt8](repeating: 0, count: count) + container.bytes
            #expect(isRefused(Array(bytes)), "\(count) bytes in front")
        }
    }
}
