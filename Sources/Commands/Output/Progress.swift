import Glibc

/// Shows how far a command is, on a terminal's line that is written again and again. Scripts and few files get none.
struct Progress {
    /// The number of files up to which nobody asks how far it is.
    private static let few = 20

    private let isWanted: Bool
    private var isShown = false

    /// - Parameter total: the number of files.
    init(total: Int) { isWanted = total > Self.few && isatty(STDERR_FILENO) == 1 }

    mutating func show(_ text: @autoclosure () -> String) {
        guard isWanted else { return }
        isShown = true
        Output.progress(text())
    }

    /// Clears the line.
    mutating func end() {
        if isShown { Output.progress("") }
        isShown = false
    }
}
