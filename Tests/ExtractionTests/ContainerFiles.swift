/// Makes compound files with a directory and no content.
struct CompoundFile {
    var names: [String]

    init(_ names: [String]) { self.names = names }

    var bytes: [UInt8] {
        let entries = (["Root Entry"] + names).map { name in
            let units = name.utf16.flatMap { number(Int($0), 2) }
            return units + [UInt8](repeating: 0, count: 64 - units.count) + number(units.count + 2, 2)
                + [UInt8](repeating: 0, count: 62)
        }
        let perSector = 4
        let sectors = (entries.count + perSector - 1) / perSector
        // Sector 0 is the table of sectors; the directory is the chain from 1 on.
        var header = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 22) + number(9, 2)
        header += [UInt8](repeating: 0, count: 16) + number(1, 4) + [UInt8](repeating: 0, count: 24)
        header += number(0, 4)
        header += [UInt8](repeating: 0xFF, count: 512 - header.count)
        var table = number(0xFFFF_FFFD, 4)
        for sector in 1...sectors { table += number(sector == sectors ? 0xFFFF_FFFE : sector + 1, 4) }
        table += [UInt8](repeating: 0xFF, count: 512 - table.count)
        var directory = entries.flatMap { $0 }
        directory += [UInt8](repeating: 0, count: sectors * 512 - directory.count)
        return header + table + directory
    }
}

/// An unsigned number, little end first.
private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
