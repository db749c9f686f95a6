import ControlInterface
import Inbox
import Model
import Oversight
import Synchronization
import Varlink

/// The methods about documents and the authorities that they are about.
extension ControlHandlers {
    @Sendable func authorities(_: NoParameters, _: Peer) async throws(Failure) -> Answer<AuthoritiesReport> {
        let repository = repository
        let pager = ListPager(inOrder: { $0.authority.slug < $1.authority.slug }) {
            await repository.collect({ Array($0.authorities.keys) }) { $0.authorityEntries($1) }
        }
        return .pages(
            ReplyPages(
                list: "authorities", empty: AuthoritiesReport(authorities: []), release: { await pager.release() }
            ) {
                () throws(Failure) in await pager.page().map { AuthoritiesReport(authorities: $0) }
            })
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

    @Sendable func documents(_: NoParameters, _: Peer) async throws(Failure) -> Answer<DocumentsReport> {
        let repository = repository
        let pager = ListPager(inOrder: State.DocumentRow.isBefore) {
            let read = await repository.collect({ Array($0.authorities.keys) }) { $0.documentRows(about: $1) }
            let rejected = await repository.collect({ Array($0.rejections.keys) }) { $0.documentRows(ofRejected: $1) }
            return State.DocumentRow.namingSameContent(read + rejected)
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
        let report: RetryReport
        do throws(InboxError) {
            report = try await intake.retry.returnToInbox(parameters.document)
        } catch {
            throw Failure(.failed, "\(error)")
        }
        if let wanted = parameters.document, report.documents.isEmpty, report.remaining.isEmpty {
            throw Failure(
                .notFound, "There is no rejected document \"\(wanted)\"; `ombudsctl documents` lists all documents.")
        }
        return report
    }
}
