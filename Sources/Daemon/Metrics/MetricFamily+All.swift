import ControlInterface
import Model
import Oversight

extension MetricFamily {
    /// The families in the order in which they are shown. `docs/metrics.md` lists them.
    static let all: [MetricFamily] = ofDocuments + ofWork

    private static let ofDocuments: [MetricFamily] = [
        MetricFamily(.gauge, "build_info", "The version of the daemon; always 1.") {
            [Sample(["version": $0.report.version], 1)]
        },
        .time("start_time_seconds", "When the daemon started.") { $0.report.since },
        MetricFamily(
            .gauge, "documents", "Documents in the store, by outcome and kind; one of two kinds counts for each."
        ) { reading in
            DocumentKind.allCases.map { kind in
                Sample(["outcome": "processed", "kind": kind.metricLabel], Double(reading.tally.documents(kind)))
            } + [Sample(["outcome": "rejected", "kind": "unknown"], Double(reading.report.documents.rejected))]
        },
        .number(.gauge, "duplicate_arrivals", "Arrivals of documents that had arrived before.") {
            $0.report.documents.duplicate
        },
        MetricFamily(.gauge, "alerts", "Alerts, by rule and state.") { reading in
            Rule.allCases.flatMap { rule in
                Tally.AlertState.allCases.map { state in
                    Sample(
                        ["rule": rule.rawValue, "state": state.rawValue],
                        Double(reading.tally.alerts[Tally.Alerts(rule: rule, state: state)] ?? 0))
                }
            }
        },
    ]

    private static let ofWork: [MetricFamily] = [
        .number(.gauge, "inbox_waiting_files", "Files in the inbox that the daemon has seen and not processed.") {
            $0.report.documents.waiting
        },
        .number(.gauge, "inbox_problems", "Reasons why something can't be read, delivered or archived.") {
            $0.report.problems.count
        },
        .number(.counter, "inbox_overflows_total", "How often the kernel's queue of changes ran over.") {
            $0.report.overflows
        },
        MetricFamily(.gauge, "state", "1 for the daemon's state, as ombudsctl status has it.") {
            [Sample(["state": $0.report.state], 1)]
        },
        .number(.gauge, "documents_in_hand", "Documents that are being read.") { $0.report.inHand.count },
        .time(
            "document_in_hand_start_time_seconds", "Since when the oldest document in hand is read."
        ) { $0.report.inHand.map(\.since).min() },
        MetricFamily(.gauge, "deliveries_pending", "Steps of alerts that are not delivered yet.") { reading in
            reading.deliveries.map { Sample(["way": $0.way], Double($0.delivery.pending)) }
        },
        MetricFamily(
            .gauge, "delivery_oldest_pending_timestamp_seconds",
            "When the oldest step that is not delivered happened."
        ) { reading in
            reading.deliveries.compactMap { way, delivery in
                delivery.since.map { Sample(["way": way], Double($0.seconds)) }
            }
        },
        MetricFamily(
            .gauge, "delivery_failing", "Whether steps of alerts wait because a delivery failed."
        ) { reading in reading.deliveries.map { Sample(["way": $0.way], $0.delivery.isFailing ? 1 : 0) } },
        .number(.counter, "files_processed_total", "Files read and put away since the start.") { $0.work.files },
        MetricFamily(
            .summary, "batch_duration_seconds",
            "Time from the reading of a batch of files until they are put away."
        ) { [Sample(.sum, $0.work.time / .seconds(1)), Sample(.count, Double($0.work.batches))] },
        .time(
            "last_success_timestamp_seconds", "When a file was last read and put away, since the start."
        ) { $0.work.last },
        .number(.gauge, "store_size_bytes", "Size of the files of the store.") { Int($0.storeSize) },
    ]
}

extension MetricsReading {
    /// The ways in which steps of alerts are delivered.
    fileprivate var deliveries: [(way: String, delivery: StatusReport.Delivery)] {
        [("journal", report.deliveries?.journal), ("command", report.deliveries?.command)].compactMap { way, delivery in
            delivery.map { (way, $0) }
        }
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
