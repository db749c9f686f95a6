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
    /// The refusals of the parts of which nothing was read, in their order, apart from covering texts.
    public private(set) var refused: [(part: PartPath, refusal: Refusal)] = []
    private var unread: [(reading: Int, finding: Finding)] = []
    /// The number of parts that could not be turned into text.
    private var unreadable = 0
    /// The number of such parts that have a finding each. An archive may hold hundreds of pictures.
    private static let namedUnreadable = 20

    /// The authority that the file was given for; nil where nobody said.
    private let given: GivenAuthority?

    /// - Parameter given: the authority that the file was given for, for texts that do not say whose they are.
    public init(givenFor given: GivenAuthority? = nil) { self.given = given }

    /// Reads every document that a text holds: one, or the several of a pack.
    ///
    /// - Parameters:
    ///   - secondView: the same text with its words in another order, where the text by itself leaves questions.
    ///   - member: the file inside the file from which the text is.
    ///   - recognised: the pages of the text that were recognised in their images.
    ///   - isDamaged: whether parts of the text could not be decoded.
    public mutating func add(
        _ text: DocumentText, secondView: DocumentText? = nil, of member: MemberFile? = nil,
        recognised: RecognisedPages? = nil, isDamaged: Bool = false
    ) {
        let before = readings.count
        defer { if isDamaged, readings.count > before { addDamage(to: &readings[before]) } }
        defer { if let recognised, readings.count > before { recognised.mark(&readings[before...], in: text) } }
        do throws(Refusal) {
            let documents = try RecognisedDocument.all(in: text, secondView: secondView, givenFor: given)
            if documents.isEmpty { throw Screening.whyNotRecognised(text) }
            var first: Refusal?
            var isRead = false
            for document in documents {
                switch document.outcome {
                case .success(let reading):
                    isRead = true
                    add(reading, of: member)
                case .failure(let reason):
                    first = first ?? reason
                    if let finding = document.unreadFinding { addUnread(finding) }
                }
            }
            if let first {
                note(first)
                if !isRead { refused.append((text.part, first)) }
            }
        } catch {
            note(error)
            refused.append((text.part, error))
        }
    }

    /// Adds that a text is not whole.
    private func addDamage(to reading: inout Reading) {
        reading.findings.append(
            Checks.unclear(
                [],
                "The file is damaged, and parts of its text could not be decoded: a figure that is missing here may stand in them, and one that is here may be another; get the file again.",
                at: reading.authorityPlace))
    }

    /// Reads a mail's own words. They count only where they are a whole letter.
    public mutating func add(covering text: DocumentText, of member: MemberFile? = nil) {
        guard let documents = try? RecognisedDocument.all(in: text, givenFor: given) else { return }
        for document in documents where document.isWholeLetter {
            if case .success(let reading) = document.outcome { add(reading, of: member) }
        }
    }

    /// Reads the sheets of one file as the Ombudsman's yearly data tables: a reading for each body and year.
    ///
    /// - Parameter sheets: the sheets that are shown, in their order.
    /// - Returns: the sheets that need no other reading; none where they are no such tables. Where a table can't be read, no sheet of
    ///   the file is.
    public mutating func add(
        sheets: [(part: PartPath, cells: SheetCells)], of member: MemberFile? = nil
    ) -> Set<PartPath> {
        guard let tables = DataTables(sheets) else { return [] }
        do throws(Refusal) {
            for reading in try tables.readings() { add(reading.withoutDoubtfulParts, of: member) }
            return tables.parts
        } catch {
            add(unreadable: sheets[0].part, because: error)
            return Set(sheets.map(\.part))
        }
    }

    private mutating func add(_ reading: Reading, of member: MemberFile?) {
        guard seen.insert(ReadingIdentity(of: reading)).inserted else { return }
        readings.append(reading)
        readings[readings.count - 1].member = member
    }

    /// Notes that a part of the file could not be turned into text.
    public mutating func add(unreadable part: PartPath, because refusal: Refusal) {
        note(refusal)
        refused.append((part, refusal))
        unreadable += 1
        guard unreadable <= Self.namedUnreadable else { return }
        addUnread(
            Checks.unclear(
                [], "The file holds another document (\(part)) that was not read: \(refusal.message)",
                at: Place(part: part, page: 1, line: 1, text: "")))
    }

    /// The readings of all texts so far.
    ///
    /// - Parameter container: the words for a file that holds others, as "a ZIP archive"; nil for any other file.
    /// - Throws: a refusal that says why no document could be read.
    public consuming func collected(from container: String? = nil) throws(Refusal) -> [Reading] {
        guard !readings.isEmpty else {
            throw container.map(refusal(of:)) ?? refusal ?? Refusal(.empty, "There is no text in it.")
        }
        for item in unread { readings[item.reading].findings.append(item.finding) }
        if unreadable > Self.namedUnreadable, let last = readings[0].findings.last {
            let further = unreadable - Self.namedUnreadable
            readings[0].findings.append(
                Checks.unclear(
                    [],
                    "The file holds \(further) further \(further == 1 ? "document that was" : "documents that were") not read.",
                    at: Place(part: last.place.part, page: 1, line: 1, text: "")))
        }
        return readings
    }

    /// The refusal of a file in which nothing is read: it names the files in it, each with its reason and next step.
    private func refusal(of container: String) -> Refusal {
        guard !refused.isEmpty else {
            return Refusal(
                .notRecognised,
                "It is \(container) that holds no letter or report: no document is attached or packed, and a mail's own words count only where they are a whole letter; drop in the letter itself, as PDF or text."
            )
        }
        // The parts that may have been letters come first.
        let telling = refused.filter { $0.refusal.code != .notRecognised }
        let order = telling + refused.filter { $0.refusal.code == .notRecognised }
        let named = order.prefix(Self.namedRefusals).map { item in
            "\(item.part.isWhole ? "its own text" : item.part.rawValue): \(item.refusal.message)"
        }
        let further = order.count - named.count
        let others = further == 0 ? "" : " And \(further) \(further == 1 ? "other" : "others")."
        let holds = order.count == 1 ? "the document in it" : "none of the \(order.count) documents in it"
        return Refusal(
            order[0].refusal.code,
            "It is \(container), and \(holds) could \(order.count == 1 ? "not be" : "be") read. "
                + named.joined(separator: " ") + others)
    }

    /// The number of files that a refusal names.
    private static let namedRefusals = 5

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
