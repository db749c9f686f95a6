public import Model
import Oversight

// MARK: - Writing

extension Reading {
    /// The reading's JSON, byte for byte as an encoder with sorted keys gives it, in a sixth of the time. The encoder
    /// took more than a quarter of the time of a letter, because it looks the structure of each value up again.
    ///
    /// The tests compare the two for every kind of letter and report.
    package var json: [UInt8] {
        var json = CompactJSONWriter()
        json.object { json in
            json.member("addressee", addressee) { $0.text($1) }
            json.member("authority", authority) { $0.authority($1) }
            json.member("authorityPlace", authorityPlace) { json, place in json.object { $0.members(of: place) }
            }
            json.member("date", date) { $0.text($1) }
            json.member("earlier", earlier) { $0.figuresByPeriod($1) }
            json.member("figures", figures) { $0.figures($1) }
            json.member("findings", findings) { json, findings in json.array(findings) { $0.finding($1) } }
            json.member("format", format) { $0.text($1) }
            json.member("kind", kind.rawValue) { $0.text($1) }
            json.member("member", member) { $0.memberFile($1) }
            json.member("period", period) { $0.period($1) }
            json.member("periodPlace", periodPlace) { json, place in json.object { $0.members(of: place) } }
            if !services.isEmpty {
                json.member("services", services) { json, services in json.array(services) { $0.service($1) } }
            }
            json.member("tables", tables) { json, tables in json.array(tables) { $0.table($1) } }
        }
        return json.exactBytes
    }
}

extension CompactJSONWriter {
    package mutating func authority(_ authority: Authority) {
        object { json in
            json.member("gss", authority.gss) { $0.text($1) }
            json.member("name", authority.name) { $0.text($1) }
            json.member("slug", authority.slug) { $0.text($1) }
            json.member("type", authority.kind.rawValue) { $0.text($1) }
        }
    }

    fileprivate mutating func memberFile(_ member: MemberFile) {
        object { json in
            json.member("date", member.date?.description) { $0.text($1) }
            json.member("part", member.part.rawValue) { $0.text($1) }
            json.member("sha256", member.sha256) { $0.text($1) }
        }
    }

    package mutating func period(_ period: Period) {
        object { json in
            json.member("end", period.end) { $0.text($1) }
            json.member("name", period.name) { $0.text($1) }
            json.member("start", period.start) { $0.text($1) }
        }
    }

    package mutating func figures(_ figures: [FigureName: Figure]) {
        object(figures) { $0.figure($1) }
    }

    fileprivate mutating func figuresByPeriod(_ years: [String: [FigureName: Figure]]) {
        object(years) { $0.figures($1) }
    }

    fileprivate mutating func service(_ service: ServiceFigures) {
        object { json in
            if !service.earlier.isEmpty { json.member("earlier", service.earlier) { $0.figuresByPeriod($1) } }
            json.member("figures", service.figures) { $0.figures($1) }
            json.member("scope", service.service) { json, name in
                json.object { $0.member("service", name) { $0.text($1) } }
            }
        }
    }

