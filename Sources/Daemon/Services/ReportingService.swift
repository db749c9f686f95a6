import AsyncAlgorithms
import ControlInterface
import ServiceLifecycle
import Systemd

/// Tells in two ways how the daemon is: the service manager in one line (`systemctl status`), a second after that has changed, and
/// whoever collects metrics in a file.
struct ReportingService: Service {
    let handlers: ControlHandlers
    let manager: ServiceManager
    let metrics: MetricsFile
    /// Sent when the line may be another.
    let changes: WakeSignal

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            let retries = Retries()
            var told: String?
            // Without a service manager nobody reads the line.
            var isHeard = true
            defer { metrics.remove() }
            for await _ in retries.wakes(with: changes) where isHeard || metrics.isWanted {
                // A letter's alert comes first, and a burst is told once a second.
                try await Task.sleep(for: .seconds(1))
                let report = await handlers.statusReport
                if isHeard, report.line != told {
                    isHeard = (try? manager.notify(.status(report.line))) != false
                    told = report.line
                }
                // The page of a scan alters without any commit.
                let look: Duration? = isHeard && !report.inHand.isEmpty ? .seconds(5) : nil
                retries.wait([look, await metrics.write(report)].compactMap(\.self).min())
            }
        }
    }
}

extension StatusReport {
    /// The state in one line, the worst first.
    var line: String {
        func count(_ number: Int, _ one: String, _ several: String) -> String {
            number == 1 ? "1 \(one)" : "\(number) \(several)"
        }
        let total = [
            count(documents.processed, "document read", "documents read"), "\(documents.rejected) rejected",
            "\(documents.waiting)\(documents.moreWaiting ? " or more" : "") waiting",
            count(alerts.open, "open alert", "open alerts"),
        ].joined(separator: ", ")
        var sentences = [detail, "Watching \(inbox): \(total)."].compactMap(\.self)
        if state != "watching", detail == nil { sentences[0] = "State \(state), inbox \(inbox): \(total)." }
        for delivery in [deliveries?.journal, deliveries?.command].compactMap(\.self) where delivery.isFailing {
            sentences.insert(
                count(delivery.pending, "alert waits", "alerts wait") + " to be delivered.", at: 0)
        }
        if let first = inHand.first {
            let page = first.page.map { " (page \($0) of \(first.pages ?? $0))" } ?? ""
            sentences.append("Reading “\(first.name)”\(page).")
        }
        return sentences.joined(separator: " ")
    }
}
