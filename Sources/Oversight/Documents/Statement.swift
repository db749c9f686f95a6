import Model

/// One thing that a reading says: a figure, or a remark or contradiction in its text.
///
/// By their statements two documents of one kind and date are compared: copies say the same, and a copy that was cut off says
/// less. A number that could not be read is no statement.
enum Statement: Hashable, Sendable {
    /// A figure of the reading's own year.
    case figure(FigureName)
    /// A figure of an earlier year, by the period's name.
    case earlier(String, FigureName)
    /// A figure of one service, by its name; of an earlier year by the period's name.
    case service(String, String?, FigureName)
    /// A remark or a contradiction, with the figures in question.
    case finding(Finding.Code, [FigureName])

    /// Whether it is a contradiction in the text, which damage to a copy may cause or remove.
    fileprivate var isContradiction: Bool {
        if case .finding(let code, _) = self { !code.isRemark } else { false }
    }
}

/// Everything that a reading says: the values of its figures, and the number of its findings of each kind.
struct Statements: Hashable, Sendable {
    /// The figures, of all years and services.
    private(set) var figures: [Statement: Double] = [:]
    private var findings: [Statement: Double] = [:]

    init(_ reading: Reading) {
        for (name, figure) in reading.figures { figures[.figure(name)] = figure.value }
        for (period, earlier) in reading.earlier {
            for (name, figure) in earlier { figures[.earlier(period, name)] = figure.value }
        }
        for service in reading.services {
            for (name, figure) in service.figures { figures[.service(service.service, nil, name)] = figure.value }
            for (period, earlier) in service.earlier {
                for (name, figure) in earlier { figures[.service(service.service, period, name)] = figure.value }
            }
        }
        for finding in reading.findings where finding.code != .figureUnclear {
            findings[.finding(finding.code, finding.figures), default: 0] += 1
        }
    }

    /// The number of kinds of remarks and contradictions.
    var findingCount: Int { findings.count }

    /// The codes of remarks and contradictions.
    var findingCodes: Set<Finding.Code> {
        Set(findings.keys.compactMap { if case .finding(let code, _) = $0 { code } else { nil } })
    }

    /// The number of kinds of contradictions in the text.
    var contradictionCount: Int { findings.keys.count { $0.isContradiction } }

    /// Whether another reading says all of this and more. Contradictions in the text do not count: where a copy lost a
    /// number of a table, its total is no longer the sum.
    func saysLess(than other: Statements) -> Bool {
        self != other && figures.count <= other.figures.count
            && figures.allSatisfy { other.figures[$0.key] == $0.value }
            && findings.allSatisfy { $0.key.isContradiction || other.findings[$0.key] == $0.value }
    }

    /// The names of the year's own figures that another reading has and this one lacks, in order.
    func figuresMissing(of other: Statements) -> [FigureName] {
        other.figures.keys.compactMap { statement in
            if case .figure(let name) = statement, figures[statement] == nil { name } else { nil }
        }.sorted()
    }
}
