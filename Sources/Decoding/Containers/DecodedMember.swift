import ConfinedProgram

/// A file taken out of a container: an attachment of a mail, a member of an archive.
package struct DecodedMember: Hashable, Sendable {
    /// The names of the folders or messages around it, outermost first, and its own at the end.
    package var path: [String]
    /// The number of containers of the same file around it, as of messages inside a message.
    package var depth: Int
    /// Whether it is the words of a mail itself.
    package var isCoveringText: Bool
    /// The date that the container gives for it, in seconds since 1970.
    package var date: Int64?
    /// Its bytes, or the reason why it can't be taken out.
    package var content: Result<[UInt8], DecodingRefusal>
    /// The cells of a sheet; empty for anything else.
    package var cells: [SheetCell] = []

    package init(
        path: [String], depth: Int = 0, isCoveringText: Bool = false, date: Int64? = nil,
        content: Result<[UInt8], DecodingRefusal>
    ) {
        self.path = path
        self.depth = depth
        self.isCoveringText = isCoveringText
        self.date = date
        self.content = content
    }
}

/// The limits within which a container is taken apart.
package struct MemberLimits: Hashable, Sendable {
    /// The number of containers that may be inside the file.
    package var depth: Int
    /// The number of members.
    package var parts: Int
    /// The size of all members together, in bytes.
    package var size: Int
    /// The size of one member, in bytes.
    package var memberSize: Int

    package init(depth: Int, parts: Int, size: Int, memberSize: Int) {
        self.depth = depth
        self.parts = parts
        self.size = size
        self.memberSize = memberSize
    }
}

extension DecodedMember {
    /// The members in the form in which the process that took them out passes them on.
    ///
    /// The fields follow one another, each behind its length in eight bytes (little-endian). First the number of members in eight bytes;
    /// for each of them the number of its path's components in eight bytes, the components, its depth and whether it is a covering text
    /// in eight bytes each, its date in decimal digits or nothing, the code of its refusal, and its bytes or the refusal's message. Then
    /// the number of its cells in eight bytes; for each of them row, column, and the numbers of rows and columns that it covers in eight
    /// bytes each, and its text.
    package static func encoded(_ members: [DecodedMember]) -> [UInt8] {
        var bytes: [UInt8] = []
        let size = members.reduce(0) { $0 + ((try? $1.content.get().count) ?? 0) }
        bytes.reserveCapacity(size + members.count * 256)
        bytes.appendCount(members.count)
        for member in members {
            bytes.appendCount(member.path.count)
            for component in member.path { bytes.appendField(component.utf8) }
            bytes.appendCount(member.depth)
            bytes.appendCount(member.isCoveringText ? 1 : 0)
            bytes.appendField((member.date.map { "\($0)" } ?? "").utf8)
            switch member.content {
            case .success(let content):
                bytes.appendField([])
                bytes.appendField(content)
            case .failure(let refusal):
                bytes.appendField(refusal.code.rawValue.utf8)
                bytes.appendField(refusal.message.utf8)
            }
            bytes.appendCount(member.cells.count)
            for cell in member.cells {
                for number in [cell.row, cell.column, cell.rows, cell.columns] { bytes.appendCount(number) }
                bytes.appendField(cell.text.utf8)
            }
        }
        return bytes
    }
}
