/// `Silences`: the silences in force.
public enum SilencesMethod: InterfaceMethod {
    public static let name = "Silences"
    public static let documentation = "The silences in force."
    public static let changesState = false

    public typealias Parameters = NoParameters
    public typealias Reply = SilencesReport
}
