import Oversight
import Store

extension Payload {
    /// The JSON of a change, as `Payload(encoding:)` gives it.
    ///
    /// - Throws: `invalid` for a value that JSON cannot hold.
    init(_ change: Change) throws(StoreError) {
        if let json = change.json { self.init(json: json) } else { self = try Payload(encoding: change) }
    }
}
