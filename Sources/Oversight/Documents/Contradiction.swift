import Model

/// A figure that two documents of one kind and date give otherwise, one of them being the figure that is used.
struct Contradiction {
    let name: FigureName
    /// The figure that is used, with its document.
    let used: (figure: Figure, filed: FiledReading)
    let other: (figure: Figure, filed: FiledReading)
}

/// A document that says less than another of the same kind and date, and nothing else: a copy that was cut off or damaged.
struct PoorerCopy {
    let filed: FiledReading
    let fuller: FiledReading
}

extension YearFigures {
    /// The contradictions between documents of one kind and date. Stated figures come first: derived ones differ because of
    /// them. A figure that neither gives for the year, because another document speaks before them, is none.
    var contradictions: [Contradiction] {
        var found: [Contradiction] = []
        for group in comparedGroups {
            var first: [FigureName: (figure: Figure, filed: FiledReading)] = [:]
            for filed in group {
                for (name, figure) in filed.reading.figures.sorted(by: { $0.key < $1.key }) {
                    guard let used = first[name] else {
                        first[name] = (figure, filed)
                        continue
                    }
                    guard used.figure.conflicts(withCopy: figure), self.figure(name)?.filed.sha256 == used.filed.sha256
                    else {
                        continue
                    }
                    found.append(Contradiction(name: name, used: used, other: (figure, filed)))
                }
            }
        }
        return found.filter(\.isStated) + found.filter { !$0.isStated }
    }

    /// The documents that say less than another of their kind and date, and nothing else.
    var poorerCopies: [PoorerCopy] {
        var found: [PoorerCopy] = []
        for group in comparedGroups {
            for (place, filed) in group.enumerated().dropFirst() {
                let statements = filed.marks.statements
                if let fuller = group[..<place].first(where: { statements.saysLess(than: $0.marks.statements) }) {
                    found.append(PoorerCopy(filed: filed, fuller: fuller))
                }
            }
        }
        return found
    }
}

extension Contradiction {
    fileprivate var isStated: Bool { !used.figure.isDerived && !other.figure.isDerived }

    /// The finding that says so.
    var finding: Finding {
        Finding(
            code: .documentConflict, figures: [name],
            message: "\(twoDocuments) contradict each other: \(accounts).", place: used.figure.place)
    }

    /// "Two letters of the same date"
    var twoDocuments: String {
        "Two \(used.filed.kind.plural) \(used.filed.date == nil ? "without a date" : "of the same date")"
    }

    /// "“a.txt” gives the uphold rate as 75%, “b.txt” as 50%"
    var accounts: String {
        "“\(used.filed.document.name)” gives the \(name.words) as \(used.figure.wording), "
            + "“\(other.filed.document.name)” as \(other.figure.wording)"
    }
}

extension PoorerCopy {
    /// The finding that says so.
    var finding: Finding {
        let missing = filed.marks.statements.figuresMissing(of: fuller.marks.statements)
        var lack = "a remark, or a figure of a service or another year"
        if let first = missing.first {
            lack = "the \(first.words)"
            switch missing.count {
            case 1: break
            case 2: lack += " and 1 more figure"
            case let count: lack += " and \(count - 1) more figures"
            }
        }
        return Finding(
            code: .poorerCopy, figures: missing,
            message:
                "“\(filed.document.name)” says less than “\(fuller.document.name)” and nothing else: it lacks \(lack). "
                + "It may be a copy that was cut off; the fuller one is used.",
            place: missing.first.flatMap { fuller.reading.figures[$0]?.place } ?? fuller.reading.periodPlace)
    }
}

extension DocumentKind {
    fileprivate var plural: String {
        switch self {
        case .annualReviewLetter: "letters"
        case .performancePage: "statistics pages"
        case .complaintsReport: "reports"
        }
    }
}

extension Figure {
    /// Whether two documents of one kind and date can't both be right. A rate that follows from counts may differ from a printed
    /// one by a point.
    fileprivate func conflicts(withCopy other: Figure) -> Bool {
        isDerived || other.isDerived ? contradicts(other) : value != other.value
    }
}
