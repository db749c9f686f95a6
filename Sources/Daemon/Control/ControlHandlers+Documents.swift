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

    @Sendable func documents(_: NoParameters, _: Peer) async throws(Failure) -> DocumentsReport {
        await repository.look(\.documentsReport)
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
