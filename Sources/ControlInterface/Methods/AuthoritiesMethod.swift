/// `Authorities`: all authorities, in brief.
public enum AuthoritiesMethod: InterfaceMethod {
    public static let name = "Authorities"
    public static let documentation = "The authorities that the store has documents about."
    public static let changesState = false

    public static func unusable(_ parameters: ListSelection, at _: Int64) -> UnusableParameter? {
        parameters.unusable(states: ListSelection.alertStates)
    }

    public typealias Parameters = ListSelection
    public typealias Reply = AuthoritiesReport
}
