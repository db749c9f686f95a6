/// `io.systemd.Metrics`, the interface by which `systemd-report` (systemd 260 and later) takes the numbers of a service.
///
/// systemd's description says that a value is `any` and that fields are an `object`. The standard language lacks the first, and the daemon's
/// values are numbers and its fields are strings, so that its own description says so: callers of systemd's read the same JSON.
public enum MetricsInterface {
    /// The interface's name.
    public static let name = "io.systemd.Metrics"

    /// The beginning of the metrics' names, with a full stop behind it. `systemd-report` takes metrics only from a socket of this name.
    public static let source = "io.ombudsd"

    public static let interface = Interface(
        name, documentation: "The numbers of ombudsd, as docs/metrics.md lists them.",
        methods: ListMetricsMethod.self, DescribeMetricsMethod.self, errors: [NoSuchMetricError.self])
}

/// `List`: the metrics with their values.
public enum ListMetricsMethod: InterfaceMethod {
    public static let interface = MetricsInterface.name
    public static let name = "List"
    public static let documentation = "The metrics with their values, a reply for each; to be called with more."
    public static let changesState = false

    public typealias Parameters = NoParameters

    public struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        /// The name of the metric's family, as `io.ombudsd.documents`.
        public var name: String
        /// In the unit that the name ends with: seconds since 1970, bytes; else a count, or 0 and 1.
        public var value: Double
        /// The thing that is measured; nil for the service itself.
        public var object: String?
        /// The values that tell the metrics of a family apart; nil for the only one of its family.
        public var fields: [String: String]?

        public static let members = [
            VarlinkMember("name", \Self.name), VarlinkMember("value", \Self.value),
            VarlinkMember("object", \Self.object), VarlinkMember("fields", \Self.fields),
        ]

        public init(name: String, value: Double, object: String? = nil, fields: [String: String]? = nil) {
            self.name = name
            self.value = value
            self.object = object
            self.fields = fields
        }
    }
}

/// `Describe`: the families of metrics.
public enum DescribeMetricsMethod: InterfaceMethod {
    public static let interface = MetricsInterface.name
    public static let name = "Describe"
    public static let documentation = "The families of metrics, a reply for each; to be called with more."
    public static let changesState = false

    public typealias Parameters = NoParameters

    public struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        /// The kind of a family's values.
        public enum Kind: String, Codable, Sendable, CaseIterable, VarlinkValue {
            case counter, gauge, string

            public static var varlinkType: VarlinkType { .choice(allCases.map(\.rawValue)) }
        }

        /// The family's name, as `io.ombudsd.documents`.
        public var name: String
        /// A sentence for people.
        public var description: String
        public var type: Kind

        public static let members = [
            VarlinkMember("name", \Self.name), VarlinkMember("description", \Self.description),
            VarlinkMember("type", \Self.type),
        ]

        public init(name: String, description: String, type: Kind) {
            self.name = name
            self.description = description
            self.type = type
        }
    }
}

/// There are no metrics. This daemon always has some.
public struct NoSuchMetricError: InterfaceError {
    public static let interface = MetricsInterface.name
    public static let name = "NoSuchMetric"
    public static let documentation = "There is no such metric."
    public static let members: [VarlinkMember] = []

    public var failure: Failure { Failure(.notFound, "The daemon has no such metric.") }

    public init() {}
}
