import Model
import Repository

/// A reading as the store gives it back.
enum JSONRoundTrip {
    static func of(_ reading: Reading) throws -> Reading { try Reading(json: reading.json[...]) }
}
