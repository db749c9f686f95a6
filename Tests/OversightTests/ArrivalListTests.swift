import FoundationEssentials
import InventedYears
import Model
@testable import Oversight
import Testing

/// The arrivals of bytes that arrive again and again.
@Suite struct ArrivalListTests {
    private static func arrival(_ number: Int) -> Arrival {
        Arrival(name: "letter-\(number % 7).txt", device: 1, inode: UInt64(number), at: Invented.now)
    }

    @Test(arguments: [1, 15, 16, 17, 18, 200])
    func `a known arrival is recognised, however many there are`(count: Int) throws {
        var list: ArrivalList = [Self.arrival(0)]
        for number in 1..<count { list.append(Self.arrival(number)) }
        let decoded = try JSONDecoder().decode(ArrivalList.self, from: JSONEncoder().encode(list))
        for list in [list, decoded, ArrivalList(Array(list))] {
            #expect(list.map(\.inode) == (0..<UInt64(count)).map { $0 })
            for number in 0..<count { #expect(list.contains(Self.arrival(number).file)) }
            #expect(!list.contains(Self.arrival(count).file))
            var renamed = Self.arrival(0)
            renamed.name = "other.txt"
            #expect(!list.contains(renamed.file))
        }
        #expect(list == decoded)
    }

    /// The list stays at its address: with copies, every arrival would cost more than the one before.
    @Test(arguments: [false, true])
    func `no arrival copies the list`(isPack: Bool) throws {
        var state = State()
        let readings = (2020...(isPack ? 2021 : 2020)).map {
            Invented.reading([.upholdRate: 75], year: $0)
        }
        var document = Invented.document("a")
        document.arrivals = ArrivalList((0..<1000).map(Self.arrival))
        state.accept(.read(document, readings), at: Invented.now)
        var places: Set<[UInt?]> = []
        for number in 1000..<1200 {
            document.arrivals = [Self.arrival(number)]
            #expect(state.accept(.read(document, readings), at: Invented.now) != nil)
            #expect(state.accept(.read(document, readings), at: Invented.now) == nil)
            let filed = state.authorities.values.flatMap { $0.years.values.flatMap(\.documents) }
            let place = filed.map {
                $0.document.arrivals.withContiguousStorageIfAvailable { UInt(bitPattern: $0.baseAddress) }
            }
            places.insert(place)
        }
        // The first arrival reserves room for a thousand more.
        #expect(places.count == 1)
        #expect(state.counts.duplicate == 1199)
    }
}
