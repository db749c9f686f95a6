extension Reading {
    /// Whether the document only quotes another one, as minutes and cover papers quote the Ombudsman's letter: it gives
    /// figures, and states none itself.
    public var isQuotation: Bool {
        let all = [figures] + services.map(\.figures)
        return all.contains { $0.values.contains(where: \.isQuoted) }
            && all.allSatisfy { $0.values.allSatisfy { $0.isQuoted || $0.isDerived } }
    }

    /// Whether the document gives figures of single services alone, as a directorate's annual report does.
    public var isOfServicesOnly: Bool { figures.isEmpty && !services.isEmpty }

    /// Marks every stated figure as quoted. Derived figures stay derived: they follow from the quoted ones.
    public mutating func markAsQuotation() {
        figures.markAsQuoted()
        for period in earlier.keys { earlier[period]?.markAsQuoted() }
        for index in services.indices {
            services[index].figures.markAsQuoted()
            for period in services[index].earlier.keys { services[index].earlier[period]?.markAsQuoted() }
        }
    }

    /// Whether a figure is quoted, or follows from a quoted one; false for a figure that the document does not give.
    public func restsOnQuotation(_ name: FigureName) -> Bool {
        switch figures[name]?.basis {
        case .quoted: true
        case .derived(let names): names.contains { figures[$0]?.isQuoted == true }
        case .stated, .recognised, .entered, nil: false
        }
    }
}

extension [FigureName: Figure] {
    fileprivate mutating func markAsQuoted() {
        for (name, figure) in self where figure.basis == .stated { self[name]?.basis = .quoted }
    }
}
