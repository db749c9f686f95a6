import ControlInterface
import Model

/// Numbers of one meaning under one name, told apart by labels. ``all`` lists the families of the daemon.
struct MetricFamily: Sendable {
    enum Kind: String {
        /// It only grows while the daemon runs.
        case counter
        case gauge
        /// A sum and the number of its summands, which only grow.
        case summary
    }

    /// The part of a summary that a sample is.
    enum Part: String {
        case sum, count
    }

    struct Sample: Sendable {
        /// nil for the sample of another family than a summary.
        let part: Part?
        /// Labels with their values, in the order in which they are shown.
        let labels: KeyValuePairs<String, String>
        let value: Double

        init(_ labels: KeyValuePairs<String, String>, _ value: Double) {
            part = nil
            self.labels = labels
            self.value = value
        }

        init(_ part: Part, _ value: Double) {
            self.part = part
            labels = [:]
            self.value = value
        }
    }

    /// The name behind `ombudsd_` or `io.ombudsd.`: lower-case words and single underscores.
    let name: String
    let kind: Kind
    /// A sentence for people.
    let help: String
    /// Gives the samples at a moment; none where there is nothing to measure.
    let samples: @Sendable (MetricsReading) -> [Sample]

    init(
        _ kind: Kind, _ name: String, _ help: String, _ samples: @escaping @Sendable (MetricsReading) -> [Sample]
    ) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// A family of a single number.
    static func number(
        _ kind: Kind, _ name: String, _ help: String, _ value: @escaping @Sendable (MetricsReading) -> Int
    ) -> MetricFamily { MetricFamily(kind, name, help) { [Sample([:], Double(value($0)))] } }

    /// A family of a single moment, in seconds since 1970; without a sample while there is none.
    static func time(
        _ name: String, _ help: String, _ time: @escaping @Sendable (MetricsReading) -> Timestamp?
    ) -> MetricFamily {
        MetricFamily(.gauge, name, help) { reading in time(reading).map { [Sample([:], Double($0.seconds))] } ?? [] }
    }
}

/// Everything that metrics are made of, at one moment.
struct MetricsReading: Sendable {
    let report: StatusReport
    let tally: Tally
    let work: WorkMeter.Reading
    /// In bytes.
    let storeSize: Int64
}
