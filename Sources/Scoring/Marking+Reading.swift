import Model
import Specimens

extension Marking {
    /// Compares a reading with the expectation for it.
    ///
    /// - Parameters:
    ///   - alerts: the rules that the document alone raises; nil where nobody asked the rules.
    ///   - lost: the figures that the reading may lack.
    ///   - isDamaged: whether the text was damaged, so that findings and alerts are not judged.
    mutating func compare(
        _ reading: Reading, alerts: [String]?, with expected: Expectation, lost: Set<FigureName>, isDamaged: Bool
    ) {
        let open = expected.leavesOpen
        if !open.contains(.kind) { compare(reading.kind.rawValue, expected.kind.rawValue, .kind) }
        compare(reading.authority.name, expected.authority, .authority)
        if !open.contains(.authorityKind) {
            compare(reading.authority.kind.rawValue, expected.authorityKind.rawValue, .authorityType)
        }
        if !open.contains(.period) { compare(reading.period.end, expected.periodEnd, .period) }
        let doubts = Doubts(of: reading)
        compareFigures(reading, with: expected, lost: lost, doubts: doubts)
        compareEarlier(reading, with: expected, isDamaged: isDamaged, doubts: doubts)
        if let services = expected.services {
            compareServices(reading.services, with: services, isDamaged: isDamaged, doubts: doubts)
        }
        guard !isDamaged else { return }
        compareFindings(reading, with: expected)
        if let alerts, !open.contains(.alerts) { compareAlerts(alerts, with: expected.alerts) }
    }

    /// Compares the readings of a document that has no figures of the council's own: there may be none, and none of them may
    /// have such a figure or raise an alert.
    mutating func compareWithNothing(_ readings: [Reading], alerts: [String]?, services: [ServiceExpectation]?) {
        record(.kind, .right, nil)
        for reading in readings {
            for (name, figure) in reading.figures.sorted(by: { $0.key < $1.key }) {
                record(
                    .figure(name), Doubts(of: reading).contain(name) ? .doubted : .wrong,
                    "\(figure.value), but it is not the council's own; \(Self.placeText(figure))")
            }
        }
        for rule in alerts ?? [] { record(.alert(rule), .wrong, "not expected") }
        if let services, let reading = readings.first {
            compareServices(reading.services, with: services, isDamaged: false, doubts: Doubts(of: reading))
        }
    }

    /// Notes readings of a document that must be refused.
    mutating func compareWithRefusal(_ readings: [Reading]) {
        if readings.isEmpty { return record(.kind, .right, nil) }
        for reading in readings {
            record(
                .kind, .wrong,
                "read as \(reading.kind.rawValue) of \(reading.authority.name) for \(reading.period), but must be refused"
            )
        }
    }

    private mutating func compareFigures(
        _ reading: Reading, with expected: Expectation, lost: Set<FigureName>, doubts: Doubts
    ) {
        let absent = Set(expected.absent ?? [])
        let mayBeUnclear =
            expected.orUnclear == true && reading.findings.contains { $0.code == .figureUnclear }
        for name in Set(expected.figures.keys).union(reading.figures.keys).sorted() {
            if let figure = reading.figures[name], expected.figures[name] == nil, figure.isDerived,
                expected.leavesOpen.contains(.derived), !absent.contains(name)
            {
                continue
            }
            compare(
                reading.figures[name], expected.figures[name], .figure(name), name,
                isLost: lost.contains(name) || mayBeUnclear, tolerance: lost.contains(name) ? 0.5 : nil, doubts: doubts)
        }
    }

    private mutating func compareEarlier(
        _ reading: Reading, with expected: Expectation, isDamaged: Bool, doubts: Doubts
    ) {
        guard !expected.leavesOpen.contains(.earlier) else { return }
        // Figures that follow from the stated ones of another year may be extra.
        compareYears(
            reading.earlier, with: expected.earlier ?? [:], isLost: isDamaged,
            mayLackDerived: expected.leavesOpen.union([.derived]), doubts: doubts
        ) { .earlier($0) }
    }

