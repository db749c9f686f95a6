/// `Rescan`: scans the inbox anew.
public enum RescanMethod: InterfaceMethod {
    public static let name = "Rescan"
    public static let documentation = "Scans the inbox as the daemon does when it starts."
    public static let changesState = true

    public typealias Parameters = NoParameters
    public typealias Reply = RescanReport
}
