import ControlInterface
import Varlink

/// The methods of `io.systemd.Metrics`: the numbers of the textfile, for whoever asks the socket.
extension ControlHandlers {
    /// The interface with its handlers.
    var servedMetrics: ServedInterface {
        ServedInterface(
            MetricsInterface.interface,
            handlers: { @Sendable (_, _) async throws(Failure) in
                let reading = await metrics.reading(await statusReport)
                return .replies(MetricFamily.all.flatMap { $0.list(reading) })
            }, { @Sendable (_, _) async throws(Failure) in .replies(MetricFamily.all.flatMap(\.descriptions)) })
    }
}

extension MetricFamily {
    private func qualifiedName(_ part: Part?) -> String {
        "\(MetricsInterface.source).\(name)" + (part.map { "_\($0.rawValue)" } ?? "")
    }

    fileprivate func list(_ reading: MetricsReading) -> [ListMetricsMethod.Reply] {
        samples(reading).map { sample in
            ListMetricsMethod.Reply(
                name: qualifiedName(sample.part), value: sample.value,
                fields: sample.labels.isEmpty
                    ? nil : Dictionary(sample.labels.map { ($0.key, $0.value) }) { $1 })
        }
    }

    /// The interface knows no summaries: each of their parts is a family.
    fileprivate var descriptions: [DescribeMetricsMethod.Reply] {
        switch kind {
        case .counter: [DescribeMetricsMethod.Reply(name: qualifiedName(nil), description: help, type: .counter)]
        case .gauge: [DescribeMetricsMethod.Reply(name: qualifiedName(nil), description: help, type: .gauge)]
        case .summary:
            [(Part.sum, "the sum"), (.count, "the number")].map { part, words in
                DescribeMetricsMethod.Reply(
                    name: qualifiedName(part), description: "\(help.dropLast()): \(words).", type: .counter)
            }
        }
    }
}
