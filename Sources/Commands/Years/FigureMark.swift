import Model

/// The signs behind a figure in tables: how far it can be relied on, and where it is from. Notes below a table explain them.
enum FigureMark {
    /// A finding names the figure.
    static let doubt = "!"
    /// A person entered the figure.
    static let entered = "✎"
    /// An average that is not from the year's own letter.
    static let elsewhere = "†"
    /// A paper quotes the figure from another document.
    static let quoted = "‡"

    /// The signs behind a figure, one after the other; empty for one of a document that nothing is wrong with.
    static func signs(isInDoubt: Bool, isQuoted: Bool = false, isEntered: Bool) -> String {
        (isInDoubt ? doubt : "") + (isQuoted ? quoted : "") + (isEntered ? entered : "")
    }

    /// The signs behind a figure; empty where there is none.
    static func signs(of figure: Figure?, isInDoubt: Bool) -> String {
        signs(isInDoubt: isInDoubt, isQuoted: figure?.isQuoted == true, isEntered: figure?.isEntered == true)
    }
}
