import ControlInterface
import FoundationEssentials
import Logging
import Model
import Oversight
import Varlink

/// The method by which people correct what was read. A change is committed before the reply is sent.
extension ControlHandlers {
    @Sendable func mend(_ parameters: MendMethod.Parameters, _ peer: Peer) async throws(Failure) -> MendingReport {
        let person = Person(peer)
        let reason = try Self.note(parameters.reason)
        let undoes = parameters.undo == true
        let plan: MendingPlan
        do throws(Failure) {
            plan = try await repository.look { state throws(Failure) in
                try MendingPlan(parameters, reason, by: person, in: state)
            }
        } catch {
            guard let document = parameters.document else { throw error }
            throw error.suggesting(document, among: await repository.look(\.documentNames))
        }
        let event: Event
        if undoes {
            guard let known = plan.inForce else { throw plan.nothingToUndo }
            event = .undoMending(known.id, by: person, reason: reason)
        } else {
            guard reason != nil else { throw Failure(.usage, "Say why with --reason, for those who ask later.") }
            event = .mend(plan.mending)
        }
        let changes = try await commit(event)
        if parameters.act == .withdrawal, await !intake.withdrawnOriginals.settle() {
            intake.withdrawnOriginals.work.send()
        }
        let ids = changes.flatMap { $0.transitions ?? [] }.map(\.alert.id)
        let report = await repository.look { state -> MendingReport? in
            let mendings = state.terms.mendings ?? []
            let id = undoes ? plan.inForce?.id : changes.first?.terms?.mending?.id ?? plan.inForce?.id
            guard let mending = mendings.last(where: { $0.id == id }) else { return nil }
            return MendingReport(
                mending: mending, subject: plan.subject, alerts: ids.compactMap(state.alert),
                about: SubjectReference(
                    authority: mending.authority.flatMap(state.authority(of:)),
                    period: mending.period.flatMap { Period(name: $0) }))
        }
        guard let report else { throw Failure(.failed, "It was undone meanwhile.") }
        if !changes.isEmpty { logger.notice("\(report.sentence)") }
        return report
    }
}

/// A mending that a person asks for, held against what is stored.
struct MendingPlan {
    /// Its number is given when it is committed.
    let mending: Mending
    /// The subject in words, as "the uphold rate of Blaby District Council in 2019-20".
    let subject: String
    /// The mending in force about the same.
    let inForce: Mending?

    /// - Throws: `not-found` for an authority, a year or a document that is not here; `usage` for a value that the figure can't have.
    init(
        _ parameters: MendMethod.Parameters, _ reason: String?, by person: Person, in state: State
    ) throws(Failure) {
        var mending = Mending(
            id: 0, act: parameters.act, reason: reason ?? "", by: person, at: Timestamp(.now))
        if parameters.act == .withdrawal {
            let document = try state.document(named: parameters.document ?? "", isWithdrawn: parameters.undo == true)
            mending.sha256 = document.sha256
            self.mending = mending
            subject = "the document “\(document.name)”"
            inForce = state.mendingInForce(withdrawing: document.sha256)
            return
        }
        let record = try state.account(of: parameters.authority ?? "").record
        guard let period = parameters.year.flatMap({ Period(name: $0) }) else {
            throw Failure(.usage, "\"\(parameters.year ?? "")\" is not a reporting year: give it as 2023-24.")
        }
        let year = State.Year(slug: record.authority.slug, period: period.name)
        // An entry can be undone also where no document of the year counts any more.
        guard parameters.undo == true || record.years[period.name]?.documents.isEmpty == false else {
            throw Failure(
                .notFound,
                "There is no document about \(record.authority.name) in \(period.name), so that there is nothing to correct or note."
            )
        }
        mending.authority = year.slug
        mending.period = year.period
        if parameters.act == .note {
            self.mending = mending
            subject = "\(record.authority.name) in \(period.name)"
            inForce = state.mendings(of: year).last { $0.id == parameters.id && $0.isInForce && $0.act == .note }
            return
        }
        guard let figure = parameters.figure, figure.definition != nil else {
            throw Failure(
                .usage, "There is no figure \"\(parameters.figure?.rawValue ?? "")\"; docs/figures.md lists them.")
        }
        if let value = parameters.value {
            try Self.check(value, figure)
        } else if parameters.undo != true {
            throw Failure(.usage, "Give the value of the \(figure.words).")
        }
        mending.figure = figure
        mending.value = parameters.value
        self.mending = mending
        subject = "the \(figure.words) of \(record.authority.name) in \(period.name)"
        inForce = state.mendingInForce(entering: figure, of: year)
    }

