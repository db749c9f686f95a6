/// `Documents`: every file that arrived.
public enum DocumentsMethod: InterfaceMethod {
    public static let name = "Documents"
    public static let documentation = "Every file that arrived, with its outcome."
    public static let changesState = false

    public static func unusable(_ parameters: ListSelection, at _: Int64) -> UnusableParameter? {
        parameters.unusable(states: Set(DocumentsReport.Outcome.allCases.map(\.rawValue)))
    }

    public typealias Parameters = ListSelection
    public typealias Reply = DocumentsReport
}
