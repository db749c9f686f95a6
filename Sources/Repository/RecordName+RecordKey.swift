package import Oversight
package import Store

extension RecordName {
    static let authorities = "authorities"
    static let rejections = "rejected"
    static let oversight = "oversight"
    static let handovers = "handovers"
    static let terms = "terms"
    static let termsCopy = "terms-copy"

    /// Forms the name of a record's file in the store.
    package init(_ key: RecordKey) throws(StoreError) {
        switch key {
        case .authority(let slug): try self.init(folder: Self.authorities, name: slug)
        case .rejection(let sha256): try self.init(folder: Self.rejections, name: sha256)
        case .terms: try self.init(folder: Self.oversight, name: Self.terms)
        case .handovers: try self.init(folder: Self.oversight, name: Self.handovers)
        }
    }

    /// The names of all files of a record. What people entered stands in no original, so that it is kept twice.
    package static func all(of key: RecordKey) throws(StoreError) -> [RecordName] {
        let name = try RecordName(key)
        return key == .terms ? [name, try RecordName(folder: oversight, name: termsCopy)] : [name]
    }
}
