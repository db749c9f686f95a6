/// Every time that a document's bytes arrived, the first time first; in JSON an array.
///
/// Most documents arrive once or twice. Where the same bytes come again and again, the files that they were are looked up and not
/// searched for, so that an arrival costs the same however many there were.
public struct ArrivalList: Sendable {
    private var arrivals: [Arrival]
    /// The files, where they are too many to be searched for.
    private var files: Set<Arrival.File>?

    /// So many are searched for as quickly as they are looked up.
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

    /// Whether it is the same file under the same name as one of these: then it is work that was cut short after it was
    /// committed, not another arrival. A file that was put away keeps its number, so a new copy has another.
    func contains(_ file: Arrival.File) -> Bool {
        files?.contains(file) ?? arrivals.contains { $0.file == file }
    }
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
