import ArgumentParser
import Configuration
import ControlInterface
import Model
import Oversight
import Varlink

/// The words that a shell offers where it completes a value of `ombudsctl`. What only the daemon knows is asked of it, and nothing is
/// offered where it does not answer.
extension CompletionKind {
    /// The slugs of the authorities with documents.
    static var authorities: CompletionKind {
        asking { client throws(Failure) in
            try await client.call(AuthoritiesMethod.self, ListSelection()).authorities.map(\.authority.slug)
        }
    }

    /// The slugs of all authorities on the list.
    static var listedAuthorities: CompletionKind {
        .custom { _, _, _ in AuthorityRegister.shared.authorities.map(\.slug) }
    }

    /// The ids of the alerts in force.
    static var alerts: CompletionKind {
        asking { client throws(Failure) in try await client.call(AlertsMethod.self, .init()).alerts.map(\.id) }
    }

    /// The ids of the alerts that somebody looks after.
    static var acknowledgedAlerts: CompletionKind {
        asking { client throws(Failure) in
            try await client.call(AlertsMethod.self, .init(selection: ListSelection(state: "acknowledged"))).alerts
                .map(\.id)
        }
    }

    /// The numbers of the silences in force.
    static var silences: CompletionKind {
        asking { client throws(Failure) in try await client.call(SilencesMethod.self).silences.map { String($0.id) } }
    }

    /// The names of the documents.
    static var documents: CompletionKind { documents(ListSelection()) }

    /// The names of the rejected documents.
    static var rejectedDocuments: CompletionKind { documents(ListSelection(state: "rejected")) }

    /// The years that documents are of.
    static var years: CompletionKind {
        asking { client throws(Failure) in
            let periods = try await client.call(AuthoritiesMethod.self, ListSelection()).authorities.flatMap(\.periods)
            return Set(periods).sorted()
        }
    }

    static var rules: CompletionKind { .list(Rule.allCases.map(\.rawValue)) }

    static var authorityTypes: CompletionKind { .list(Authority.Kind.allCases.map(\.rawValue)) }

    static var comparedFigures: CompletionKind { .list(ComparedFigure.allCases.map(\.rawValue)) }

    private static func documents(_ selection: ListSelection) -> CompletionKind {
        asking { client throws(Failure) in
            // A control character in a name could make two words of it.
            Set(try await client.call(DocumentsMethod.self, selection).documents.map(\.name))
                .filter { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } }.sorted()
        }
    }

    private static func asking(
        _ question: @escaping @Sendable (ControlClient) async throws(Failure) -> [String]
    ) -> CompletionKind {
        .custom { words, _, _ in (try? await question(DaemonOptions.client(chosenBy: words))) ?? [] }
    }
}

extension DaemonOptions {
    /// A client of the daemon that the words of an unfinished command line choose, which waits no longer than somebody at a terminal does.
    fileprivate static func client(chosenBy words: [String]) -> ControlClient {
        func value(of name: String) -> String? {
            words.indices.lazy.compactMap { index in
                if words[index] == name, index + 1 < words.count { return words[index + 1] }
                return words[index].hasPrefix(name + "=") ? String(words[index].dropFirst(name.count + 1)) : nil
            }.first { !$0.isEmpty }
        }
        var options = DaemonOptions()
        options.root = value(of: "--root")
        options.socket = value(of: "--socket")
        return options.client(or: options, timeoutSeconds: 2)
    }
}
