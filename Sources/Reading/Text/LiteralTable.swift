import Synchronization

/// A table of the strings in the code that were taken apart, so that each is taken apart once in a process. Any thread may add one while
/// others look some up.
///
/// A string is known by its address in the program, at which it stands for good. The entry that was made of it is never given back.
final class LiteralTable: Sendable {
    /// By place, the address of a string and that of its entry, each pair at or behind the place that the hash of the first
    /// names; 0 in a free place. There are far more places than strings.
    private let addresses = InlineArray<16384, Atomic<UInt>> { _ in Atomic(0) }
    private let adding = Mutex(())
    private let make: @Sendable (StaticString) -> UnsafeRawPointer

    /// - Parameter make: makes the entry of a string, and returns its address.
    init(make: @escaping @Sendable (StaticString) -> UnsafeRawPointer) { self.make = make }

    @inline(__always)
    subscript(literal: StaticString) -> UnsafeRawPointer {
        let address = UInt(bitPattern: literal.utf8Start)
        let place = Self.place(of: address)
        return addresses[place].load(ordering: .acquiring) == address
            ? entry(at: place) : search(literal, address, from: place)
    }

    /// The constant spreads addresses that lie close together (Fibonacci hashing).
    @inline(__always)
    private static func place(of address: UInt) -> Int {
        Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 51) << 1
    }

    @inline(__always)
    private func entry(at place: Int) -> UnsafeRawPointer {
        guard let entry = UnsafeRawPointer(bitPattern: addresses[place &+ 1].load(ordering: .relaxed)) else {
            preconditionFailure("A string's entry is here before its address is.")
        }
        return entry
    }

    /// Finds a string behind its first place, where another one stands, or adds it.
    @inline(never)
    private func search(_ literal: StaticString, _ address: UInt, from first: Int) -> UnsafeRawPointer {
        var place = first
        while true {
            let there = addresses[place].load(ordering: .acquiring)
            if there == address { return entry(at: place) }
            if there == 0 { return add(literal, address, at: place) }
            place = (place + 2) % addresses.count
        }
    }

    private func add(_ literal: StaticString, _ address: UInt, at free: Int) -> UnsafeRawPointer {
        adding.withLock { _ in
            var place = free
            while addresses[place].load(ordering: .relaxed) != 0 {
                if addresses[place].load(ordering: .relaxed) == address { return entry(at: place) }
                place = (place + 2) % addresses.count
            }
            let entry = make(literal)
            addresses[place + 1].store(UInt(bitPattern: entry), ordering: .relaxed)
            addresses[place].store(address, ordering: .releasing)
            return entry
        }
    }
}
