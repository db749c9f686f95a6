/// Marks of the names, ids and classes of elements, in 64 bits: two may share a bit.
///
/// Most rules ask for an element that stands nowhere above. The marks tell so at once, as browsers do it, without a walk to the top of
/// the page.
struct StyleMarks: Equatable {
    private var bits: UInt64 = 0

    /// - Parameter word: a name, "#id" or ".class".
    mutating func insert(_ word: some StringProtocol) {
        // FNV-1a; the marks need not be the same in another process, but a page shall take the same work in each.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        bits |= 1 << (hash >> 58)
    }

    mutating func formUnion(_ other: StyleMarks) { bits |= other.bits }

    /// Whether it has all marks of another.
    func contains(_ other: StyleMarks) -> Bool { other.bits & ~bits == 0 }
}