    var nothingToUndo: Failure {
        switch mending.act {
        case .correction: Failure(.notFound, "Nobody has entered \(subject), so that there is nothing to undo.")
        case .withdrawal: Failure(.notFound, "Nobody has withdrawn \(subject).")
        case .note:
            Failure(
                .notFound, "There is no such note about \(subject); `ombudsctl show --history` lists their numbers.")
        }
    }

    /// - Throws: `usage` for a value that the figure can't have.
    private static func check(_ value: Double, _ figure: FigureName) throws(Failure) {
        guard figure.unit.canBe(value) else {
            let wanted = figure.unit == .percent ? "0 to 100" : figure.unit == .count ? "a whole number" : "0 or more"
            let given = Int(exactly: value).map(String.init) ?? String(value)
            throw Failure(.usage, "The \(figure.words) can't be \(given): give \(wanted).")
        }
    }
}

extension State {
    /// Finds a document that was read by its name, its SHA-256 or the beginning of it.
    ///
    /// - Throws: `not-found`; `usage`, with the candidates, where several have the name.
    fileprivate func document(named name: String, isWithdrawn: Bool) throws(Failure) -> DocumentReference {
        var found: [String: DocumentReference] = [:]
        let isHash = name.utf8.count >= 6 && name.allSatisfy(\.isHexDigit)
        for year in authorities.values.lazy.flatMap(\.years.values) {
            for filed in year.documents where found[filed.sha256] == nil {
                let hasHash = isHash && filed.sha256.hasPrefix(name.lowercased())
                let document = filed.lazyDocument.valueOnce
                guard hasHash || document.arrivals.contains(where: { $0.name == name }) else { continue }
                found[filed.sha256] = DocumentReference(name: document.name, sha256: filed.sha256)
            }
        }
        // Of several with a name the withdrawn one is the one to bring back.
        if found.count > 1, isWithdrawn {
            found = found.filter { mendingInForce(withdrawing: $0.key) != nil }
        }
        guard let first = found.values.first else {
            throw Failure(
                .notFound,
                "There is no document \"\(name)\" that was read; `ombudsctl documents` lists all documents.")
        }
        guard found.count == 1 else {
            let hashes = found.keys.sorted().map { String($0.prefix(12)) }.joined(separator: ", ")
            throw Failure(.usage, "Several documents have the name \"\(name)\": give the SHA-256, \(hashes).")
        }
        return first
    }
}

extension MendingReport {
    /// As "anna entered the uphold rate of Blaby District Council in 2019-20 as 60%: the letter has a misprint".
    var sentence: String {
        let person = mending.by.name ?? "user \(mending.by.uid)"
        if let undone = mending.undone {
            let undoer = undone.by.name ?? "user \(undone.by.uid)"
            let what =
                switch mending.act {
                case .correction: "undid the entry of \(subject)"
                case .withdrawal: "brought back \(subject)"
                case .note: "removed a note about \(subject)"
                }
            return "\(undoer) \(what)" + (undone.reason.map { ": \($0)" } ?? "")
        }
        switch mending.act {
        case .correction: return "\(person) entered \(subject) as \(mending.value ?? 0): \(mending.reason)"
        case .withdrawal: return "\(person) withdrew \(subject): \(mending.reason)"
        case .note: return "\(person) noted about \(subject): \(mending.reason)"
        }
    }
}
