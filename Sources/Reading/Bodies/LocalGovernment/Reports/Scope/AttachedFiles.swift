/// Lists of the files that a committee's page offers: "Additional documents:", and below it "Annual letter, item 229 PDF 117 KB".
extension DocumentText {
    /// Whether the lines right below a heading name a file with its size.
    func listsFiles(below heading: Range<Int>) -> Bool {
        guard let last = heading.last else { return false }
        let below = lines[(tokens[last].line + 1)...].lazy.filter { !$0.tokens.isEmpty }
        return below.prefix(Self.firstFiles).contains { namesFile($0.tokens) }
    }

    /// Whether a line names a file with its size.
    func namesFile(_ line: Int) -> Bool { namesFile(lines[line].tokens) }

    /// The number of lines with text among which the first file stands. A long name takes two.
    private static let firstFiles = 3

    private func namesFile(_ line: Range<Int>) -> Bool {
        line.count <= 30
            && line.contains { index in
                isWord(index, in: "kb mb") && line.contains(index - 1) && tokens[index - 1].number != nil
            }
    }
}
