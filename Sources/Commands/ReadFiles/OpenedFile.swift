import ConfinedProgram
import ControlInterface
import Extraction
import Ingest
import Linux
import Model
import Oversight
import Reading

/// A file of the command line with its extracted text, or why there is none.
struct OpenedFile: Sendable {
    let description: ReadingReport.File
    /// The authority of the option; nil without one.
    let given: GivenAuthority?
    let policy: Policy
    let extracted: Result<ExtractedFile, Refusal>
    /// The file with its words in another order, where it was needed.
    let secondView: ExtractedFile?
    private let readings: Result<[Reading], Refusal>
    /// Whether the readings were left to whoever explains the file.
    let leavesReadings: Bool

    /// - Parameter explained: whether the file is explained afterwards, which reads a small text by itself: reading takes most of the
    ///   time, and is not done twice.
    init(_ target: ReadTarget, givenFor given: GivenAuthority?, policy: Policy, explained: Bool = false) async {
        self.given = given
        self.policy = policy
        var description = ReadingReport.File(name: target.name)
        var leavesReadings = false
        do throws(ExtractionFailure) {
            let bytes = try target.bytes()
            description.sha256 = SHA256.hexDigest(of: bytes)
            description.mediaType = Extractors.all.mediaType(of: bytes, name: description.name).rawValue
            if explained, let text = Self.smallText(bytes, target.name) {
                leavesReadings = true
                extracted = .success(text)
                secondView = nil
                readings = .success([])
                self.leavesReadings = leavesReadings
                self.description = description
                return
            }
            let file = try await Extractors.all.read(bytes, name: description.name, givenFor: given, by: Self.reader)
            description.pages = file.pages
            extracted = .success(file.first)
            secondView = file.second
            readings = file.result
        } catch {
            let refusal =
                switch error {
                case .refused(let refusal): refusal
                case .unavailable(let trouble): Refusal(.unreadable, trouble.message)
                }
            extracted = .failure(refusal)
            secondView = nil
            readings = .failure(refusal)
        }
        self.leavesReadings = leavesReadings
        self.description = description
    }

    /// The text of a file that is one, and small enough to be read in this process.
    private static func smallText(_ bytes: [UInt8], _ name: String) -> ExtractedFile? {
        guard bytes.count <= LimitedReader.largestInCommand,
            let file = (try? Extractors.all.extractNow(bytes, name: name)) ?? nil, file.mediaType == .plain,
            file.parts.count == 1, file.parts[0].role == .document, file.parts[0].cells == nil
        else { return nil }
        return file
    }

    /// Reads large texts in processes of their own.
    private static let reader = LimitedReader()

    var reports: [ReadingReport] {
        do throws(Refusal) {
            return try readings.get().map {
                ReadingReport(document: description, result: .success($0), policy: policy)
            }
        } catch {
            return [ReadingReport(document: description, result: .failure(error))]
        }
    }

    /// The parts without a mail's own words that are no letter.
    ///
    /// - Throws: the file's refusal; also where nothing else is left.
    func shownParts() throws(Refusal) -> [TextPart] {
        let parts = try extracted.get().parts
        // The refusal of a data table is the whole file's: its sheets may seem to be something else by themselves.
        if parts.contains(where: { $0.cells != nil }) { _ = try readings.get() }
        let read = (try? readings.get()) ?? []
        let tables = Set(dataTables.flatMap { $0.tables.map(\.part) })
        let shown = parts.filter { part in
            if tables.contains(part.path) { return false }
            return part.role == .document || read.contains { $0.member?.part == part.origin?.part }
        }
        if shown.isEmpty { _ = try readings.get() }
        return shown
    }

    /// The readings of data tables, which are shown together.
    var dataTables: [Reading] { ((try? readings.get()) ?? []).filter { $0.kind == .dataTable } }

    /// Whether explaining the file takes no more than reading a small text.
    var isSmall: Bool {
        guard let parts = try? extracted.get().parts else { return true }
        return parts.allSatisfy { part in
            (try? part.text.get().count).map { $0 <= LimitedReader.largestInCommand } ?? true
        }
    }

    /// Whether a document of the file could not be read.
    var isUnread: Bool {
        reports.contains { if case .failure = $0.result { true } else { false } }
    }
}
