/// Composes messages as Outlook saves them (MS-OXMSG in MS-CFB), with small streams in pieces of 64 bytes and large ones in sectors.
package struct OutlookFile {
    package indirect enum Attachment {
        case file(String, [UInt8], contentID: String? = nil)
        case message(String, OutlookFile)
        /// An object of another program.
        case object(String)
        case link(String)
    }

    package var words: String?
    /// The words as a page, in the character set of the message.
    package var page: [UInt8]?
    package var attachments: [Attachment] = []
    /// Whether texts are in UTF-16, as since 2003.
    package var isUnicode = true
    package var messageClass = "IPM.Note"
    /// 512 or 4096.
    package var sectorSize = 512

    package init(_ words: String? = nil, _ attachments: [Attachment] = []) {
        self.words = words
        self.attachments = attachments
    }

    /// A storage, or a stream with its bytes.
    fileprivate struct Node {
        var name: String
        var content: [UInt8]?
        var children: [Node] = []
    }

    package var bytes: [UInt8] {
        CompoundFileWriter(sectorSize: sectorSize).file(Node(name: "Root Entry", children: nodes(beginning: 32)))
    }

    /// - Parameter beginning: the number of bytes before the list of properties.
    private func nodes(beginning: Int) -> [Node] {
        // Sent on 18 July 2024, 08:30 UTC; in Windows-1252.
        let sent = (1_721_291_400 + 11_644_473_600) * 10_000_000
        let list = [UInt8](repeating: 0, count: beginning) + property(0x0039, 0x0040, sent) + property(0x3FDE, 3, 1252)
        var nodes = [Node(name: "__properties_version1.0", content: list), text(0x001A, messageClass)]
        nodes.append(text(0x0037, "Annual review letter"))
        if let words { nodes.append(text(0x1000, words)) }
        if let page { nodes.append(Node(name: Self.name(0x1013, 0x0102), content: page)) }
        for (index, attachment) in attachments.enumerated() {
            let digits = String(index, radix: 16, uppercase: true)
            let number = String(repeating: "0", count: 8 - digits.utf8.count) + digits
            nodes.append(Node(name: "__attach_version1.0_#\(number)", children: self.nodes(of: attachment)))
        }
        return nodes
    }

    private func nodes(of attachment: Attachment) -> [Node] {
        let list = Node(name: "__properties_version1.0", content: [UInt8](repeating: 0, count: 8))
        switch attachment {
        case .file(let name, let bytes, let contentID):
            return [list, text(0x3707, name), Node(name: Self.name(0x3701, 0x0102), content: bytes)]
                + (contentID.map { [text(0x3712, $0)] } ?? [])
        case .message(let name, let message):
            let inner = Node(name: Self.name(0x3701, 0x000D), children: message.nodes(beginning: 24))
            return [list, text(0x3001, name), inner]
        case .object(let name):
            let stream = Node(name: "CONTENTS", content: [1, 2, 3])
            return [list, text(0x3001, name), Node(name: Self.name(0x3701, 0x000D), children: [stream])]
        case .link(let name): return [list, text(0x3707, name)]
        }
    }

    private func text(_ number: Int, _ text: String) -> Node {
        if isUnicode {
            return Node(
                name: Self.name(number, 0x001F), content: text.utf16.flatMap { little(Int($0), 2) })
        }
        let bytes = text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : 0x3F }
        return Node(name: Self.name(number, 0x001E), content: bytes)
    }

    private func property(_ number: Int, _ type: Int, _ value: Int) -> [UInt8] {
        little(type, 2) + little(number, 2) + little(6, 4) + little(value, 8)
    }

    private static func name(_ number: Int, _ type: Int) -> String {
        let digits = String(number << 16 | type, radix: 16, uppercase: true)
        return "__substg1.0_" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}

/// Lays the sectors of a compound file out.
private struct CompoundFileWriter {
    let sectorSize: Int
    private var sectors: [[UInt8]] = []
    private var table: [Int] = []
    private var small: [UInt8] = []
    private var smallTable: [Int] = []
    private var entries: [[UInt8]] = []

    private static let end = 0xFFFF_FFFE
    private static let none = 0xFFFF_FFFF

    init(sectorSize: Int) { self.sectorSize = sectorSize }