    private mutating func figure(_ figure: Figure) {
        object { json in
            switch figure.basis {
            case .stated: json.member("basis", "stated") { $0.text($1) }
            case .quoted: json.member("basis", "quoted") { $0.text($1) }
            case .recognised: json.member("basis", "recognised") { $0.text($1) }
            // No reading has one: what people enter stands in the terms. An encoder would write the same.
            case .entered(let entry):
                json.member("basis", "entered") { $0.text($1) }
                json.member("entered", entry) { json, entry in
                    json.object { json in
                        json.member("at", entry.at.description) { $0.text($1) }
                        json.member("by", entry.by) { $0.text($1) }
                        json.member("reason", entry.reason) { $0.text($1) }
                    }
                }
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
            json.member(of: finding.place.part)
            json.member(of: finding.place.cell)
            json.member("text", finding.place.text) { $0.text($1) }
        }
    }

    fileprivate mutating func table(_ table: Table) {
        object { json in
            json.member("columns", table.columns) { json, columns in json.array(columns) { $0.text($1) } }
            json.member("line", table.line) { $0.number($1) }
            json.member("page", table.page) { $0.number($1) }
            json.member(of: table.part)
            json.member("rows", table.rows) { json, rows in
                json.array(rows) { json, row in json.array(row) { $0.text($1) } }
            }
            json.member("title", table.title) { $0.text($1) }
        }
    }
}

// MARK: - Reading

extension Reading: CompactJSONDecodable {
    public init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        var addressee: String?
        if json.has(#""addressee":"#) {
            addressee = try json.text()
            try json.skip(",")
        }
        try json.skip(#""authority":"#)
        let authority = try Authority(&json)
        try json.skip(#","authorityPlace":"#)
        let authorityPlace = try Place(&json)
        let date = json.has(#","date":"#) ? try json.text() : nil
        try json.skip(#","earlier":"#)
        let earlier = try json.figuresByPeriod()
        try json.skip(#","figures":"#)
        let figures = try [FigureName: Figure](&json)
        try json.skip(#","findings":"#)
        let findings = try json.array(of: Finding.init)
        try json.skip(#","format":"#)
        let format = try json.text()
        try json.skip(#","kind":"#)
        let kind = try json.name(DocumentKind.self)
        let member = json.has(#","member":"#) ? try MemberFile(&json) : nil
        try json.skip(#","period":"#)
        let period = try Period(&json)
        try json.skip(#","periodPlace":"#)
        let periodPlace = try Place(&json)
        let services = json.has(#","services":"#) ? try json.array(of: ServiceFigures.init) : []
        try json.skip(#","tables":"#)
        let tables = try json.array(of: Table.init)
        try json.skip("}")
        self.init(
            kind: kind, format: format, authority: authority, authorityPlace: authorityPlace, period: period,
            periodPlace: periodPlace, date: date, addressee: addressee, figures: figures, earlier: earlier,
            services: services, tables: tables, findings: findings)
        self.member = member
    }
}

extension MemberFile {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        let date = json.has(#""date":"#) ? try json.timestamp() : nil
        if date != nil { try json.skip(",") }
        try json.skip(#""part":"#)
        let part = PartPath(rawValue: try json.text())
        try json.skip(#","sha256":"#)
        self.init(part: part, sha256: try json.text(), date: date)
        try json.skip("}")
    }
}

extension Authority {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        var gss: String?
        if json.has(#""gss":"#) {
            gss = try json.text()
            try json.skip(",")
        }
        try json.skip(#""name":"#)
        let name = try json.text()
        try json.skip(#","slug":"#)
        let slug = try json.text()
        try json.skip(#","type":"#)
        let kind = try json.name(Kind.self)
        try json.skip("}")
        self.init(name: name, slug: slug, kind: kind, gss: gss)
    }
}

extension Period {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"end":"#)
        _ = try json.text()
        try json.skip(#","name":"#)
        let name = try json.text()
        try json.skip(#","start":"#)
        _ = try json.text()
        try json.skip("}")
        guard let period = Period(name: name) else { throw CompactJSONReader.OtherForm() }
        self = period
    }
}

extension [FigureName: Figure] {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        self = try json.dictionary(by: FigureName.init(rawValue:), of: Figure.init)
    }
}

extension CompactJSONReader {
    fileprivate mutating func figuresByPeriod() throws(OtherForm) -> [String: [FigureName: Figure]] {
        try dictionary(by: { $0 }, of: [FigureName: Figure].init)
    }
}

extension ServiceFigures {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        var earlier: [String: [FigureName: Figure]] = [:]
        if json.has(#""earlier":"#) {
            earlier = try json.figuresByPeriod()
            try json.skip(",")
        }
        try json.skip(#""figures":"#)
        let figures = try [FigureName: Figure](&json)
        try json.skip(#","scope":{"service":"#)
        self.init(try json.text(), figures: figures, earlier: earlier)
        try json.skip("}}")
    }
}

extension Figure {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        let basis: Basis
        if json.has(#"{"basis":"stated","#) {
            basis = .stated
        } else if json.has(#"{"basis":"quoted","#) {
            basis = .quoted
        } else if json.has(#"{"basis":"recognised","#) {
            basis = .recognised
        } else {
            try json.skip(#"{"basis":"derived","from":"#)
            basis = .derived(from: try json.array(of: FigureName.init))
            try json.skip(",")
        }
        let place = try Place(membersOf: &json)
        try json.skip(#","unit":"#)
        let unit = try json.name(Unit.self)
        try json.skip(#","value":"#)
        self.init(value: try json.number(), unit: unit, basis: basis, place: place)
        try json.skip("}")
    }
}

extension FigureName {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        self.init(rawValue: try json.text())
    }
}

extension Finding {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"code":"#)
        let code = try json.name(Code.self)
        try json.skip(#","figures":"#)
        let figures = try json.array(of: FigureName.init)
        try json.skip(#","line":"#)
        let line = try json.integer(Int.self)
        try json.skip(#","message":"#)
        let message = try json.text()
        try json.skip(#","page":"#)
        let page = try json.integer(Int.self)
        let part = try PartPath(memberOf: &json)
        let cell = try Place.cell(memberOf: &json)
        try json.skip(#","text":"#)
        let place = Place(part: part, page: page, line: line, text: try json.text(), cell: cell)
        try json.skip("}")
        self.init(code: code, figures: figures, message: message, place: place)
    }
}

extension Table {
    fileprivate init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"columns":"#)
        let columns = try json.texts()
        try json.skip(#","line":"#)
        let line = try json.integer(Int.self)
        try json.skip(#","page":"#)
        let page = try json.integer(Int.self)
        let part = try PartPath(memberOf: &json)
        try json.skip(#","rows":"#)
        let rows = try json.array { json throws(CompactJSONReader.OtherForm) in try json.texts() }
        try json.skip(#","title":"#)
        let title = try json.text()
        try json.skip("}")
        self.init(title: title, columns: columns, rows: rows, part: part, page: page, line: line)
    }
}

extension Refusal {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#"{"code":"#)
        let code = try json.name(Code.self)
        try json.skip(#","message":"#)
        self.init(code, try json.text())
        try json.skip("}")
    }
}
