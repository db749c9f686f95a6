import ControlInterface
import Model
import Oversight

/// The metrics in the text format of Prometheus, without times of samples, as node_exporter's textfile collector wants them.
///
/// `docs/metrics.md` lists them.
struct MetricsText {
    private typealias Sample = (labels: [(name: String, value: String)], value: Double)

    private(set) var text = ""

    init(_ report: StatusReport, _ tally: Tally, _ work: WorkMeter.Reading, storeSize: Int64) {
        add(
            "build_info", "gauge", "The version of the daemon; always 1.", [([("version", report.version)], 1)])
        add("start_time_seconds", "gauge", "When the daemon started.", report.since)
        add(
            "documents", "gauge", "Documents in the store, by outcome and kind; one of two kinds counts for each.",
            DocumentKind.allCases.map { kind -> Sample in
                ([("outcome", "processed"), ("kind", kind.metricLabel)], Double(tally.documents(kind)))
            } + [([("outcome", "rejected"), ("kind", "unknown")], Double(report.documents.rejected))])
        add(
            "duplicate_arrivals", "gauge", "Arrivals of documents that had arrived before.",
            Double(report.documents.duplicate))
        add(
            "alerts", "gauge", "Alerts, by rule and state.",
            Rule.allCases.flatMap { rule in
                Tally.AlertState.allCases.map { state -> Sample in
                    (
                        [("rule", rule.rawValue), ("state", state.rawValue)],
                        Double(tally.alerts[Tally.Alerts(rule: rule, state: state)] ?? 0)
                    )
                }
            })
        add(
            "inbox_waiting_files", "gauge", "Files in the inbox that the daemon has seen and not processed.",
            Double(report.documents.waiting))
        add(
            "inbox_problems", "gauge", "Reasons why something can't be read, delivered or archived.",
            Double(report.problems.count))
        add(
            "inbox_overflows_total", "counter", "How often the kernel's queue of changes ran over.",
            Double(report.overflows))
        add(
            "state", "gauge", "1 for the daemon's state, as ombudsctl status has it.", [([("state", report.state)], 1)])
        add("documents_in_hand", "gauge", "Documents that are being read.", Double(report.inHand.count))
        add(
            "document_in_hand_start_time_seconds", "gauge", "Since when the oldest document in hand is read.",
            report.inHand.map(\.since).min())
        addDeliveries(report)
        add("files_processed_total", "counter", "Files read and put away since the start.", Double(work.files))
        text += """
            # HELP ombudsd_batch_duration_seconds Time from the reading of a batch of files until they are put away.
            # TYPE ombudsd_batch_duration_seconds summary
            ombudsd_batch_duration_seconds_sum \(work.time / .seconds(1))
            ombudsd_batch_duration_seconds_count \(work.batches)

            """
        add(
            "last_success_timestamp_seconds", "gauge", "When a file was last read and put away, since the start.",
            work.last)
        add("store_size_bytes", "gauge", "Size of the files of the store.", Double(storeSize))
    }

    private mutating func addDeliveries(_ report: StatusReport) {
        var ways: [(String, StatusReport.Delivery)] = []
        if let journal = report.deliveries?.journal { ways.append(("journal", journal)) }
        if let command = report.deliveries?.command { ways.append(("command", command)) }
        add(
            "deliveries_pending", "gauge", "Steps of alerts that are not delivered yet.",
            ways.map { way, delivery -> Sample in ([("way", way)], Double(delivery.pending)) })
        add(
            "delivery_oldest_pending_timestamp_seconds", "gauge",
            "When the oldest step that is not delivered happened.",
            ways.compactMap { way, delivery -> Sample? in delivery.since.map { ([("way", way)], Double($0.seconds)) } })
        add(
            "delivery_failing", "gauge", "Whether steps of alerts wait because a delivery failed.",
            ways.map { way, delivery -> Sample in ([("way", way)], delivery.isFailing ? 1 : 0) })
    }

    private mutating func add(_ name: String, _ type: String, _ help: String, _ time: Timestamp?) {
        add(name, type, help, time.map { [([], Double($0.seconds))] } ?? [])
    }

    private mutating func add(_ name: String, _ type: String, _ help: String, _ value: Double) {
        add(name, type, help, [([], value)])
    }

    /// Adds a family; nothing where it has no sample.
    private mutating func add(
        _ name: String, _ type: String, _ help: String, _ samples: [Sample]
    ) {
        guard !samples.isEmpty else { return }
        text += "# HELP ombudsd_\(name) \(help)\n# TYPE ombudsd_\(name) \(type)\n"
        for (labels, value) in samples {
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            let number = value == value.rounded() ? String(Int64(value)) : String(value)
            text += "ombudsd_\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number)\n"
        }
    }

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

extension DocumentKind {
    fileprivate var metricLabel: String {
        switch self {
        case .annualReviewLetter: "letter"
        case .performancePage: "page"
        case .dataTable: "table"
        case .complaintsReport: "report"
        }
    }
}
