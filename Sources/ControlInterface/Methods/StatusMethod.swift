/// `Status`: the daemon's state and counts.
public enum StatusMethod: InterfaceMethod {
    public static let name = "Status"
    public static let documentation = "The daemon's state, and how many documents and alerts it has."
    public static let changesState = false

    public typealias Parameters = NoParameters
    public typealias Reply = StatusReport
}
