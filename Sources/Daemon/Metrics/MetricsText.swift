/// The metrics in the text format of Prometheus, without times of samples, as node_exporter's textfile collector wants them.
///
/// `docs/metrics.md` lists them.
struct MetricsText {
    private(set) var text = ""

    init(_ reading: MetricsReading) {
        for family in MetricFamily.all { add(family, family.samples(reading)) }
    }

    /// Adds a family; nothing where it has no sample.
    private mutating func add(_ family: MetricFamily, _ samples: [MetricFamily.Sample]) {
        guard !samples.isEmpty else { return }
        let name = "ombudsd_\(family.name)"
        text += "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            let part = sample.part.map { "_\($0.rawValue)" } ?? ""
            text += "\(name)\(part)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.text(of: sample.value))\n"
        }
    }

    private static func text(of value: Double) -> String { Int64(exactly: value).map { String($0) } ?? String(value) }

    private static func escaped(_ value: String) -> String {
        value.map { character in
            switch character {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(character)
            }
        }.joined()
    }
}
