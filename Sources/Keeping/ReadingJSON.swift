import Letters
import Oversight
import Store

/// The JSON of a reading, byte for byte as `Payload(encoding:)` gives it, in a sixth of the time. Encoding was more than a
/// quarter of all that a letter costs, because an encoder learns anew of each value what it is made of.
///
/// The tests compare the two for every kind of letter and report.
extension Payload {
    init(_ reading: Reading) {
        var json = JSONText()
        json.object { json in
            json.member("addressee", reading.addressee) { $0.text($1) }
            json.member("authority", reading.authority) { $0.authority($1) }
            json.member("authorityPlace", reading.authorityPlace) { json, place in json.object { $0.members(of: place) }
            }
            json.member("date", reading.date) { $0.text($1) }
            json.member("earlier", reading.earlier) { json, earlier in
                json.object { json in
                    for (period, figures) in earlier.sorted(by: { $0.key < $1.key }) {
                        json.key(period)
                        json.figures(figures)
                    }
                }
            }
            json.member("figures", reading.figures) { $0.figures($1) }
            json.member("findings", reading.findings) { json, findings in json.array(findings) { $0.finding($1) } }
            json.member("format", reading.format) { $0.text($1) }
            json.member("kind", reading.kind.rawValue) { $0.text($1) }
            json.member("period", reading.period) { $0.period($1) }
            json.member("periodPlace", reading.periodPlace) { json, place in json.object { $0.members(of: place) } }
            json.member("tables", reading.tables) { json, tables in json.array(tables) { $0.table($1) } }
        }
        self.init(json: json.exactBytes)
    }

    init(_ document: Document) {
        var json = JSONText()
        json.object { json in
            json.member("arrivals", document.arrivals) { json, arrivals in
                json.array(arrivals) { json, arrival in
                    json.object { json in
                        json.member("at", arrival.at.description) { $0.text($1) }
                        json.member("device", arrival.device) { $0.number($1) }
                        json.member("inode", arrival.inode) { $0.number($1) }
                        json.member("name", arrival.name) { $0.text($1) }
                    }
                }
            }
            json.member("mediaType", document.mediaType) { $0.text($1) }
            json.member("pages", document.pages) { $0.number($1) }
            json.member("sha256", document.sha256) { $0.text($1) }
            json.member("size", document.size) { $0.number($1) }
        }
        self.init(json: json.exactBytes)
    }
}

extension JSONText {
    fileprivate mutating func authority(_ authority: Authority) {
        object { json in
            json.member("gss", authority.gss) { $0.text($1) }
            json.member("name", authority.name) { $0.text($1) }
            json.member("slug", authority.slug) { $0.text($1) }
            json.member("type", authority.kind.rawValue) { $0.text($1) }
        }
    }

    fileprivate mutating func period(_ period: Period) {
        object { json in
            json.member("end", period.end) { $0.text($1) }
            json.member("name", period.name) { $0.text($1) }
            json.member("start", period.start) { $0.text($1) }
        }
    }

    fileprivate mutating func members(of place: Place) {
        member("line", place.line) { $0.number($1) }
        member("page", place.page) { $0.number($1) }
        member("text", place.text) { $0.text($1) }
    }

    fileprivate mutating func figures(_ figures: [FigureName: Figure]) {
        object { json in
            for (name, figure) in figures.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                json.key(name.rawValue)
                json.figure(figure)
            }
        }
    }

    private mutating func figure(_ figure: Figure) {
        object { json in
            switch figure.basis {
            case .stated: json.member("basis", "stated") { $0.text($1) }
            case .derived(let names):
                json.member("basis", "derived") { $0.text($1) }
                json.member("from", names) { json, names in json.array(names) { $0.text($1.rawValue) } }
            }
            json.members(of: figure.place)
            json.member("unit", figure.unit.rawValue) { $0.text($1) }
            json.member("value", figure.value) { $0.number($1) }
        }
    }

    fileprivate mutating func finding(_ finding: Finding) {
        object { json in
            json.member("code", finding.code.rawValue) { $0.text($1) }
            json.member("figures", finding.figures) { json, names in json.array(names) { $0.text($1.rawValue) } }
            json.member("line", finding.place.line) { $0.number($1) }
            json.member("message", finding.message) { $0.text($1) }
            json.member("page", finding.place.page) { $0.number($1) }
            json.member("text", finding.place.text) { $0.text($1) }
        }
    }

    fileprivate mutating func table(_ table: Table) {
        object { json in
            json.member("columns", table.columns) { json, columns in json.array(columns) { $0.text($1) } }
            json.member("line", table.line) { $0.number($1) }
            json.member("page", table.page) { $0.number($1) }
            json.member("rows", table.rows) { json, rows in
                json.array(rows) { json, row in json.array(row) { $0.text($1) } }
            }
            json.member("title", table.title) { $0.text($1) }
        }
    }
}