    consuming func file(_ root: OutlookFile.Node) -> [UInt8] {
        entries.append([])
        let child = add(root.children)
        let smallStart = addSectors(small)
        entries[0] = entry(root.name, 5, child: child, start: smallStart, size: small.count)
        let smallTableStart = addSectors(smallTable.flatMap { little($0, 4) }, filling: 0xFF)
        let smallTableCount = (smallTable.count * 4 + sectorSize - 1) / sectorSize
        let directoryStart = addSectors(entries.flatMap { $0 })
        // The table lists its own sectors too.
        let perSector = sectorSize / 4
        var count = 1
        while table.count + count > count * perSector { count += 1 }
        precondition(count <= 109)
        let tableStart = table.count
        table += [Int](repeating: 0xFFFF_FFFD, count: count)
        table += [Int](repeating: Self.none, count: count * perSector - table.count)
        let tableBytes = table.flatMap { little($0, 4) }
        for index in 0..<count { sectors.append(Array(tableBytes[(index * sectorSize)..<((index + 1) * sectorSize)])) }
        var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
        header += little(0x3E, 2) + little(sectorSize == 512 ? 3 : 4, 2) + little(0xFFFE, 2)
        header += little(sectorSize == 512 ? 9 : 12, 2) + little(6, 2) + [UInt8](repeating: 0, count: 6)
        header += little(0, 4) + little(count, 4) + little(directoryStart, 4) + little(0, 4) + little(4096, 4)
        header += little(smallTableStart, 4) + little(smallTableCount, 4) + little(Self.end, 4) + little(0, 4)
        header += (0..<109).flatMap { little($0 < count ? tableStart + $0 : Self.none, 4) }
        header += [UInt8](repeating: 0, count: sectorSize - header.count)
        return header + sectors.joined()
    }

    /// - Returns: the number of the first of the entries, from which the others go to the right.
    private mutating func add(_ nodes: [OutlookFile.Node]) -> Int {
        guard !nodes.isEmpty else { return Self.none }
        let first = entries.count
        entries += [[UInt8]](repeating: [], count: nodes.count)
        let sorted = nodes.sorted { ($0.name.utf16.count, $0.name) < ($1.name.utf16.count, $1.name) }
        for (offset, node) in sorted.enumerated() {
            let right = offset + 1 < sorted.count ? first + offset + 1 : Self.none
            if let content = node.content {
                let start = content.count < 4096 ? addSmall(content) : addSectors(content)
                entries[first + offset] = entry(node.name, 2, right: right, start: start, size: content.count)
            } else {
                let child = add(node.children)
                entries[first + offset] = entry(node.name, 1, right: right, child: child, start: 0, size: 0)
            }
        }
        return first
    }

    private mutating func addSectors(_ content: [UInt8], filling: UInt8 = 0) -> Int {
        guard !content.isEmpty else { return Self.end }
        let first = sectors.count
        for start in stride(from: 0, to: content.count, by: sectorSize) {
            var sector = Array(content[start..<min(start + sectorSize, content.count)])
            sector += [UInt8](repeating: filling, count: sectorSize - sector.count)
            sectors.append(sector)
            table.append(start + sectorSize < content.count ? sectors.count : Self.end)
        }
        return first
    }

    private mutating func addSmall(_ content: [UInt8]) -> Int {
        guard !content.isEmpty else { return Self.end }
        let first = smallTable.count
        for start in stride(from: 0, to: content.count, by: 64) {
            var piece = Array(content[start..<min(start + 64, content.count)])
            piece += [UInt8](repeating: 0, count: 64 - piece.count)
            small += piece
            smallTable.append(start + 64 < content.count ? smallTable.count + 1 : Self.end)
        }
        return first
    }

    private func entry(
        _ name: String, _ kind: UInt8, right: Int = none, child: Int = none, start: Int, size: Int
    ) -> [UInt8] {
        let units = name.utf16.flatMap { little(Int($0), 2) }
        return units + [UInt8](repeating: 0, count: 64 - units.count) + little(units.count + 2, 2) + [kind, 1]
            + little(Self.none, 4) + little(right, 4) + little(child, 4) + [UInt8](repeating: 0, count: 36)
            + little(start, 4) + little(size, 8)
    }
}

/// An unsigned number, little end first.
private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
