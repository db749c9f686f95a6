import Synchronization

/// Why a reader left a number out of the council's own figures of the year: the dimension in which the number is another's.
public enum LeftOutReason: Hashable, Sendable {
    /// It is of one service, directorate, team or trust of the council: "Adult social care".
    case service(String)
    /// It is of another body or of all councils: "Saltmere District Council".
    case otherBody(String)
    /// It is of another Ombudsman's cases: "Housing Ombudsman".
    case otherOmbudsman(String)
    /// It is of another time than the year: "2022-23", "the second quarter".
    case otherTime(String)
    /// It counts one stage or kind of complaint in words that name no figure: "stage 2".
    case stage(String)
    /// It is another measure than the figures beside it: "a rate per 10,000 residents".
    case otherMeasure(String)
    /// The text leaves open what it is about. The words go on from "because": "the list names two years".
    case unresolved(String)

    /// The reason as the end of a sentence: "it belongs to Adult social care".
    public var displayText: String {
        switch self {
        case .service(let name): "it belongs to \(name)"
        case .otherBody(let name): "it is of \(name), not of this council"
        case .otherOmbudsman(let name): "it is the \(name)'s"
        case .otherTime(let name): "it is of \(name)"
        case .stage(let name): "it is of \(name), and its words name no figure of that"
        case .otherMeasure(let name): "it is \(name)"
        case .unresolved(let cause): "it can't be tied to the council and the year, because \(cause)"
        }
    }
}

/// Records the numbers that a reader leaves out, for an explanation. A passage that is only read has none.
final class LeftOutRecord: Sendable {
    private let reasons = Mutex<[Int: LeftOutReason]>([:])

    /// Notes the reason for a number, unless there is one.
    ///
    /// - Parameter token: the number's first token, as an index in the text's tokens.
    func note(_ token: Int, _ reason: LeftOutReason) {
        reasons.withLock { if $0[token] == nil { $0[token] = reason } }
    }

    /// Returns the reason why the number at a token was left out; nil where no reader gave one.
    func reason(at token: Int) -> LeftOutReason? { reasons.withLock { $0[token] } }
}

extension Passage {
    /// Notes why the numbers in some tokens are no figures of the council's own. Numbers that are read all the same need no
    /// care: the explanation passes over them.
    ///
    /// It does nothing, and forms no reason, where the passage is not read for an explanation.
    func leaveOut(_ tokens: Range<Int>, _ reason: @autoclosure () -> LeftOutReason) {
        guard let leftOut else { return }
        let reason = reason()
        for token in tokens { leftOut.note(token, reason) }
    }
}
