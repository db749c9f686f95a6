import ControlInterface
import Model
import Oversight
import Repository

// The JSON of long lists' elements, byte for byte as an encoder with sorted keys gives it. A comparison asks for some thousand of them, and
// Foundation's encoder takes longer for them than all else does.

extension ReplyPage<AuthoritiesReport> {
    init(of entries: [AuthoritiesReport.Entry]) {
        self.init(AuthoritiesReport(authorities: []), elements: CompactJSONWriter.elements(entries) { $0.entry($1) })
    }
}

extension ReplyPage<FiguresReport> {
    init(of years: [FiguresReport.Year]) {
        guard years.allSatisfy(\.hasOnlyNumbers) else {
            // The encoder says what is wrong.
            self.init(FiguresReport(years: years))
            return
        }
        self.init(FiguresReport(years: []), elements: CompactJSONWriter.elements(years) { $0.year($1) })
    }
}

extension FiguresReport.Year {
    /// Whether JSON can hold the numbers.
    fileprivate var hasOnlyNumbers: Bool {
        figures.values.allSatisfy(\.value.isFinite) && peerAverages.values.allSatisfy { $0.value?.isFinite != false }
    }
}

extension CompactJSONWriter {
    fileprivate mutating func entry(_ entry: AuthoritiesReport.Entry) {
        object { json in
            json.member("authority", entry.authority) { $0.authority($1) }
            json.member("documents", entry.documents) { $0.number($1) }
            json.member("listed", entry.listed) { $0.flag($1) }
            json.member("openAlerts", entry.openAlerts) { $0.number($1) }
            json.member("periods", entry.periods) { json, periods in json.array(periods) { $0.text($1) } }
        }
    }

    fileprivate mutating func year(_ year: FiguresReport.Year) {
        object { json in
            json.member("authority", year.authority) { $0.authority($1) }
            json.member("document", year.document) { $0.reference($1) }
            json.member("doubtful", year.doubtful) { json, names in json.array(names) { $0.text($1.rawValue) } }
            json.member("figures", year.figures) { $0.figures($1) }
            json.member("kind", year.kind.rawValue) { $0.text($1) }
            json.member("peerAverages", year.peerAverages) { json, averages in json.object(averages) { $0.average($1) }
            }
            json.member("period", year.period) { $0.period($1) }
            json.member("sources", year.sources) { json, sources in
                json.object(sources) { json, source in
                    json.object { json in
                        json.member("document", source.document) { $0.reference($1) }
                        json.member("kind", source.kind.rawValue) { $0.text($1) }
                    }
                }
            }
        }
    }

    private mutating func average(_ average: PeerAverage) {
        object { json in
            json.member("basis", average.basis?.rawValue) { $0.text($1) }
            json.member("count", average.count) { $0.number($1) }
            json.member("source", average.source) { $0.text($1) }
            json.member("unknown", average.unknown) { $0.text($1) }
            json.member("value", average.value) { $0.number($1) }
        }
    }
}
