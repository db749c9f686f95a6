/// The course of reading many files: progress on a terminal, and the result at the end.
struct ReadRun {
    /// A file with what is printed of it; nil where that is made when it is printed.
    struct File: Sendable {
        let opened: OpenedFile
        let text: String?
        /// Whether something was read; nil where it is known of the file.
        var hasRead: Bool?
    }

    /// The number of files that are read before the first of them is shown.
    static let portion = 16

    private let total: Int
    private(set) var count = 0
    private(set) var unread = 0
    private var progress: Progress

    init(_ targets: [ReadTarget]) {
        total = targets.count
        progress = Progress(total: total)
    }

    /// Shows how far it is, where the files themselves are not shown on the terminal.
    mutating func showProgress() {
        guard count % 16 == 0, !Output.isTerminal else { return }
        progress.show("Reading \(count.formattedWithCommas) of \(total.formattedWithCommas)")
    }

    mutating func endProgress() { progress.end() }

    mutating func note(hasRead: Bool) {
        count += 1
        if !hasRead { unread += 1 }
    }

    /// As "12 files: 10 read, 2 not read."
    var summary: String {
        "\(count.formattedWithCommas) files: \((count - unread).formattedWithCommas) read, "
            + "\(unread.formattedWithCommas) not read."
    }
}

extension Int {
    /// As `2,000`.
    fileprivate var formattedWithCommas: String {
        let digits = String(self)
        guard digits.count > 3 else { return digits }
        let head = digits.dropLast(3)
        return "\(Int(head).map(\.formattedWithCommas) ?? String(head)),\(digits.suffix(3))"
    }
}