    private mutating func compareServices(
        _ read: [ServiceFigures], with expected: [ServiceExpectation], isDamaged: Bool, doubts: Doubts
    ) {
        for name in Set(expected.map(\.service)).union(read.map(\.service)).sorted() {
            let wanted = expected.first { $0.service == name } ?? ServiceExpectation(name)
            let service = read.first { $0.service == name } ?? ServiceFigures(name)
            // The document's own year has no name here.
            let years = service.earlier.merging(["": service.figures]) { first, _ in first }
            compareYears(
                years, with: wanted.earlier.merging(["": wanted.figures]) { first, _ in first }, isLost: isDamaged,
                mayLackDerived: [.derived], doubts: doubts
            ) { .service($0) }
        }
    }

    private mutating func compareYears(
        _ read: [String: [FigureName: Figure]], with expected: [String: [FigureName: Double]], isLost: Bool,
        mayLackDerived open: Set<Expectation.Member>, doubts: Doubts, subject: (FigureName) -> Subject
    ) {
        for year in Set(expected.keys).union(read.keys).sorted() {
            let wanted = expected[year] ?? [:]
            let read = read[year] ?? [:]
            for name in Set(wanted.keys).union(read.keys).sorted() {
                if wanted[name] == nil, read[name]?.isDerived == true, open.contains(.derived) { continue }
                compare(
                    read[name], wanted[name], subject(name), name, isLost: isLost, tolerance: isLost ? 0.5 : nil,
                    doubts: doubts)
            }
        }
    }

    private mutating func compareFindings(_ reading: Reading, with expected: Expectation) {
        let found = Set(reading.findings.map(\.code))
        let isOpen = expected.leavesOpen.contains(.findings)
        let wanted = Set(expected.findings)
        let unwanted = Set(expected.notFindings ?? [])
        for code in Finding.Code.allCases {
            switch (found.contains(code), wanted.contains(code)) {
            case (true, true): record(.finding(code), .right, nil)
            case (true, false) where !isOpen || unwanted.contains(code):
                let message = reading.findings.first { $0.code == code }?.message ?? ""
                record(.finding(code), .doubted, "not expected: \(message)")
            case (false, true): record(.finding(code), .missed, "expected")
            case (true, false), (false, false): break
            }
        }
    }

    private mutating func compareAlerts(_ alerts: [String], with expected: [String]) {
        for rule in Set(alerts).union(expected).sorted() {
            switch (alerts.contains(rule), expected.contains(rule)) {
            case (true, true): record(.alert(rule), .right, nil)
            case (true, false): record(.alert(rule), .wrong, "not expected")
            case (false, _): record(.alert(rule), .missed, "expected")
            }
        }
    }

    private mutating func compare(_ read: String, _ expected: String, _ subject: Subject) {
        record(subject, read == expected ? .right : .wrong, read == expected ? nil : "\(read), not \(expected)")
    }

    /// - Parameter tolerance: the difference allowed to a rate. One that was destroyed may be derived from its counts, and is
    ///   not rounded then.
    private mutating func compare(
        _ read: Figure?, _ expected: Double?, _ subject: Subject, _ name: FigureName, isLost: Bool, tolerance: Double?,
        doubts: Doubts
    ) {
        switch (read, expected) {
        case (let read?, let expected?):
            let tolerance = read.unit == .percent ? tolerance ?? 0.000_001 : 0.000_001
            if abs(read.value - expected) <= tolerance { return record(subject, .right, nil) }
            record(
                subject, doubts.contain(name) ? .doubted : .wrong,
                "\(read.value), not \(expected); \(Self.placeText(read))")
        case (let read?, nil):
            record(
                subject, doubts.contain(name) ? .doubted : .wrong,
                "\(read.value), but it is not there; \(Self.placeText(read))")
        case (nil, let expected?):
            record(subject, isLost ? .excused : .missed, isLost ? nil : "should be \(expected)")
        case (nil, nil):
            break
        }
    }

    private static func placeText(_ figure: Figure) -> String {
        "\(figure.place.lineText) \u{201C}\(figure.place.text.prefix(80))\u{201D}"
    }
}

/// The figures of a reading on which a finding casts doubt: those that it names, and those derived from them.
private struct Doubts {
    private let names: Set<FigureName>

    init(of reading: Reading) {
        let named = Set(reading.findings.filter { !$0.code.isRemark }.flatMap(\.figures))
        var names = named
        for (name, figure) in reading.figures {
            if case .derived(let from) = figure.basis, !named.isDisjoint(with: from) { names.insert(name) }
        }
        self.names = names
    }

    func contain(_ name: FigureName) -> Bool { names.contains(name) }
}
