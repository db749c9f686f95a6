/// The arrivals of a document's bytes, the first one first. It is encoded as an array.
///
/// Most documents arrive once or twice. Where the same bytes arrive again and again, a set of the files makes an
/// arrival cost the same however many there were.
public struct ArrivalList: Sendable {
    private var arrivals: [Arrival]
    /// The files of a list that is too long to search; else nil.
    private var files: Set<Arrival.File>?

    /// The longest list in which a search is as quick as a look into a set.
    private static let few = 16

    public init(_ arrivals: [Arrival]) {
        self.arrivals = arrivals
        if arrivals.count > Self.few { files = Set(arrivals.map(\.file)) }
    }

    public mutating func append(_ arrival: Arrival) {
        arrivals.append(arrival)
        if files == nil, arrivals.count > Self.few { files = Set(arrivals.map(\.file)) }
        files?.insert(arrival.file)
    }

    /// Whether the list has the same file under the same name. Such an arrival is work that was cut short after its
    /// commit, not another arrival.
    func contains(_ file: Arrival.File) -> Bool {
        files?.contains(file) ?? arrivals.contains { $0.file == file }
    }

    /// Whether the list has an arrival of the same file under the same name.
    public func hasFile(of arrival: Arrival) -> Bool { contains(arrival.file) }
}

extension ArrivalList: RandomAccessCollection {
    public var startIndex: Int { arrivals.startIndex }
    public var endIndex: Int { arrivals.endIndex }
    public subscript(index: Int) -> Arrival { arrivals[index] }

    public func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Arrival>) throws -> Result
    ) rethrows -> Result? { try arrivals.withContiguousStorageIfAvailable(body) }
}

extension ArrivalList: ExpressibleByArrayLiteral {
    public init(arrayLiteral arrivals: Arrival...) { self.init(arrivals) }
}

extension ArrivalList: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.arrivals == right.arrivals }

    public func hash(into hasher: inout Hasher) { hasher.combine(arrivals) }
}

extension ArrivalList: Codable {
    public init(from decoder: any Decoder) throws { self.init(try [Arrival](from: decoder)) }

    public func encode(to encoder: any Encoder) throws { try arrivals.encode(to: encoder) }
}
