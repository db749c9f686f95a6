public import Model

/// Collects the readings of a file, text by text, in the order in which the texts stand in it.
///
/// A document that is refused while another is read is a finding of the reading before it, or of the first where none is.
/// Two readings of the same document count once.
public struct ReadingCollector {
    private var readings: [Reading] = []
    private var seen: Set<ReadingIdentity> = []
    /// The refusal to report where nothing is read.
    private var refusal: Refusal?
    private var unread: [(reading: Int, finding: Finding)] = []

    /// The authority that the file was given for; nil where nobody said.
    private let given: GivenAuthority?

    /// - Parameter given: the authority that the file was given for, for texts that do not say whose they are.
    public init(givenFor given: GivenAuthority? = nil) { self.given = given }

    /// Reads every document that a text holds: one, or the several of a pack.
    ///
    /// - Parameter secondView: the same text with its words in another order, where the text by itself leaves questions.
    public mutating func add(_ text: DocumentText, secondView: DocumentText? = nil) {
        do throws(Refusal) {
            let documents = try RecognisedDocument.all(in: text, secondView: secondView, givenFor: given)
            if documents.isEmpty { throw Screening.whyNotRecognised(text) }
            var first: Refusal?
            for document in documents {
                switch document.outcome {
                case .success(let reading):
                    if seen.insert(ReadingIdentity(of: reading)).inserted { readings.append(reading) }
                case .failure(let reason):
                    first = first ?? reason
                    if let finding = document.unreadFinding { addUnread(finding) }
                }
            }
            if let first { note(first) }
        } catch {
            note(error)
        }
    }

    /// Notes that a part of the file could not be turned into text.
    public mutating func add(unreadable part: PartPath, because refusal: Refusal) {
        note(refusal)
        addUnread(
            Checks.unclear(
                [], "The file holds another document (\(part)) that was not read: \(refusal.message)",
                at: Place(part: part, page: 1, line: 1, text: "")))
    }

    /// The readings of all texts so far.
    ///
    /// - Throws: a refusal that says why no document could be read.
    public consuming func collected() throws(Refusal) -> [Reading] {
        guard !readings.isEmpty else { throw refusal ?? Refusal(.empty, "There is no text in it.") }
        for item in unread { readings[item.reading].findings.append(item.finding) }
        return readings
    }

    /// A text that is no letter or report, as a mail's own, says less than the refusal of one that is.
    private mutating func note(_ reason: Refusal) {
        if refusal == nil || refusal?.code == .notRecognised { refusal = reason }
    }

    private mutating func addUnread(_ finding: Finding) { unread.append((max(0, readings.count - 1), finding)) }
}

/// The facts by which two readings are of the same document: who, when and every value, wherever they stand.
private struct ReadingIdentity: Hashable {
    let kind: DocumentKind
    let authority: Authority
    let period: Period
    let values: [FigureName: Double]
    let services: [String: [FigureName: Double]]

    init(of reading: Reading) {
        kind = reading.kind
        authority = reading.authority
        period = reading.period
        values = reading.figures.mapValues(\.value)
        services = Dictionary(
            reading.services.map { ($0.service, $0.figures.mapValues(\.value)) },
            uniquingKeysWith: { first, _ in first })
    }
}
