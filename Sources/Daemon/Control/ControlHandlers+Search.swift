import ControlInterface
import Model
import Oversight
import Repository
import TextIndex
import Varlink

/// The method that looks for words in the texts of documents. It answers those who may open the socket, as they may read the originals.
extension ControlHandlers {
    @Sendable func search(_ parameters: SearchMethod.Parameters, _: Peer) async throws(Failure) -> SearchReport {
        guard let query = TextQuery(parameters.words) else {
            throw Failure(
                .usage, "Give 1 to 16 words, each with a letter or a digit, as ombudsctl search refused remedy.")
        }
        let limit = parameters.limit ?? 50
        let selection = ListSelection(
            authority: parameters.authority, type: parameters.type, year: parameters.year, since: parameters.since)
        let (wanted, outcomes) = try await repository.look { state throws(Failure) in
            (try SelectedRows(selection, ofDocuments: true, in: state).documents(in: state), state.outcomes)
        }
        do throws(TextIndexError) {
            // Counted first: a text that is added after the search was not looked at.
            let notIndexed = try await texts.missingCount()
            let (hits, hasMore) = try await texts.index.search(query, limit: limit) { sha256 in
                wanted?.contains(sha256) ?? (outcomes[sha256] != nil)
            }
            return await repository.look { state in
                SearchReport(
                    hits: hits.compactMap { SearchReport.Hit($0, in: state) }, hasMore: hasMore, notIndexed: notIndexed)
            }
        } catch {
            texts.compareAgain()
            texts.work.send()
            throw Failure(
                .failed,
                error.code == .damaged
                    ? "\(error) It is made anew from the originals; ask again in a while." : "\(error)")
        }
    }
}

extension SearchReport.Hit {
    /// - Returns: nil where the document is gone by now.
    fileprivate init?(_ hit: TextHit, in state: State) {
        let place = Place(
            part: PartPath(rawValue: hit.part), page: hit.page, line: hit.line, text: String(hit.text.prefix(500)))
        switch state.outcome(of: hit.sha256) {
        case nil: return nil
        case .rejected:
            guard let record = state.rejections[hit.sha256] else { return nil }
            self.init(
                document: DocumentReference(name: record.document.name, sha256: hit.sha256), rejected: true,
                subjects: [], place: place)
        case .processed(let years):
            let subjects = years.compactMap { year in
                SubjectReference(
                    authority: state.authorities[year.slug]?.authority, period: Period(name: year.period))
            }
            self.init(
                document: DocumentReference(
                    name: state.filedDocument(hit.sha256)?.name ?? hit.sha256, sha256: hit.sha256),
                withdrawn: state.withdrawnDocuments.contains(hit.sha256) ? true : nil,
                subjects: subjects.sorted { $0.order < $1.order },
                place: place)
        }
    }
}

extension SubjectReference {
    /// By authority, then by year.
    fileprivate var order: (String, String) { (authority.slug, period?.name ?? "") }
}

extension SelectedRows {
    /// The documents, by SHA-256, that the selection leaves; nil for all.
    func documents(in state: State) -> Set<String>? {
        guard isPart else { return nil }
        let rows =
            documents(state.documentRows(about: slugs(in: state))) { [] }
            + documents(state.documentRows(ofRejected: rejections(in: state))) { [] }
        return Set(rows.map(\.entry.sha256))
    }
}
