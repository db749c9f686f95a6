/// Numbers that are spread evenly already, as the keys of words are, found by their last bits.
struct KeyTable: Sendable {
    /// The numbers, each in the first free place from the one that its last bits name; 0 in a free place. At most half
    /// of the places are taken up.
    private let places: [UInt64]

    /// - Parameter keys: other than 0.
    init(_ keys: [UInt64]) {
        var count = 4
        while count < 2 * keys.count { count *= 2 }
        var places = [UInt64](repeating: 0, count: count)
        for key in keys {
            var place = Int(truncatingIfNeeded: key) & (count - 1)
            while places[place] != 0, places[place] != key { place = (place + 1) & (count - 1) }
            places[place] = key
        }
        self.places = places
    }

    var keys: [UInt64] { places.filter { $0 != 0 } }

    /// The number of places, a power of two, of which at most half are taken up.
    var placeCount: Int { places.count }

    func contains(_ key: UInt64) -> Bool {
        places.withUnsafeBufferPointer { places in
            var place = Int(truncatingIfNeeded: key) & (places.count - 1)
            while places[place] != key {
                if places[place] == 0 { return false }
                place = (place + 1) & (places.count - 1)
            }
            return true
        }
    }
}
