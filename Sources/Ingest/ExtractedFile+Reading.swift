public import Extraction
public import Model
public import Reading

extension TextPart {
    /// The text, ready for reading; places in it name its part.
    ///
    /// - Parameter work: counts the work of reading the file.
    /// - Throws: the reason why the part has none.
    public func documentText(within work: ReadingWork = ReadingWork()) throws(Refusal) -> DocumentText {
        DocumentText(utf8: try text.get(), part: path, work: work)
    }

    /// The doubts about its pages that were recognised in their images; nil where none was.
    public var recognition: RecognisedPages? {
        recognisedPages.isEmpty
            ? nil : RecognisedPages(recognisedPages, mark: Self.unclearMark, unreadable: Self.unreadablePage)
    }
}

extension ExtractedFile {
    /// Reads every document that the file holds, part by part.
    ///
    /// - Parameters:
    ///   - secondView: the file with its words in another order, for what this view leaves unclear.
    ///   - given: the authority that the file was given for; nil where nobody said.
    ///   - work: counts the work. Where the reading was given up, the result means nothing.
    /// - Returns: the readings, or the reason why there is none; and the number of pages of all parts.
    public func read(
        with secondView: ExtractedFile? = nil, givenFor given: GivenAuthority? = nil,
        within work: ReadingWork = ReadingWork()
    ) -> (result: Result<[Reading], Refusal>, pages: Int) {
        var collector = ReadingCollector(givenFor: given)
        var pages = 0
        var tables: Set<PartPath> = []
        for (index, part) in parts.enumerated() {
            if index == 0 || parts[index - 1].origin != part.origin {
                tables.formUnion(collector.add(sheets: sheets(from: index), of: part.origin))
            }
            if tables.contains(part.path) {
                pages += 1
                continue
            }
            do throws(Refusal) {
                let text = try part.documentText(within: work)
                switch part.role {
                case .document:
                    pages += text.pages
                    collector.add(
                        text, secondView: secondView?.documentText(of: part.path, within: work), of: part.origin,
                        recognised: part.recognition, isDamaged: part.isDamaged)
                case .coveringText: collector.add(covering: text, of: part.origin)
                }
            } catch  where part.role == .document {
                collector.add(unreadable: part.path, because: error)
            } catch {
                // Words of a mail that can't be read say nothing of what is attached.
            }
        }
        let result = Result { () throws(Refusal) in try collector.collected(from: containerNoun) }
        return (mediaType == .csv ? result.mapError(\.ofDataTable) : result, pages)
    }

    /// The sheets of the file that begins with a part: those that follow from the same file inside this one.
    private func sheets(from index: Int) -> [(part: PartPath, cells: SheetCells)] {
        parts[index...].prefix { $0.origin == parts[index].origin }.compactMap { part in
            part.cells.map { (part.path, $0) }
        }
    }

    /// Gives some parts the text that they have in another view.
    ///
    /// - Returns: whether any text is another one.
    fileprivate mutating func replace(_ paths: Set<PartPath>, by view: ExtractedFile) -> Bool {
        var parts = parts
        for index in parts.indices where paths.contains(parts[index].path) {
            guard let other = view.parts.first(where: { $0.path == parts[index].path }) else { continue }
            parts[index].text = other.text
        }
        guard parts != self.parts else { return false }
        self = ExtractedFile(mediaType: mediaType, parts: parts)
        return true
    }

    /// The number of bytes of its texts.
    var textSize: Int { parts.reduce(0) { $0 + ((try? $1.text.get().count) ?? 0) } }

    /// The text of a part; nil where the file has no such part, or it has no text.
    public func documentText(of path: PartPath, within work: ReadingWork = ReadingWork()) -> DocumentText? {
        parts.first { $0.path == path }.flatMap { try? $0.documentText(within: work) }
    }
}

extension Extractors {
    /// Turns a file into text and reads every document that it holds. A report is read by its paragraphs where the format tells them
    /// in a view of their own. Where the text leaves something unclear, and the format has a view of columns, both views are read.
    ///
    /// - Parameters:
    ///   - name: the file's name; its ending helps where the bytes alone do not tell.
    ///   - given: the authority that the file was given for; nil where nobody said.
    ///   - reader: reads texts in processes of their own; nil to read all in this one.
    ///   - reach: the texts that it reads.
    /// - Returns: the file's text in its views, with the readings, or the reason why there is none; and the number of pages.
    public func read(
        _ bytes: [UInt8], name: String, givenFor given: GivenAuthority? = nil, by reader: LimitedReader? = nil,
        _ reach: LimitedReader.Reach = .largeTexts
    ) async throws(ExtractionFailure) -> ReadFile {
        try await LargeTreeTurn.during { () async throws(ExtractionFailure) in
            try await readInTurn(bytes, name: name, givenFor: given, by: reader, reach)
        }
    }

    private func readInTurn(
        _ bytes: [UInt8], name: String, givenFor given: GivenAuthority?, by reader: LimitedReader?,
        _ reach: LimitedReader.Reach
    ) async throws(ExtractionFailure) -> ReadFile {
        func read(
            _ first: ExtractedFile, with second: ExtractedFile? = nil
        ) async throws(ExtractionFailure) -> (result: Result<[Reading], Refusal>, pages: Int) {
            guard let reader else { return first.read(with: second, givenFor: given) }
            return try await reader.read(first, with: second, givenFor: given, reach)
        }
        var first = try await extract(bytes, name: name)
        var (result, pages) = try await read(first)
        let reports = DocumentReader.reports(in: result)
        if !reports.isEmpty, let paragraphs = try await extractView(.paragraphs, of: bytes, name: name),
            first.replace(reports, by: paragraphs)
        {
            (result, pages) = try await read(first)
        }
        var second: ExtractedFile?
        // A file of reports alone has its paragraphs already.
        let views: [TextView] = reports.count == first.parts.count ? [.columns] : [.paragraphs, .columns]
        for view in views where DocumentReader.leavesQuestions(result) {
            guard let other = try await extractView(view, of: bytes, name: name), other.parts != first.parts else {
                continue
            }
            let (both, _) = try await read(first, with: other)
            // A view that leaves as many questions as the first is of no use beside another one.
            guard view == .columns || !DocumentReader.leavesQuestions(both) else { continue }
            (second, result) = (other, both)
        }
        return ReadFile(first: first, second: second, result: result, pages: pages)
    }
}

/// A file that was turned into text and read.
public struct ReadFile: Sendable {
    public let first: ExtractedFile
    /// The same file with its words in another order; nil where the first view left nothing unclear.
    public let second: ExtractedFile?
    /// The readings, or the reason why there is none.
    public let result: Result<[Reading], Refusal>
    /// The number of pages of all parts.
    public let pages: Int
}

extension Refusal {
    /// The refusal of a table of values in which no letter or report was recognised.
    fileprivate var ofDataTable: Refusal {
        guard code == .notRecognised else { return self }
        return Refusal(
            .unsupportedFormat,
            "It is a data table (CSV), and neither a letter nor a report; drop in the letter or report itself, as PDF or text."
        )
    }
}
