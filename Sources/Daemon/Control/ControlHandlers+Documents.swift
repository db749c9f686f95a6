import ControlInterface
import Inbox
import Oversight
import Varlink

/// The methods about documents and the authorities that they are about.
extension ControlHandlers {
    @Sendable func authorities(_: NoParameters, _: Peer) async throws(Failure) -> AuthoritiesReport {
        await repository.look(\.authoritiesReport)
    }

    @Sendable func authority(
        _ parameters: AuthorityMethod.Parameters, _: Peer
    ) async throws(Failure) -> AuthorityReport {
        try await repository.look { state throws(Failure) in
            try state.authorityReport(parameters.name, withHistory: parameters.history ?? false)
        }
    }

    @Sendable func documents(_: NoParameters, _: Peer) async throws(Failure) -> Answer<DocumentsReport> {
        let repository = repository
        let pager = ListPager {
            let read = await repository.collect({ Array($0.authorities.keys) }) { $0.documentRows(about: $1) }
            let rejected = await repository.collect({ Array($0.rejections.keys) }) { $0.documentRows(ofRejected: $1) }
            return (read + rejected).sorted(by: State.DocumentRow.isBefore)
        }
        return .pages(
            ReplyPages(list: "documents", empty: DocumentsReport(documents: [])) { () throws(Failure) in
                await pager.page().map { DocumentsReport(documents: $0.map(\.entry)) }
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
