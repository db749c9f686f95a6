import ConfinedProgram
import Model

/// The members of a file in the form in which `ombudsd-extract` gives them (`DecodedMember.encoded` in `Decoding`). Untrusted bytes may
/// have taken that program over: whatever is not of the form does not count.
enum MemberList {
    /// - Returns: nil for bytes that are not of the form.
    static func decoded(_ bytes: [UInt8]) -> [ContainerMember]? {
        var fields = FieldReader(bytes)
        guard let count = fields.count(), count <= bytes.count else { return nil }
        var members: [ContainerMember] = []
        for _ in 0..<count {
            guard let components = fields.count(), (1...1000).contains(components) else { return nil }
            var path: [String] = []
            for _ in 0..<components {
                guard let component = fields.text() else { return nil }
                path.append(component)
            }
            guard let depth = fields.count(), (0...100).contains(depth), let isCovering = fields.count(),
                let date = fields.text(), let code = fields.text(), let content = fields.next()
            else { return nil }
            let result: Result<[UInt8], Refusal>
            if code.isEmpty {
                result = .success(Array(content))
            } else {
                guard let refusal = Refusal(ofProgram: code, String(decoding: content, as: UTF8.self)) else {
                    return nil
                }
                result = .failure(refusal)
            }
            guard let cells = SheetCells(&fields) else { return nil }
            var member = ContainerMember(
                path: path, depth: depth, role: isCovering == 1 ? .coveringText : .document,
                date: Int64(date).flatMap { (0..<7_258_118_400).contains($0) ? Timestamp(seconds: $0) : nil },
                content: result)
            if !cells.cells.isEmpty { member.cells = cells }
            members.append(member)
        }
        return fields.isAtEnd ? members : nil
    }
}
