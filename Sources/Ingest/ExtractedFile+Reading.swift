public import Extraction
public import Model
public import Reading

extension TextPart {
    /// The text, ready for reading; places in it name its part.
    ///
    /// - Throws: the reason why the part has none.
    public func documentText() throws(Refusal) -> DocumentText {
        DocumentText(utf8: try text.get(), part: path)
    }
}

extension ExtractedFile {
    /// Reads every document that the file holds, part by part.
    ///
    /// - Parameter given: the authority that the file was given for; nil where nobody said.
    /// - Returns: the readings, or the reason why there is none; and the number of pages of all parts.
    public func read(givenFor given: Authority? = nil) -> (result: Result<[Reading], Refusal>, pages: Int) {
        var collector = ReadingCollector(givenFor: given)
        var pages = 0
        for part in parts {
            do throws(Refusal) {
                let text = try part.documentText()
                pages += text.pages
                collector.add(text)
            } catch {
                collector.add(unreadable: part.path, because: error)
            }
        }
        return (Result { () throws(Refusal) in try collector.collected() }, pages)
    }
}
