import ControlInterface
import Inbox
import Model
import Oversight
import Synchronization
import Varlink

/// The methods about documents and the authorities that they are about.
extension ControlHandlers {
    @Sendable func authorities(
        _ parameters: AuthoritiesMethod.Parameters, _: Peer
    ) async throws(Failure) -> Answer<AuthoritiesReport> {
        let rows = try await repository.look { state throws(Failure) in
            try SelectedRows(parameters, in: state)
        }
        let repository = repository
        let pager = ListPager<AuthoritiesReport.Entry>(by: { $0.authority.slug }) {
            await repository.collect({ rows.slugs(in: $0) }) { state, slugs in
                state.authorityEntries(slugs).filter { rows.wants($0, in: state) }
            }
        }
        return .pages(
            ReplyPages(
                list: "authorities", empty: AuthoritiesReport(authorities: []), release: { await pager.release() },
                pages: { () async -> ReplyPage<AuthoritiesReport>? in await pager.page().map { ReplyPage(of: $0) } }))
    }

    @Sendable func authority(
        _ parameters: AuthorityMethod.Parameters, _: Peer
    ) async throws(Failure) -> Answer<AuthorityReport> {
        let name = parameters.name
        let account = try await repository.look { state throws(Failure) in try state.account(of: name) }
        let withHistory = parameters.history ?? false
        let repository = repository
        let periods = Mutex(account.periods)
        return .pages(
            ReplyPages(
                list: "years", empty: account.report,
                pages: { () async -> ReplyPage<AuthorityReport>? in
                    while let period = periods.withLock({ $0.popLast() }) {
                        let moment = await repository.look { $0.moment(of: account.record, in: period) }
                        guard let page = YearPage(moment, withHistory: withHistory) else { continue }
                        return page.reply(account.report)
                    }
                    return nil
                }))
    }

    @Sendable func documents(
        _ parameters: DocumentsMethod.Parameters, _: Peer
    ) async throws(Failure) -> Answer<DocumentsReport> {
        let wanted = try await repository.look { state throws(Failure) in
            try SelectedRows(parameters, ofDocuments: true, in: state)
        }
        let repository = repository
        let pager = ListPager(inOrder: State.DocumentRow.isBefore) {
            let everything = await repository.collect({ Array($0.authorities.keys) }) { $0.documentRows(about: $1) }
            let refused = await repository.collect({ Array($0.rejections.keys) }) { $0.documentRows(ofRejected: $1) }
            // The same bytes may have arrived in a document that is not wanted.
            let named = State.DocumentRow.namingSameContent(everything + refused)
            guard wanted.isPart else { return named }
            let read = await repository.collect({ wanted.slugs(in: $0) }) { state, slugs in
                wanted.documents(state.documentRows(about: slugs)) { state.alerts(of: slugs) { $0.state == .raised } }
            }
            let rejected = await repository.collect({ wanted.rejections(in: $0) }) { state, sha256s in
                wanted.documents(state.documentRows(ofRejected: sha256s)) {
                    state.alerts(ofRejected: sha256s) { $0.state == .raised }
                }
            }
            let places = Set((read + rejected).map(\.place))
            return named.filter { places.contains($0.place) }
        }
        return .pages(
            ReplyPages(list: "documents", empty: DocumentsReport(documents: []), release: { await pager.release() }) {
                () throws(Failure) in await pager.page().map { DocumentsReport(documents: $0.map(\.entry)) }
            })
    }

    @Sendable func rescan(_: NoParameters, _: Peer) async throws(Failure) -> RescanReport {
        await intake.rescan()
        return RescanReport(waiting: await intake.status?.total ?? 0)
    }

    @Sendable func retry(_ parameters: RetryMethod.Parameters, _: Peer) async throws(Failure) -> RetryReport {
        let report = try await intake.retry.returnToInbox(parameters.document)
        if let wanted = parameters.document, report.documents.isEmpty, report.remaining.isEmpty {
            let names = await repository.look { state in
                state.rejections.values.filter { state.outcome(of: $0.document.sha256) == .rejected }.map(
                    \.document.name)
            }
            throw Failure(
                .notFound, "There is no rejected document \"\(wanted)\"; `ombudsctl documents` lists all documents."
            ).suggesting(wanted, among: names)
        }
        return report
    }
}
