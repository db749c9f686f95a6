/// The conditions under which the pages of one file are recognised, which takes seconds a page.
///
/// Whoever reads a file sets it for the task that reads; without one, pages are recognised at once and nobody hears of the progress.
public struct RecognitionTask: Sendable {
    /// The conditions of the task that runs.
    @TaskLocal public static var current = RecognitionTask()

    /// Whether pages are recognised now. Otherwise a file that needs it is given up (`DecoderTrouble.Code.deferred`), so that its turn
    /// is free for files that take less.
    public var isAllowed = true
    /// Receives the page that is being recognised, counted from 1, and the number of pages.
    public var progress: @Sendable (_ page: Int, _ pages: Int) -> Void = { _, _ in }

    public init() {}

    public init(isAllowed: Bool, progress: @escaping @Sendable (_ page: Int, _ pages: Int) -> Void = { _, _ in }) {
        self.isAllowed = isAllowed
        self.progress = progress
    }
}
